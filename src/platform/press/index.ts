export * from './press.js';
