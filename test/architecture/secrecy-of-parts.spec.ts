import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['src', 'migrations'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') })),
);

/** The files outside some folders in which a word stands. */
function strangers(word: RegExp, own: readonly string[]): string[] {
  return sources
    .filter(({ file, text }) => word.test(text) && !own.some((folder) => file.startsWith(folder)))
    .map(({ file }) => file);
}

describe('what was taken off a charge', () => {
  it('is read in its own feature alone, and counted by the checks of the register', () => {
    const own = ['src/coverage/', 'src/cli/register-checks.ts', 'migrations/'];
    expect(strangers(/\b(charge|credit)_coverage\b/, own)).toEqual([]);
    expect(strangers(/\b(FROM|JOIN|INTO|UPDATE) "?coverage\b/, own)).toEqual([]);
  });

  it('is told to those who settle and who grant, and to nobody else', () => {
    const settlers = ['src/charges/', 'src/coverage/', 'src/cost-sharing/', 'src/subsidies/', 'src/retention/'];
    expect(strangers(/\bChargeFacts?\b|\bCoveredParts\b|\bcoverages\.spent\b/, settlers)).toEqual([]);
  });

  it('would be found where it must not stand', () => {
    expect(strangers(/\b(charge|credit)_coverage\b/, []).length).toBeGreaterThan(2);
    expect(strangers(/\bChargeFacts\b/, [])).toContain(join('src', 'charges', 'facts', 'charge-facts.query.ts'));
  });
});
