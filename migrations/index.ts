import { Register0001 } from './0001-register.js';
import { OutboxAndMessages0002 } from './0002-outbox-and-messages.js';
import { Acceptances0004 } from './0004-acceptances.js';

/** Every migration, in order, for both databases. */
export const migrations = [Register0001, OutboxAndMessages0002, Acceptances0004] as const;
