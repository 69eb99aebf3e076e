import { previousQuarter, quarterOf, settlePastQuarter } from '../cost-sharing/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import type { Config } from '../platform/config/index.js';
import type { Database } from '../platform/database/index.js';
import { demoUsers, municipalities } from './places.js';
import { Random } from './random.js';

/** Closes the last quarter but one of a demonstration, and leaves the last one to whoever tries it. */
export async function settleDemo(
  database: Pick<Database, 'reader' | 'unitOfWork'>,
  config: Config,
  today: CalendarDate,
): Promise<void> {
  const accountant = demoUsers(today).find(({ role }) => role === 'accountant');
  const [municipality] = municipalities;
  if (accountant === undefined || municipality === undefined)
    throw new RangeError('The demonstration needs an accountant');
  await settlePastQuarter(database, config, {
    id: new Random('settlement').uuid(),
    municipality: municipality.id,
    quarter: previousQuarter(previousQuarter(quarterOf(today))),
    closedBy: accountant.id,
    daysAfter: 12,
  });
}
