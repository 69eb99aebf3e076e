/** What a borrower is charged for. */
export type ChargeKind = 'term-fee' | 'deposit';

/** Why something of a charge goes back, or has not to be paid: only a person waives, and says why. */
export type CreditKind = 'deposit-back' | 'early-return' | 'waiver';
