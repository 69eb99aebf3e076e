import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { conditions, instrumentStates } from '../../inventory/index.js';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { nextSteps, type ReturnFacts } from './return-steps.js';

const today = calendarDate('2026-08-17');
const whole: ReturnFacts = {
  condition: 'fine',
  missingAccessories: [],
  serviceDays: 0,
  returnedOn: today,
  today,
  pointId: 'library',
  homePointId: 'library',
};
const shelf = { step: 'shelf', state: 'available', at: 'library' };

describe('the next step after a return', () => {
  it('is the shelf when nothing is wrong', () => {
    expect(nextSteps(whole)).toEqual({ next: shelf, then: [] });
    expect(nextSteps({ ...whole, condition: 'worn' }).next.step).toBe('shelf');
  });

  it('is inspection when something is missing or broken', () => {
    expect(nextSteps({ ...whole, missingAccessories: ['bow'] })).toEqual({
      next: { step: 'inspection', state: 'in-repair', reasons: ['missing-accessories'], missingAccessories: ['bow'] },
      then: [shelf],
    });
    expect(nextSteps({ ...whole, condition: 'needs-repair' }).next).toMatchObject({ reasons: ['condition'] });
    expect(nextSteps({ ...whole, condition: 'unusable', missingAccessories: ['bow'] }).next).toMatchObject({
      reasons: ['condition', 'missing-accessories'],
    });
  });

  it('is service until its days are over, counted from the day it came back', () => {
    const washed = { ...whole, serviceDays: 2 };
    expect(nextSteps(washed).next).toEqual({ step: 'service', state: 'in-service', freeFrom: '2026-08-19' });
    expect(nextSteps({ ...washed, returnedOn: addDays(today, -1) }).next).toMatchObject({ freeFrom: '2026-08-18' });
    expect(nextSteps({ ...washed, returnedOn: addDays(today, -2) }).next).toEqual(shelf);
  });

  it('is the hold shelf when somebody is to pick it up soon, here or where that is', () => {
    const pickup = { id: 'r', pickupPointId: 'library' };
    const hold = { step: 'hold', state: 'on-hold-shelf', at: 'library', reservation: 'r' };
    expect(nextSteps({ ...whole, pickup })).toEqual({ next: hold, then: [] });
    expect(nextSteps({ ...whole, pickup, homePointId: 'youth-arena' })).toEqual({ next: hold, then: [] });
    expect(nextSteps({ ...whole, pickup, pointId: 'youth-arena' })).toEqual({
      next: { step: 'transfer', state: 'in-transfer', to: 'library' },
      then: [hold],
    });
    const all = nextSteps({ ...whole, pickup, pointId: 'youth-arena', condition: 'needs-repair', serviceDays: 2 });
    expect([all.next, ...all.then].map(({ step }) => step)).toEqual(['inspection', 'service', 'transfer', 'hold']);
  });

  it('is a transfer when it belongs at another point', () => {
    expect(nextSteps({ ...whole, pointId: 'youth-arena' })).toEqual({
      next: { step: 'transfer', state: 'in-transfer', to: 'library' },
      then: [shelf],
    });
  });

  it('lists everything that applies, in the order in which it is done', () => {
    const { next, then } = nextSteps({
      ...whole,
      condition: 'needs-repair',
      serviceDays: 2,
      pointId: 'culture-school',
    });
    expect([next, ...then].map(({ step }) => step)).toEqual(['inspection', 'service', 'transfer', 'shelf']);
  });

  it('always ends on the shelf, through states that the inventory knows, each step once', () => {
    const facts = fc.record({
      condition: fc.constantFrom(...conditions),
      missingAccessories: fc.subarray(['bow', 'case']),
      serviceDays: fc.integer({ min: 0, max: 10 }),
      returnedOn: fc.integer({ min: 0, max: 10 }).map((days) => addDays(today, -days)),
      today: fc.constant(today),
      pointId: fc.constantFrom('library', 'youth-arena'),
      homePointId: fc.constantFrom('library', 'youth-arena'),
    });
    fc.assert(
      fc.property(facts, (drawn) => {
        const { next, then } = nextSteps(drawn);
        const steps = [next, ...then];
        expect(steps.at(-1)?.step).toBe('shelf');
        expect(new Set(steps.map(({ step }) => step)).size).toBe(steps.length);
        for (const { state } of steps) expect(instrumentStates).toContain(state);
      }),
      propertySettings(),
    );
  });
});
