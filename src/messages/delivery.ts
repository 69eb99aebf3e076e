import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { DatabaseUnavailable, type Tx, UnitOfWork } from '../platform/database/index.js';
import {
  type Handler,
  OUTBOX_SETTINGS,
  type Outcome,
  type OutboxSettings,
  done,
  topic,
} from '../platform/outbox/index.js';
import type { Content } from './content.js';
import { MessageContents } from './message-contents.js';
import { MessageRepository, type QueuedMessage } from './message.repository.js';
import { type MailAnswer, Mailer, type OutgoingMail } from './mailer.js';

/** A message is to be delivered. */
export const messageDelivery = topic('message.deliver', 'messageId');

type Step = { readonly outcome: Outcome } | { readonly mail: OutgoingMail };

const withoutMailServerMs = 3_600_000;

/**
 * Delivers a message. One unit decides again and marks that an attempt begins; then the mail goes out; another unit records the
 * answer. Nobody else sends while the mark is young. A process that dies in between leaves the mark, and the attempt
 * after it, with the same `Message-ID`, is counted as a possible repeat.
 */
@Injectable()
export class MessageDelivery implements Handler<typeof messageDelivery> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageRepository,
    private readonly contents: MessageContents,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(OUTBOX_SETTINGS) private readonly settings: OutboxSettings,
  ) {}

  async handle({ messageId }: { readonly messageId: string }): Promise<Outcome> {
    const step = await this.unitOfWork.run((tx) => this.begin(tx, messageId));
    if ('outcome' in step) return step.outcome;
    const answer = await this.mailer.send(step.mail);
    await this.record((tx) => this.write(tx, messageId, answer));
    return answer.answer === 'accepted' || (answer.answer === 'refused' && answer.permanent)
      ? done
      : { end: 'failed', code: answer.code };
  }

  async givenUp(tx: Tx, { messageId }: { readonly messageId: string }, code: string): Promise<void> {
    await this.messages.failed(tx, messageId, code);
  }

  private async begin(tx: Tx, id: string): Promise<Step> {
    const now = this.clock.now();
    const message = await this.messages.lockQueued(tx, id);
    if (message === undefined) return { outcome: done };
    const since = message.sendingSince?.getTime();
    if (since !== undefined && since + this.settings.leaseMs > now.getTime()) {
      return { outcome: { end: 'later', at: new Date(since + this.settings.leaseMs), code: 'being-sent' } };
    }
    return this.decide(tx, message, await this.contents.of(message.kind).contentFor(tx, message), now);
  }

  private async decide(tx: Tx, message: QueuedMessage, content: Content, now: Date): Promise<Step> {
    switch (content.is) {
      case 'not-due':
        await this.messages.cancelled(tx, message.id);
        return { outcome: done };
      case 'no-address':
        await this.messages.failed(tx, message.id, 'no-address');
        return { outcome: done };
      case 'early':
        return { outcome: { end: 'later', at: content.until, code: 'quiet-hours' } };
      case 'due':
        break;
    }
    const { from } = this.mailer;
    if (from === undefined) {
      await this.messages.note(tx, message.id, 'mail-not-configured');
      const at = new Date(now.getTime() + withoutMailServerMs);
      return { outcome: { end: 'later', at, code: 'mail-not-configured' } };
    }
    const messageId = message.providerMessageId ?? messageIdOf(message.id, from);
    await this.messages.begin(tx, message.id, content.mail.language, messageId, now);
    return { mail: { ...content.mail, messageId } };
  }

  private async write(tx: Tx, id: string, answer: MailAnswer): Promise<void> {
    switch (answer.answer) {
      case 'accepted':
        return this.messages.sent(tx, id, this.clock.now());
      case 'refused':
        return answer.permanent
          ? this.messages.failed(tx, id, answer.code)
          : this.messages.refusedForNow(tx, id, answer.code);
      case 'unknown':
        return this.messages.note(tx, id, answer.code);
    }
  }

  /** Records what happened, again and again while the database cannot be written: what is not recorded is sent twice. */
  private async record(write: (tx: Tx) => Promise<void>): Promise<void> {
    const started = performance.now();
    for (;;) {
      try {
        await this.unitOfWork.run(write);
        return;
      } catch (error) {
        const patient = performance.now() - started < this.settings.leaseMs;
        if (!(error instanceof DatabaseUnavailable) || !patient) throw error;
        await pause(500);
      }
    }
  }
}

/** The stable `Message-ID` of a message (RFC 5322, 3.6.4): its id at the sender's host. */
export function messageIdOf(id: string, from: string): string {
  const host = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return `<${id}@${host.toLowerCase()}>`;
}
