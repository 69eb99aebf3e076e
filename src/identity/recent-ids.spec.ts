import { describe, expect, it } from '@jest/globals';
import { RecentIds } from './recent-ids.js';

describe('recent ids', () => {
  it('are known for their time, counted from when they were noted last', () => {
    const recent = new RecentIds(30);
    recent.note('a', 100);
    expect(recent.has('a', 129)).toBe(true);
    expect(recent.has('a', 130)).toBe(false);
    expect(recent.has('b', 100)).toBe(false);
    recent.note('a', 120);
    expect(recent.has('a', 149)).toBe(true);
  });

  it('are forgotten when their time is over, however many there were', () => {
    const recent = new RecentIds(30);
    recent.note('a', 0);
    for (let now = 1; now <= 1_000; now += 1) recent.note(`token-${now}`, now);
    expect(recent.size).toBe(30);
    recent.note('token-990', 1_001);
    recent.note('last', 1_025);
    expect(recent.size).toBe(7);
    expect(recent.has('token-990', 1_025)).toBe(true);
    expect(recent.has('token-995', 1_025)).toBe(false);
  });
});
