import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../identity/index.js';
import { Messages } from '../messages/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../platform/http/index.js';
import { ReminderList } from './persistence/reminder-list.query.js';

/** Sends a reminder that failed once more, such as after the address was put right. */
@Injectable()
export class RetryReminder {
  constructor(
    private readonly commands: Commands,
    private readonly list: ReminderList,
    private readonly messages: Messages,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 404 for an unknown id and one out of reach alike; 409 `reminder-not-failed` */
  async execute(actor: Actor, id: string, claim: IdempotencyClaim | undefined): Promise<Done<{ readonly id: string }>> {
    const done = await this.commands.run(claim, async (tx) => {
      const reminder = await this.list.byId(tx, actor, id);
      if (reminder === undefined) throw notFound();
      if (!(await this.messages.retry(tx, id))) throw conflict('reminder-not-failed');
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'reminder.retried',
        subjectType: 'message',
        subjectId: id,
      });
      return { status: 202, ref: { id } };
    });
    this.messages.nudge();
    return done;
  }
}
