export * from './constraints.js';
export * from './coverage.module.js';
export * from './coverages.js';
export * from './covered-parts.query.js';
export * from './domain/split.js';
export * from './persistence/entities.js';
