import { pressInThread } from '../../../platform/press/index.js';
import { printAgreement } from './agreement-print.js';

pressInThread(printAgreement);
