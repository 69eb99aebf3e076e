export { demoPassword } from './demo-data.js';
export { demonstration } from './demonstration.js';
export { seedDemo } from './seed-demo.js';
