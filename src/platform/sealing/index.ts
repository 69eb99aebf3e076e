export * from './sealing-key.js';
