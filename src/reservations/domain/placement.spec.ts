import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { type CalendarDate, addDays, calendarDate } from '../../platform/calendar/index.js';
import { isFree } from './occupancy.js';
import { overlap } from './period.js';
import {
  type Copy,
  type Held,
  type Move,
  type Pool,
  type Want,
  findPlacement,
  findRoom,
  fits,
  withMoves,
  withPlacement,
} from './placement.js';

const today = calendarDate('2026-05-04');
const day = (n: number): CalendarDate => addDays(today, n);

const copy = (code: string, more: Partial<Copy> = {}): Copy => ({
  code,
  size: '4/4',
  grade: 2,
  area: 'town',
  homePointId: 'school',
  currentPointId: 'school',
  busy: undefined,
  version: 1,
  ...more,
});

const want = (id: string, from: number, to: number, more: Partial<Want> = {}): Want => ({
  id,
  pinnedCode: null,
  size: '4/4',
  leastGrade: 1,
  mostGrade: 3,
  area: 'town',
  pickupPointId: 'school',
  from: day(from),
  to: day(to),
  ...more,
});

const held = (id: string, code: string, from: number, to: number, more: Partial<Held> = {}): Held => ({
  ...want(id, from, to),
  code,
  state: 'confirmed',
  version: 1,
  ...more,
});

const pool = (copies: Copy[], promised: Held[] = []): Pool => ({ copies, held: promised, today });
const codeFor = (of: Pool, wanted: Want): string | undefined => findPlacement(of, wanted)?.code;

describe('the copy for a want', () => {
  it('is one that fits by size, grade and municipality, and none where nothing does', () => {
    const copies = [
      copy('small', { size: '3/4' }),
      copy('low', { grade: 0 }),
      copy('high', { grade: 4 }),
      copy('abroad', { area: 'other' }),
    ];
    expect(codeFor(pool(copies), want('w', 0, 9))).toBeUndefined();
    expect(codeFor(pool([...copies, copy('right')]), want('w', 0, 9))).toBe('right');
    expect(codeFor(pool(copies), want('w', 0, 9, { size: null }))).toBe('small');
  });

  it('is the one that was named, whatever its grade', () => {
    const copies = [copy('a'), copy('b', { grade: 9 })];
    expect(codeFor(pool(copies), want('w', 0, 9, { pinnedCode: 'b' }))).toBe('b');
  });

  it('has the lowest grade that suffices', () => {
    const copies = [copy('a', { grade: 3 }), copy('b', { grade: 2 }), copy('c', { grade: 1 })];
    expect(codeFor(pool(copies), want('w', 0, 9))).toBe('c');
    expect(codeFor(pool(copies), want('w', 0, 9, { leastGrade: 2 }))).toBe('b');
  });

  it('then is where it is picked up, then the one that was idle for the shortest time, then by code', () => {
    const elsewhere = { homePointId: 'library', currentPointId: 'library' };
    expect(codeFor(pool([copy('a', elsewhere), copy('b')]), want('w', 0, 9))).toBe('b');
    expect(codeFor(pool([copy('a', { currentPointId: 'library' }), copy('b', elsewhere)]), want('w', 0, 9))).toBe('a');
    const before = held('x', 'b', 0, 20);
    expect(codeFor(pool([copy('a'), copy('b')], [before]), want('w', 21, 30))).toBe('b');
    expect(codeFor(pool([copy('b'), copy('a')]), want('w', 21, 30))).toBe('a');
  });

  it('is free for the whole period: one free in spring and another in autumn is none for the year', () => {
    const promised = [
      held('spring', 'a', 0, 99, { pinnedCode: 'a' }),
      held('autumn', 'b', 100, 200, { pinnedCode: 'b' }),
    ];
    const copies = [copy('a'), copy('b')];
    expect(codeFor(pool(copies, promised), want('w', 0, 200))).toBeUndefined();
    expect(codeFor(pool(copies, promised), want('w', 100, 200))).toBe('a');
  });

  it('is not one that is out, in repair or in service in the period', () => {
    const out = copy('a', { busy: { from: today, to: day(30), because: 'loan' } });
    const broken = copy('b', { busy: { from: today, to: null, because: 'repair' } });
    expect(codeFor(pool([out, broken]), want('w', 30, 40))).toBeUndefined();
    expect(codeFor(pool([out, broken]), want('w', 31, 40))).toBe('a');
  });

  it('stays the one that it was, where that is possible', () => {
    const copies = [copy('a', { grade: 1 }), copy('b')];
    expect(findPlacement(pool(copies), want('w', 0, 9), 'b')?.code).toBe('b');
  });
});

