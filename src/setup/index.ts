export * from './organisation.js';
export * from './reference-data.js';
export * from './set-up.js';
export * from './setup.module.js';
export * from './constraints.js';
