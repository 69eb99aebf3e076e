export * from './content.js';
export * from './delivery.js';
export * from './mailer.js';
export * from './message.entity.js';
export * from './message.repository.js';
export * from './message-contents.js';
export * from './messages.js';
export * from './messages.module.js';
