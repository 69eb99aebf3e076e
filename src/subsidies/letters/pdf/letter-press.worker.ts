import { pressInThread } from '../../../platform/press/index.js';
import { printLetter } from './letter-print.js';

pressInThread(printLetter);
