import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import type { Tx } from '../platform/database/index.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

/** One act to be remembered. */
export interface AuditedAct {
  readonly actorId: string | null;
  /** What was done, such as `loan.opened`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly instrumentCode?: string | null;
  /** Changed fields and values that are not personal. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The append-only log. An act and its row are stored together or not at all. */
@Injectable()
export class AuditLog {
  constructor(private readonly clock: Clock) {}

  async append(tx: Tx, act: AuditedAct): Promise<void> {
    await tx.insert(AuditEntryEntity, {
      at: this.clock.now(),
      actorId: act.actorId,
      action: act.action,
      subjectType: act.subjectType,
      subjectId: act.subjectId,
      instrumentCode: act.instrumentCode ?? null,
      detail: act.detail === undefined ? null : JSON.stringify(act.detail),
    });
  }
}
