import type axeCore from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

import { services } from './services.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real Chromium that can reach this machine only: a page that needs anything from elsewhere fails. */
export async function launchChromium(moreArguments: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: services.chromium,
    args: [
      '--no-sandbox', // tests run as root in containers
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ...moreArguments,
    ],
  });
}

/** Rules that depend on the colours of a page and on nothing else that light and dark tell apart. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on the page as it stands, one line a finding: `rule · element · help`.
 * It checks WCAG 2.2 A and AA and the good practices, or of a page that was checked before in other colours the colours.
 */
export async function axeViolations(
  page: Page,
  colourScheme: 'light' | 'dark',
  what: 'everything' | 'colours' = 'everything',
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: colourScheme, reducedMotion: 'reduce' });
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axeSource); // not addScriptTag: our Content-Security-Policy refuses that, as it should
  return page.evaluate(
    async (rules) => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { axe } = window as unknown as { axe: typeof axeCore };
      const runOnly: axeCore.RunOnly =
        rules === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: rules };
      const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => `${id} · ${target.join(' ')} · ${help}`),
      );
    },
    what === 'everything' ? undefined : colourRules,
  );
}

/**
 * The elements that make the page scroll sideways at this width in CSS pixels; empty is right. What scrolls inside a
 * region of its own does not count.
 */
export async function sidewaysScrollers(page: Page, width = 320): Promise<string[]> {
  await page.setViewportSize({ width, height: 640 });
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5,
    );
    return [`page is ${root.scrollWidth} px wide`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
  });
}

/** The elements that scroll sideways by themselves and that a keyboard or a screen reader cannot get at; empty is right. */
export async function unlabelledScrollers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && !element.matches('input, textarea, select'))
      .filter((element) => !element.matches('[role="region"][tabindex="0"]:is([aria-label], [aria-labelledby])'))
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
