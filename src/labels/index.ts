export * from './domain/label-address.js';
export type { LabelDesign } from './domain/layout-types.js';
export * from './label-items.js';
export * from './labels.dto.js';
export * from './labels.module.js';
export * from './labels.service.js';
export * from './labels.texts.js';
