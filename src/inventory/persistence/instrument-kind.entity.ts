import { Column, Entity } from 'typeorm';

/** A type of instrument with its family and ordered sizes. */
@Entity('instrument_kind')
export class InstrumentKindEntity {
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_instrument_kind' })
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  family!: string;

  @Column({ type: 'varchar', length: 100 })
  nb!: string;

  @Column({ type: 'varchar', length: 100 })
  nn!: string;

  @Column({ type: 'varchar', length: 100 })
  en!: string;

  /** The sizes from small to large, a JSON array of texts. */
  @Column({ type: 'text' })
  sizes!: string;

  /** Hornbostel-Sachs number, where a public source was read. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  hornbostelSachs!: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  wikidata!: string | null;

  @Column({ type: 'integer' })
  position!: number;
}
