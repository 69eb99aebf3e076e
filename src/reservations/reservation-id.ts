/** What is kept of a command's answer: the reservation is read again by its id. */
export interface ReservationId {
  readonly reservation: string;
}
