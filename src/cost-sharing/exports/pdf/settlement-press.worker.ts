import { pressInThread } from '../../../platform/press/index.js';
import { printSettlement } from './settlement-print.js';

pressInThread(printSettlement);