describe('room for one more', () => {
  const copies = [copy('a'), copy('b', { size: '3/4' })];

  it('is made by moving somebody who fits elsewhere', () => {
    const flexible = held('x', 'a', 0, 9, { size: null });
    expect(findPlacement(pool(copies, [flexible]), want('w', 5, 20))).toEqual({
      code: 'a',
      moves: [{ id: 'x', from: 'a', to: 'b' }],
    });
  });

  it('is not made by moving what is pinned or stands on a shelf', () => {
    for (const fixed of [{ pinnedCode: 'a' }, { state: 'ready' } as const]) {
      const promised = [held('x', 'a', 0, 9, { size: null, ...fixed })];
      expect(findPlacement(pool(copies, promised), want('w', 5, 20))).toBeUndefined();
    }
  });

  it('is made over several links, and over several who stand in the way', () => {
    const three = [copy('a', { size: '1/2' }), copy('b', { size: '3/4' }), copy('c')];
    const chain = [
      held('x', 'a', 0, 9, { size: null, mostGrade: 3 }),
      held('y', 'a', 10, 19, { size: null }),
      held('z', 'c', 0, 5, { size: '4/4' }),
    ];
    const placement = findPlacement(pool(three, chain), want('w', 0, 19, { size: '1/2' }));
    expect(placement?.code).toBe('a');
    expect(placement?.moves.map(({ id }) => id).sort()).toEqual(['x', 'y']);
  });

  it('is found where the best copy for somebody who moves leads nowhere', () => {
    const three = [copy('a'), copy('b', { grade: 1, size: '3/4' }), copy('c', { grade: 2, size: '1/2' })];
    // x would best go to b, but then y, who fits nowhere else, could not.
    const promised = [held('x', 'a', 0, 9, { size: null }), held('y', 'a', 10, 19, { size: null, mostGrade: 1 })];
    const later = held('z', 'b', 0, 9, { pinnedCode: 'b' });
    expect(findPlacement(pool(three, [...promised, later]), want('w', 0, 19))?.moves).toEqual([
      { id: 'x', from: 'a', to: 'c' },
      { id: 'y', from: 'a', to: 'b' },
    ]);
  });
});

describe('room for a loan on one copy', () => {
  const stretch = { from: day(0), to: day(20) };

  it('is there where nobody needs it', () => {
    expect(findRoom(pool([copy('a')], [held('x', 'a', 21, 30)]), 'a', stretch)).toEqual({ moves: [] });
  });

  it('is made by moving whoever needs it', () => {
    const promised = [held('x', 'a', 10, 30)];
    expect(findRoom(pool([copy('a'), copy('b')], promised), 'a', stretch)).toEqual({
      moves: [{ id: 'x', from: 'a', to: 'b' }],
    });
  });

  it('ends where the first begins who cannot be moved', () => {
    const promised = [held('x', 'a', 5, 8), held('y', 'a', 12, 30, { pinnedCode: 'a' })];
    expect(findRoom(pool([copy('a'), copy('b')], promised), 'a', stretch)).toEqual({ conflict: day(12) });
    expect(findRoom(pool([copy('a')], promised), 'a', stretch)).toEqual({ conflict: day(5) });
  });

  it('begins with nobody where somebody has it already', () => {
    const promised = [held('x', 'a', -5, 8, { state: 'ready' })];
    expect(findRoom(pool([copy('a')], promised), 'a', stretch)).toEqual({ conflict: day(0) });
  });

  it('is made by an exchange with the reservation that is being fulfilled', () => {
    const own = held('own', 'b', 0, 20);
    const other = held('x', 'a', 10, 30);
    expect(findRoom(pool([copy('a'), copy('b')], [own, other]), 'a', stretch, own)).toEqual({
      moves: [
        { id: 'own', from: 'b', to: 'a' },
        { id: 'x', from: 'a', to: 'b' },
      ],
    });
    const another = copy('c');
    expect(findRoom(pool([copy('a'), copy('b'), another], [own, other]), 'a', stretch, own)).toEqual({
      moves: [{ id: 'x', from: 'a', to: 'c' }],
    });
  });
});

