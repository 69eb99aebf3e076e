import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { MessageContent } from './content.js';
import type { MessageKind } from './message.repository.js';

/** Which class makes the words of each kind of message: a missing one does not compile. */
export type ContentTable = Readonly<Record<MessageKind, Type<MessageContent>>>;

/** Finds the maker of a message's words. */
@Injectable()
export class MessageContents implements OnModuleInit {
  private readonly found = new Map<string, MessageContent>();

  constructor(
    private readonly modules: ModuleRef,
    private readonly table: ContentTable,
  ) {}

  /**
   * Before the first job can run.
   * @throws if a maker is provided by no module: such an application does not start
   */
  onModuleInit(): void {
    for (const [kind, type] of Object.entries(this.table)) {
      this.found.set(kind, this.modules.get(type, { strict: false }));
    }
  }

  of(kind: MessageKind): MessageContent {
    const content = this.found.get(kind);
    if (content === undefined) throw new Error(`Nobody makes the words of ${kind}`);
    return content;
  }
}
