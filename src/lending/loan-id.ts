/** What is kept of a command's answer: the loan is read again by its id. */
export interface LoanId {
  readonly loan: string;
}
