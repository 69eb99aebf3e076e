export * from './daily.js';
export * from './daily-run.entity.js';
export * from './nightly.js';
export * from './nightly.module.js';
export * from './schedule.module.js';
