import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';

import { axeViolations, launchChromium, sidewaysScrollers } from '../support/chromium.js';

const page = (body: string): string =>
  `<!doctype html><html lang="nb"><head><title>Skranke</title><style>
     @media (prefers-color-scheme: dark) { html { background: #111; color: #222 } }
   </style></head><body><main><h1>Skranke</h1>${body}</main></body></html>`;

const pages: Readonly<Record<string, string>> = {
  '/right': page('<label>Kode <input></label>').replace('color: #222', 'color: #eee'),
  '/unlabelled': page('<input>'),
  '/dark-on-dark': page('<p>Utlån</p>'),
  '/wide': page('<pre style="width: 400px">KB-4T9-7QK</pre>'),
  '/wide-inside': page('<div style="overflow-x: auto" tabindex="0"><div style="width: 400px">KB-4T9</div></div>'),
};

// The detectors that every page is shown to must themselves find something where there is something.
describe('what looks at every page', () => {
  let browser: Browser;
  let tab: Page;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', "default-src 'self'; style-src 'unsafe-inline'");
      response.end(pages[request.url ?? ''] ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
    tab = await browser.newPage();
  });

  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('finds nothing on a page that is right, light and dark', async () => {
    await tab.goto(`${url}/right`);
    expect(await axeViolations(tab, 'light')).toEqual([]);
    expect(await axeViolations(tab, 'dark')).toEqual([]);
    expect(await sidewaysScrollers(tab)).toEqual([]);
  });

  it('finds a field without a label', async () => {
    await tab.goto(`${url}/unlabelled`);
    expect(await axeViolations(tab, 'light')).toEqual([expect.stringMatching(/^label · input · /)]);
  });

  it('finds a contrast that fails in the dark only', async () => {
    await tab.goto(`${url}/dark-on-dark`);
    expect(await axeViolations(tab, 'light')).toEqual([]);
    expect(await axeViolations(tab, 'dark')).toContainEqual(expect.stringMatching(/^color-contrast · /));
  });

  it('finds what scrolls the page sideways at 320 px, and lets a region scroll by itself', async () => {
    await tab.goto(`${url}/wide`);
    expect(await sidewaysScrollers(tab)).toContainEqual(expect.stringContaining('<pre'));
    await tab.goto(`${url}/wide-inside`);
    expect(await sidewaysScrollers(tab)).toEqual([]);
  });

  it('reaches this machine only', async () => {
    await expect(tab.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });
});
