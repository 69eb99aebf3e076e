export * from './logging.js';
export * from './nest-logger.js';
