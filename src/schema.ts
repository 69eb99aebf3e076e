import { migrations } from '../migrations/index.js';
import { AuditEntryEntity } from './audit/index.js';
import { borrowerEntities } from './borrowers/index.js';
import { CalendarFeedEntity } from './calendar-feeds/index.js';
import { chargeEntities } from './charges/index.js';
import { coverageEntities } from './coverage/index.js';
import { costSharingEntities } from './cost-sharing/index.js';
import { identityEntities } from './identity/index.js';
import { inventoryEntities } from './inventory/index.js';
import { lendingEntities } from './lending/index.js';
import { loanRuleEntities } from './loan-rules/index.js';
import { MessageEntity, SignedLinkEntity } from './messages/index.js';
import { organisationEntities } from './organisation/index.js';
import type { Schema } from './platform/database/index.js';
import { IdempotencyKeyEntity } from './platform/http/index.js';
import { OutboxEntity, OutboxQueueEntity } from './platform/outbox/index.js';
import { DailyRunEntity } from './platform/schedule/index.js';
import { ReminderEntity } from './reminders/index.js';
import { ReservationEntity } from './reservations/index.js';
import { subsidyEntities } from './subsidies/index.js';

/** The whole schema: every feature's tables and the one ordered list of migrations. */
export const schema: Schema = {
  entities: [
    IdempotencyKeyEntity,
    OutboxEntity,
    OutboxQueueEntity,
    DailyRunEntity,
    AuditEntryEntity,
    ...organisationEntities,
    ...identityEntities,
    ...inventoryEntities,
    ...borrowerEntities,
    ...loanRuleEntities,
    ...lendingEntities,
    ...chargeEntities,
    ...coverageEntities,
    MessageEntity,
    SignedLinkEntity,
    ReminderEntity,
    ReservationEntity,
    CalendarFeedEntity,
    ...subsidyEntities,
    ...costSharingEntities,
  ],
  migrations,
};
