import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** A term of a school year, with the dates that the municipality sets. */
@Entity('term')
@Index('ux_term_first_day', ['municipalityId', 'firstDay'], { unique: true })
@Check('ck_term_order', 'first_day <= last_day')
export class TermEntity {
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_term' })
  id!: string;

  @ForeignKey('MunicipalityEntity', { name: 'fk_term_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  @Column({ type: 'varchar', length: 9 })
  schoolYear!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'date' })
  firstDay!: string;

  @Column({ type: 'date' })
  lastDay!: string;

  @Column({ type: 'integer' })
  version!: number;
}
