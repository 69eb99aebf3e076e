import { Register0001 } from './0001-register.js';
import { OutboxAndMessages0002 } from './0002-outbox-and-messages.js';
import { Reservations0003 } from './0003-reservations.js';
import { Acceptances0004 } from './0004-acceptances.js';
import { CalendarFeeds0005 } from './0005-calendar-feeds.js';
import { LoanReplacements0006 } from './0006-loan-replacements.js';
import { Subsidies0007 } from './0007-subsidies.js';
import { ChargesAndCoverage0008 } from './0008-charges-and-coverage.js';
import { CostSharing0009 } from './0009-cost-sharing.js';
import { Closures0010 } from './0010-closures.js';
import { LoanFigures0011 } from './0011-loan-figures.js';

/** Every migration, in order, for both databases. */
export const migrations = [
  Register0001,
  OutboxAndMessages0002,
  Reservations0003,
  Acceptances0004,
  CalendarFeeds0005,
  LoanReplacements0006,
  Subsidies0007,
  ChargesAndCoverage0008,
  CostSharing0009,
  Closures0010,
  LoanFigures0011,
] as const;
