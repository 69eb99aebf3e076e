export * from './persistence/reminder.entity.js';
export * from './persistence/reminder-list.query.js';
export * from './notice-content.js';
export * from './reminder-content.js';
export * from './reminders.module.js';
export * from './reminders.texts.js';
export * from './retry-reminder.js';
export * from './sweep.js';
