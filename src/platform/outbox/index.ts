export * from './outbox.entity.js';
export * from './outbox-queue.entity.js';
export * from './outbox.js';
export * from './outbox.module.js';
export * from './outbox.repository.js';
export * from './outbox.tokens.js';
export * from './settings.js';
export * from './topics.js';
