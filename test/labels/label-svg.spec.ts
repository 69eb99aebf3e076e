import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { LabelDesign } from '../../src/labels/index.js';
import { labelFile, loadLabelStocks } from '../../src/labels/label-data.js';
import { labelSvg } from '../../src/labels/pdf/label-svg.js';

/** The golden labels show what a change does to the labels of real life; `GOLDEN=write` draws them anew. */
const golden: readonly (readonly [string, LabelDesign])[] = [
  ['avery-l4736', 'standard'],
  ['avery-l6011', 'standard'],
  ['avery-l7160', 'standard'],
  ['herma-4345', 'standard'],
  ['avery-l4731', 'code-only'],
];
const item = {
  code: '7K3M9Q8',
  kindName: 'Tverrfløyte',
  ownerName: 'Kulturskolen i Eksempel',
  ownerPhone: '71 11 11 11',
};

describe('a label as SVG', () => {
  it.each(golden)('on %s, %s, looks as it did', (id, design) => {
    const stock = loadLabelStocks().find((one) => one.id === id)!;
    const svg = labelSvg({ stock, design, baseUrl: 'https://laan.eksempel.kommune.no' }, item);
    const file = labelFile('golden', `${id}.svg`);
    if (process.env['GOLDEN'] === 'write') writeFileSync(file, svg);
    expect(svg).toBe(readFileSync(file, 'utf8'));
  });

  it('has the size of the label and texts that cannot break out of it', () => {
    const stock = loadLabelStocks().find((one) => one.id === 'avery-l7160')!;
    const evil = { ...item, ownerName: '</text><script>alert(1)</script>' };
    const svg = labelSvg({ stock, design: 'standard', baseUrl: 'https://l.eksempel.no' }, evil);
    expect(svg).toContain('width="63.5mm" height="38.1mm"');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('<title>7K3-M9Q8</title>');
  });
});