const codes = ['a', 'b', 'c', 'd'];
const sizes = ['3/4', '4/4'];

const anyCopies = fc.tuple(
  ...codes.map((code) =>
    fc
      .record({
        size: fc.constantFrom(...sizes),
        grade: fc.integer({ min: 1, max: 3 }),
        busyFor: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      })
      .map(({ size, grade, busyFor }) =>
        copy(code, {
          size,
          grade,
          busy: busyFor === null ? undefined : { from: today, to: day(busyFor), because: 'loan' as const },
        }),
      ),
  ),
);

const anyWants = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 30 }),
      length: fc.integer({ min: 0, max: 20 }),
      size: fc.constantFrom(null, ...sizes),
      leastGrade: fc.integer({ min: 1, max: 3 }),
      mostGrade: fc.integer({ min: 1, max: 3 }),
      pinnedCode: fc.constantFrom(null, null, null, ...codes),
      ready: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((wants) =>
    wants.map(({ from, length, leastGrade, mostGrade, ready, ...rest }, nth) => ({
      wanted: want(`w${nth}`, from, from + length, { ...rest, leastGrade, mostGrade: Math.max(leastGrade, mostGrade) }),
      ready: ready && nth % 3 === 0,
    })),
  );

/** Places as many as it can, one after the other. */
function placeAll(copies: readonly Copy[], wants: readonly { wanted: Want; ready: boolean }[]): Pool {
  let filled: Pool = pool([...copies]);
  for (const { wanted, ready } of wants) {
    const placement = findPlacement(filled, wanted);
    if (placement !== undefined) {
      filled = withPlacement(filled, wanted, ready ? 'ready' : 'confirmed', 1, placement);
    }
  }
  return filled;
}

function expectSound({ copies, held: promised }: Pool): void {
  for (const [index, one] of promised.entries()) {
    const own = copies.find(({ code }) => code === one.code);
    expect(own !== undefined && fits(one, own) && isFree(own.busy === undefined ? [] : [own.busy], one)).toBe(true);
    for (const other of promised.slice(index + 1)) {
      expect(one.code === other.code && overlap(one, other)).toBe(false);
    }
  }
}

function expectOnlyMovable(before: Pool, moves: readonly Move[]): void {
  for (const { id, from } of moves) {
    const one = before.held.find((other) => other.id === id);
    expect(one).toMatchObject({ pinnedCode: null, state: 'confirmed', code: from });
  }
}

describe('whatever is wanted', () => {
  it('two promises of one copy never overlap, and each has a copy that fits and is there', () => {
    fc.assert(
      fc.property(anyCopies, anyWants, (copies, wants) => {
        expectSound(placeAll(copies, wants));
      }),
      propertySettings(),
    );
  });

  it('a copy that is free is found, and nobody moves for it', () => {
    fc.assert(
      fc.property(anyCopies, anyWants, (copies, wants) => {
        const filled = placeAll(copies, wants.slice(1));
        const [first] = wants;
        if (first === undefined) return;
        const { wanted } = first;
        const free = copies.filter(
          (one) =>
            fits(wanted, one) &&
            isFree(one.busy === undefined ? [] : [one.busy], wanted) &&
            !filled.held.some((other) => other.code === one.code && overlap(other, wanted)),
        );
        const placement = findPlacement(filled, wanted);
        if (free.length > 0) expect(placement?.moves).toEqual([]);
        else if (placement !== undefined) {
          expect(placement.moves.length).toBeGreaterThan(0);
          expectOnlyMovable(filled, placement.moves);
        }
      }),
      propertySettings(),
    );
  });

  it('room for a loan leaves all promises sound', () => {
    fc.assert(
      fc.property(anyCopies, anyWants, fc.integer({ min: 1, max: 40 }), (copies, wants, length) => {
        const filled = placeAll(copies, wants);
        const stretch = { from: day(0), to: day(length) };
        const room = findRoom(filled, 'a', stretch);
        if ('conflict' in room) {
          const first = filled.held.filter((one) => one.code === 'a' && overlap(one, stretch));
          expect(first.some(({ from }) => from === room.conflict || from < stretch.from)).toBe(true);
          return;
        }
        expectOnlyMovable(filled, room.moves);
        const after = withMoves(filled, room.moves);
        expectSound(after);
        expect(after.held.some((one) => one.code === 'a' && overlap(one, stretch))).toBe(false);
      }),
      propertySettings(),
    );
  });
});
