import { Register0001 } from './0001-register.js';
import { OutboxAndMessages0002 } from './0002-outbox-and-messages.js';
import { Reservations0003 } from './0003-reservations.js';
import { Acceptances0004 } from './0004-acceptances.js';
import { CalendarFeeds0005 } from './0005-calendar-feeds.js';
import { CostSharing0007 } from './0007-cost-sharing.js';

/** Every migration, in order, for both databases. */
export const migrations = [
  Register0001,
  OutboxAndMessages0002,
  Reservations0003,
  Acceptances0004,
  CalendarFeeds0005,
  CostSharing0007,
] as const;
