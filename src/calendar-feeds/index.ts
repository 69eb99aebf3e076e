export * from './calendar-feed.entity.js';
export * from './calendar-feeds.module.js';
export * from './feeds.js';
