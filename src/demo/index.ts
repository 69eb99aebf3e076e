export { demoPassword } from './demo-data.js';
export { demonstration } from './demonstration.js';
export { emptyDemo } from './empty-demo.js';
export { settleDemo } from './settle-demo.js';
export { seedDemo } from './seed-demo.js';
