import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { Handler, Handlers, Payload, Topic, Topics } from './topics.js';

interface Entry {
  readonly topic: Topic;
  readonly type: Type<Handler<Topic>>;
}

/** Which handler does the jobs of which topic; whole before the application starts. */
export class HandlerTable {
  private readonly entries = new Map<string, Entry>();
  private readonly found = new Map<string, Handler<Topic>>();

  /** @throws Error when two topics have the same name */
  constructor(topics: Topics, handlers: Handlers<Topics>) {
    for (const [key, topic] of Object.entries(topics)) {
      const type = handlers[key];
      if (type === undefined) throw new Error(`Topic ${topic.name} has no handler`);
      if (this.entries.has(topic.name)) throw new Error(`Topic ${topic.name} stands twice in the table`);
      this.entries.set(topic.name, { topic, type });
    }
  }

  /**
   * Finds the instance of every handler.
   * @throws Error naming the topic whose handler no module provides
   */
  resolve(modules: ModuleRef): void {
    for (const [name, { type }] of this.entries) {
      try {
        this.found.set(name, modules.get(type, { strict: false }));
      } catch (error) {
        throw new Error(`The handler of topic ${name} is provided by no module`, { cause: error });
      }
    }
  }

  /** @throws Error if the topic is not in the table */
  require(topic: Topic): void {
    if (this.entries.get(topic.name)?.topic !== topic) throw new Error(`Topic ${topic.name} is not registered`);
  }

  /** The handler and the payload of a row; undefined for a topic that this version does not know. */
  open(name: string, payload: string): { handler: Handler<Topic>; payload: Payload<Topic> } | undefined {
    const handler = this.found.get(name);
    const ids = this.entries.get(name)?.topic.ids;
    if (handler === undefined || ids === undefined) return undefined;
    const parsed: unknown = JSON.parse(payload);
    const good =
      typeof parsed === 'object' && parsed !== null && ids.every((id) => typeof Reflect.get(parsed, id) === 'string');
    return good ? { handler, payload: parsed as Payload<Topic> } : undefined;
  }
}
