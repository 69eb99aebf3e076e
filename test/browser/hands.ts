import { axeViolations, sidewaysScrollers } from '../support/chromium.js';
import type { SmtpSink } from '../support/smtp-sink.js';
import { type House, publicAddress } from './house.js';
import { Keys } from './keys.js';

/** A small phone. */
export const phone = { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' } as const;

/** Somebody who logs in by the page of it, and is then at a path. */
export async function logIn(house: House, username: string, path: string): Promise<Keys> {
  const keys = new Keys(await (await house.window('nobody')).newPage());
  await keys.page.goto(`/login?next=${encodeURIComponent(path)}`);
  await keys.type('Brukernavn', username);
  await keys.type('Passord', 'klangbank-demo');
  await keys.follow('Logg inn');
  return keys;
}

/** What a machine finds wrong with the page in either colour scheme, and what of it runs out at 320 px; empty is right. */
export async function faultsOf({ page }: Keys): Promise<string[]> {
  const wide = page.viewportSize() ?? phone.viewport;
  const faults = [...(await axeViolations(page, 'light')), ...(await axeViolations(page, 'dark', 'colours'))];
  await page.setViewportSize(phone.viewport);
  faults.push(...(await sidewaysScrollers(page)));
  await page.setViewportSize(wide);
  return faults;
}

/** The mails to an address, as soon as there are so many. */
export async function mailsTo(sink: SmtpSink, address: string, count: number): Promise<string[]> {
  const to = (mails: readonly { to: readonly string[]; text: string }[]): string[] =>
    mails.filter((mail) => mail.to.includes(address)).map(({ text }) => text);
  return to(await sink.waitFor((all) => to(all).length >= count));
}

/** The paths of the signed links in mails: of agreements under `a`, of cases under `s`. */
export function pathsIn(texts: readonly string[], under: 'a' | 's'): string[] {
  const link = new RegExp(`${publicAddress}(/${under}/[\\w-]+)`, 'u');
  return texts.flatMap((text) => link.exec(text)?.[1] ?? []);
}
