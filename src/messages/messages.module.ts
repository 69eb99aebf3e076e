import { type DynamicModule, Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CONFIG, type Config } from '../platform/config/index.js';
import { OUTBOX_SETTINGS, type OutboxSettings } from '../platform/outbox/index.js';
import { MessageDelivery } from './delivery.js';
import { Mailer, NoMailer, SmtpMailer } from './mailer.js';
import { type ContentTable, MessageContents } from './message-contents.js';
import { MessageRepository } from './message.repository.js';
import { Messages } from './messages.js';
import { SignedLinkRepository } from './signed-links/signed-link.repository.js';
import { SignedLinks } from './signed-links/signed-links.js';

/** Messages and their delivery, injectable everywhere. */
@Module({})
export class MessagesModule {
  /** @param contents the class that makes the words of each kind; its module provides it */
  static with(contents: ContentTable): DynamicModule {
    return {
      module: MessagesModule,
      global: true,
      providers: [
        { provide: Mailer, inject: [CONFIG, OUTBOX_SETTINGS], useFactory: mailerOf },
        {
          provide: MessageContents,
          inject: [ModuleRef],
          useFactory: (modules: ModuleRef) => new MessageContents(modules, contents),
        },
        MessageRepository,
        MessageDelivery,
        Messages,
        SignedLinkRepository,
        SignedLinks,
      ],
      exports: [Messages, MessageRepository, Mailer, SignedLinks],
    };
  }
}

/** An attempt is over well before its mark grows old, so that no two attempts overlap. */
function mailerOf(config: Config, settings: OutboxSettings): Mailer {
  const { smtpUrl, mailFrom } = config;
  if (smtpUrl === null || mailFrom === null) return new NoMailer();
  return new SmtpMailer(smtpUrl, mailFrom, settings.leaseMs * 0.75);
}
