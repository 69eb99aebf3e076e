import { Register0001 } from './0001-register.js';
import { OutboxAndMessages0002 } from './0002-outbox-and-messages.js';

/** Every migration, in order, for both databases. */
export const migrations = [Register0001, OutboxAndMessages0002] as const;
