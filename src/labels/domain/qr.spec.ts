import { describe, expect, it } from '@jest/globals';
import { labelAddress } from './label-address.js';
import { darkRuns, qrSymbol } from './qr.js';

describe('a QR symbol', () => {
  it('is as small as the standard allows: 29 modules for an address of 31 or 42 characters at Q, 25 at M', () => {
    const short = labelAddress('https://l.eksempel.no', '7K3M9Q8');
    const long = labelAddress('https://laan.eksempel.kommune.no', '7K3M9Q8');
    expect([short.length, long.length]).toEqual([31, 42]);
    expect([qrSymbol(short, 'Q').size, qrSymbol(long, 'Q').size]).toEqual([29, 29]);
    expect([qrSymbol(short, 'M').size, qrSymbol(long, 'M').size]).toEqual([25, 29]);
  });

  it('is version 1 for the bare code', () => {
    expect(qrSymbol('7K3M9Q8', 'Q').size).toBe(21);
  });

  it('holds bytes where the characters are not all of the alphanumeric mode', () => {
    expect(qrSymbol('https://laan.eksempel.kommune.no/i/7K3M9Q8', 'Q').size).toBe(33);
  });

  it('is drawn whole by its runs of dark modules', () => {
    const symbol = qrSymbol(labelAddress('https://l.eksempel.no', '7K3M9Q8'), 'Q');
    const drawn = new Uint8Array(symbol.size * symbol.size);
    for (const run of darkRuns(symbol))
      drawn.fill(1, run.y * symbol.size + run.x, run.y * symbol.size + run.x + run.length);
    expect([...drawn]).toEqual([...symbol.modules].map((module) => (module ? 1 : 0)));
    expect(darkRuns(symbol).length).toBeLessThan(260);
  });
});
