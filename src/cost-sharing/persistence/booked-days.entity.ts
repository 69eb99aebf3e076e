import { Column, Entity, ForeignKey } from 'typeorm';

/**
 * Up to which day all that units pay for borrowers is in the ledger. What is charged is of the day on which it is written down, so that
 * nothing of an earlier day comes late.
 */
@Entity('booked_days')
export class BookedDaysEntity {
  @ForeignKey('MunicipalityEntity', { name: 'fk_booked_days_municipality' })
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_booked_days' })
  municipalityId!: string;

  /** The first day of which there may be something that is not booked. */
  @Column({ type: 'date' })
  bookedBefore!: string;

  /** One more each time that something has to be looked at again. */
  @Column({ type: 'integer' })
  version!: number;
}
