import { pressInThread } from '../../../platform/press/index.js';
import { printAgreements } from './agreement-print.js';

pressInThread(printAgreements);
