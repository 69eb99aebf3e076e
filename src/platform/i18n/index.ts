export * from './format.js';
export * from './language.js';
export * from './texts.js';
