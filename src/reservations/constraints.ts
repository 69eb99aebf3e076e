import { type ConstraintTable, conflict, refused } from '../platform/http/index.js';

/** The last guards of reservations say what the rules would have said. */
export const reservationConstraints: ConstraintTable = {
  ex_reservation_instrument_period: () => refused([{ code: 'instrument-reserved', overridable: false }]),
  ux_reservation_pickup_code: () => conflict('changed-meanwhile'),
};
