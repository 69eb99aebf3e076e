import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { addDays, schoolYearOf } from '../../src/platform/calendar/index.js';
import { ContractRuns } from '../../src/web/teaching/school-year/contract-runs.js';
import { axeViolations, sidewaysScrollers } from '../support/chromium.js';
import { House } from './house.js';

describe('many contracts in one file', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
    house.application.app.get(ContractRuns, { strict: false }).patienceMs = 0;
  });
  afterAll(() => house.close());

  it('show how far they have come, and open by themselves when they are ready', async () => {
    const year = schoolYearOf(addDays(house.application.clock.today(), 365));
    const context = await house.window('larer');
    const tab = await context.newPage();
    let ready = false;
    await tab.route('**/contracts/progress?*', (route) =>
      ready ? route.continue() : route.fulfill({ json: { done: 2, total: 3, ready: false } }),
    );
    await tab.goto(`/teaching/school-year?year=${year}`);
    await tab.getByRole('link', { name: 'Skriv ut alle kontraktene' }).click();
    await tab.getByText('Lager kontrakter: 2 av 3').waitFor();
    expect(await tab.locator('progress').evaluate((bar: HTMLProgressElement) => [bar.value, bar.max])).toEqual([2, 3]);
    expect(await axeViolations(tab, 'light')).toEqual([]);
    expect(await sidewaysScrollers(tab)).toEqual([]);
    const opened = tab.waitForRequest((request) => new URL(request.url()).pathname.endsWith('/contracts.pdf'));
    ready = true;
    const answer = await context.request.get((await opened).url());
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await context.close();
  });
});
