import { pressInThread } from '../../platform/press/index.js';
import { press } from './press-job.js';

pressInThread(press);
