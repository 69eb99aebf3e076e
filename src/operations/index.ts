export { Housekeeping } from './housekeeping.js';
export * from './operations.module.js';
