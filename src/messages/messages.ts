import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { DatabaseUnavailable, type Tx, UnitOfWork } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { messageDelivery } from './delivery.js';
import { Mailer } from './mailer.js';
import { MessageRepository, type OwedMessage, type PromptMessage } from './message.repository.js';

/** Where features leave the messages that they owe. */
@Injectable()
export class Messages implements OnApplicationBootstrap {
  constructor(
    private readonly rows: MessageRepository,
    private readonly outbox: Outbox,
    private readonly mailer: Mailer,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What was held back for want of a mail server goes out when there is one; by itself it would within the hour. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.mailer.from === undefined) return;
    try {
      await this.unitOfWork.run((tx) => this.outbox.hurry(tx, 'mail-not-configured'));
    } catch (error) {
      // A server starts on a database that cannot be written now, and answers what it can.
      if (!(error instanceof DatabaseUnavailable)) throw error;
    }
  }

  /**
   * Owes a message in the caller's unit. `fill` stores what belongs to it under its id and tells how much that was; with nothing
   * in it there is no message. Does nothing when the receiver's message of that kind and day has already gone out.
   * @returns whether anything was owed
   */
  async owe(tx: Tx, owed: OwedMessage, fill: (messageId: string) => Promise<number>): Promise<boolean> {
    const message = await this.rows.forDay(tx, owed, this.clock.now());
    if (message === undefined) return false;
    const filled = await fill(message.id);
    if (!message.fresh) return filled > 0;
    if (filled === 0) {
      await this.rows.remove(tx, message.id);
      return false;
    }
    await this.send(tx, message.id, owed);
    return true;
  }

  /** Owes a message that goes at once, in the caller's unit, and gives its id. It is no digest and counts as none. */
  async oweNow(tx: Tx, message: PromptMessage): Promise<string> {
    const messageId = await this.rows.addPrompt(tx, message, this.clock.now());
    await this.send(tx, messageId, message);
    return messageId;
  }

  /** The same for what is decided once: `fill` stores it as in {@link owe}, and where that was done before there is no message. */
  async oweOnce(tx: Tx, message: PromptMessage, fill: (messageId: string) => Promise<number>): Promise<boolean> {
    const messageId = await this.rows.addPrompt(tx, message, this.clock.now());
    if ((await fill(messageId)) === 0) {
      await this.rows.remove(tx, messageId);
      return false;
    }
    await this.send(tx, messageId, message);
    return true;
  }

  /** Tries a failed message again; false if it is not (or no longer) failed. */
  async retry(tx: Tx, messageId: string): Promise<boolean> {
    if (!(await this.rows.requeue(tx, messageId))) return false;
    await this.outbox.add(tx, messageDelivery, { messageId });
    return true;
  }

  private async send(tx: Tx, messageId: string, { receiverKind }: Pick<PromptMessage, 'receiverKind'>): Promise<void> {
    if (receiverKind !== 'nobody') await this.outbox.add(tx, messageDelivery, { messageId });
  }

  /** After a unit that owed something was stored: sends it now rather than within the second. */
  nudge(): void {
    this.outbox.nudge();
  }
}
