/**
 * What the borrower of a loan is to pay for the term that was charged last, in øre and less what was credited of it; 0 where no term was.
 *
 * @param loan the SQL expression of the loan's id
 */
export function termFeeToPay(loan: string): string {
  return `COALESCE((SELECT c.amount_ore - COALESCE((SELECT SUM(k.amount_ore) FROM credit k WHERE k.charge_id = c.id), 0)
    FROM charge c WHERE c.loan_id = ${loan} AND c.kind = 'term-fee' ORDER BY c.charged_on DESC, c.id LIMIT 1), 0)`;
}

/** The deposit that the borrower of a loan is to pay, or had to, less what was waived of it. */
export function depositToPay(loan: string): string {
  return `COALESCE((SELECT c.amount_ore
      - COALESCE((SELECT SUM(k.amount_ore) FROM credit k WHERE k.charge_id = c.id AND k.kind = 'waiver'), 0)
    FROM charge c WHERE c.loan_id = ${loan} AND c.kind = 'deposit'), 0)`;
}
