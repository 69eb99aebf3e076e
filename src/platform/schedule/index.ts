export * from './daily.js';
export * from './daily-run.entity.js';
export * from './schedule.module.js';
