import type { Page } from 'playwright-core';

/** A page as somebody uses it who has a keyboard only. */
export class Keys {
  constructor(readonly page: Page) {}

  /** Tab until what has this name has the focus. @throws where no key leads there */
  async to(name: string | RegExp): Promise<void> {
    for (let tabs = 0; tabs < 200; tabs += 1) {
      if (matches(await this.focused(), name)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`No key leads to ${name.toString()}`);
  }

  /** Enter on the link or button of this name, and the page that it leads to. */
  async follow(name: string | RegExp): Promise<void> {
    await this.to(name);
    const loaded = this.page.waitForEvent('load');
    await this.page.keyboard.press('Enter');
    await loaded;
  }

  /** The space bar on the box of this name. */
  async tick(name: string | RegExp): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press('Space');
  }

  /** Types into the field of this name, or the beginning of a choice of it. */
  async type(name: string | RegExp, text: string): Promise<void> {
    await this.to(name);
    await this.page.keyboard.type(text);
  }

  /** What stands on the page, as it is read. */
  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replaceAll(/\s+/gu, ' ');
  }

  /** The name of what has the focus, as a screen reader would say it. */
  private focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return '';
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
      const name = element.getAttribute('aria-label') ?? labels[0]?.innerText ?? element.innerText;
      return name.replaceAll(/\s+/gu, ' ').trim();
    });
  }
}

function matches(text: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? text === name : name.test(text);
}
