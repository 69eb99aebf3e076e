export * from './charge.entity.js';
export * from './charges.js';
export * from './charges.module.js';
export * from './constraints.js';
