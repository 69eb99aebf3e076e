/**
 * `npm run screenshots`: makes the pictures of the README again, from the demonstration in a real browser.
 * Needs the build, Chromium (CHROMIUM or installed) and pdftoppm.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URLSearchParams, fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

import { ended, findProgram, sleep, stop } from './processes.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const out = 'docs/screenshots';
const folder = mkdtempSync(join(tmpdir(), 'klangbank-screenshots-'));
const port = 3977;
const base = `http://localhost:${port}`;
const env = {
  ...process.env,
  DATA_DIR: folder,
  DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`,
  PORT: `${port}`,
};
delete env.REDIS_URL;

mkdirSync(out, { recursive: true });
const seeded = await ended(spawn(process.execPath, ['dist/server/cli.js', 'seed-demo'], { env, stdio: 'inherit' }));
if (seeded !== 0) throw new Error('The demonstration could not be made; npm run build first.');
const server = spawn(process.execPath, ['dist/server/main.js'], {
  env: { ...env, LOG_LEVEL: 'warn' },
  stdio: 'inherit',
});
const executablePath = process.env.CHROMIUM || findProgram('chromium');
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await ready();
  await take();
} finally {
  await browser.close();
  await stop(server);
  rmSync(folder, { recursive: true, force: true });
}

async function ready() {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`${base}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('The server did not get ready.');
}

async function take() {
  const api = await logIn('bibliotek');
  const { items: instruments } = await api(
    '/instruments?state=available&grade=good&kind=violin&point=library&limit=20',
  );
  const { items: borrowers } = await api('/borrowers?limit=100');
  const open = await api('/loans?state=open&limit=100');
  const busy = new Set(open.items.map(({ borrower }) => borrower));
  const [violin] = instruments;
  const waiting = borrowers.filter(({ id, cardNumber }) => cardNumber && !busy.has(id));
  const borrower = await firstOf(waiting, async ({ id }) => {
    const json = { instrument: violin.code, borrower: id, lendingPoint: 'library' };
    return (await api('/checkouts?dryRun=true', json)).allowed;
  });

  const page = await visitor('bibliotek', { width: 1200, height: 900 });
  await page.goto('/desk');
  await picture(page, 'desk');
  await scan(page, borrower.cardNumber);
  await scan(page, violin.code);
  await picture(page, 'desk-hand-over');
  await page.keyboard.press('Enter');
  await page.waitForLoadState('networkidle');
  await picture(page, 'desk-handed-over');
  await sleep(2_100);
  await page.goto(`/desk?instrument=${violin.code}`);
  await picture(page, 'desk-return');
  await page.locator('input[type=checkbox]').nth(1).uncheck();
  await scan(page, '3');
  await picture(page, 'desk-returned');
  await page.goto('/instruments?kind=violin');
  await picture(page, 'instruments');
  await page.goto(`/instruments/${violin.code}`);
  await picture(page, 'instrument');
  await page.goto('/loans/overdue');
  await picture(page, 'overdue');
  await page.goto('/labels');
  await picture(page, 'labels');

  const phone = await visitor('bibliotek', { width: 390, height: 844 });
  await phone.goto('/desk');
  await scan(phone, borrower.cardNumber);
  await scan(phone, instruments[1].code);
  await picture(phone, 'phone-hand-over');
  const stranger = await visitor(null, { width: 390, height: 844 });
  await stranger.goto(`/i/${violin.code}`);
  await picture(stranger, 'phone-finder');
  const dark = await visitor('lager', { width: 1200, height: 900 }, 'dark');
  await dark.goto('/instruments?state=on-loan');
  await picture(dark, 'instruments-dark');

  const teacher = await visitor('larer', { width: 1200, height: 900 });
  await teacher.goto('/teaching');
  await picture(teacher, 'teaching');
  const pupils = await teacher.locator('input[name=borrower]').evaluateAll((boxes) => boxes.map(({ value }) => value));
  const chosen = pupils.slice(0, 2).map((id) => ['borrower', id]);
  const wish = [
    ['kind', 'violin'],
    ['grade', 'high'],
  ];
  await teacher.goto(`/teaching/reserve?${new URLSearchParams([...chosen, ...wish])}`);
  await picture(teacher, 'teaching-reserve');
  await teacher.goto('/availability?kind=violin&grade=high');
  await picture(teacher, 'availability');
  await teacher.goto('/teaching/school-year');
  await picture(teacher, 'teaching-school-year');

  const caseworker = await visitor('nav', { width: 1200, height: 900 });
  await caseworker.goto('/casework');
  await picture(caseworker, 'casework');
  const accountant = await visitor('okonomi', { width: 1200, height: 900 });
  await accountant.goto('/accounts');
  await picture(accountant, 'accounts');
  const administrator = await visitor('admin', { width: 1200, height: 900 });
  await administrator.goto('/admin/points/library/closures');
  await picture(administrator, 'closures');

  const sheet = await labelSheet(instruments.map(({ code }) => code));
  writeFileSync(join(folder, 'sheet.pdf'), sheet);
  execFileSync('pdftoppm', ['-png', '-r', '100', '-singlefile', join(folder, 'sheet.pdf'), join(folder, 'sheet')]);
  renameSync(join(folder, 'sheet.png'), join(out, 'label-sheet.png'));
}

async function logIn(username) {
  const answer = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'klangbank-demo' }),
  });
  const { token } = await answer.json();
  return async (path, json) => {
    const headers = { authorization: `Bearer ${token}`, ...(json && { 'content-type': 'application/json' }) };
    const sent = json && { method: 'POST', body: JSON.stringify(json) };
    return (await fetch(`${base}/api/v1${path}`, { headers, ...sent })).json();
  };
}

/** The first of which something is true. */
async function firstOf(list, isTrue) {
  for (const one of list) if (await isTrue(one)) return one;
  throw new Error('There is none.');
}

async function visitor(username, viewport, colorScheme = 'light') {
  const context = await browser.newContext({ baseURL: base, viewport, colorScheme, locale: 'nb-NO' });
  const page = await context.newPage();
  if (username === null) return page;
  await page.goto('/login');
  await page.locator('input[name=username]:visible').fill(username);
  await page.locator('input[name=password]:visible').fill('klangbank-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/login');
  return page;
}

async function scan(page, text) {
  await page.locator('input[name=scan]').fill(text);
  await page.keyboard.press('Enter');
  await page.waitForLoadState('networkidle');
}

async function picture(page, name) {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(out, `${name}.png`) });
  console.log(name);
}

async function labelSheet(codes) {
  const answer = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'lager', password: 'klangbank-demo' }),
  });
  const { token } = await answer.json();
  const sheet = await fetch(`${base}/api/v1/label-sheets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ instruments: codes, stock: 'avery-l6011', startAt: 4 }),
  });
  if (!sheet.ok) throw new Error(await sheet.text());
  return Buffer.from(await sheet.arrayBuffer());
}
