import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** What a borrower gets back of a charge, or does not have to pay, in øre. Never changed. */
@Entity('credit')
@Index('ix_credit_charge', ['chargeId'])
@Index('ix_credit_day', ['creditedOn', 'chargeId', 'amountOre'])
@Index('ix_credit_kind', ['kind', 'creditedOn', 'id'])
@Index('ux_credit_once', ['chargeId', 'kind'], { unique: true, where: "kind <> 'waiver'" })
@Check('ck_credit_kind', "kind IN ('deposit-back', 'early-return', 'waiver')")
@Check('ck_credit_reason', "(kind = 'waiver') = (reason IS NOT NULL)")
@Check('ck_credit_amount', "amount_ore >= 0 AND (amount_ore > 0 OR kind <> 'waiver')")
export class CreditEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_credit' })
  id!: string;

  @ForeignKey('ChargeEntity', { name: 'fk_credit_charge' })
  @Column({ type: 'varchar', length: 36 })
  chargeId!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ type: 'integer' })
  amountOre!: number;

  /** Why it was waived. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;

  @Column({ type: 'date' })
  creditedOn!: string;
}
