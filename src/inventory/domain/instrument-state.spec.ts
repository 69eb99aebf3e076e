import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { instrumentStates, stateOn } from './instrument-state.js';

const today = calendarDate('2026-08-17');

describe('the state of an instrument', () => {
  it('is available again on the day its service is over', () => {
    expect(stateOn('in-service', calendarDate('2026-08-18'), today)).toBe('in-service');
    expect(stateOn('in-service', today, today)).toBe('available');
    expect(stateOn('in-service', null, today)).toBe('in-service');
  });

  it('is otherwise as it is stored', () => {
    for (const state of instrumentStates.filter((other) => other !== 'in-service')) {
      expect(stateOn(state, calendarDate('2020-01-01'), today)).toBe(state);
    }
  });
});
