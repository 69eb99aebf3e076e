export * from './calendar-date.js';
export * from './zoned.js';
