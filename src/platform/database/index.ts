export * from './database.js';
export * from './database.module.js';
export * from './errors.js';
export * from './open-database.js';
export * from './peek.js';
export * from './schema-fingerprint.js';
export * from './sql.js';
export * from './unit-of-work.js';
