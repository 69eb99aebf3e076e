import { describe, expect, it } from '@jest/globals';
import { unreadable } from './readable-input.js';

describe('input that no field can hold', () => {
  it('is named by its field', () => {
    expect(unreadable({ name: 'a\u0000' })).toEqual({ field: 'name', code: 'character-not-storable' });
    expect(unreadable({ people: [{ name: '\u0000' }] })).toEqual({
      field: 'people.0.name',
      code: 'character-not-storable',
    });
    expect(unreadable({ people: [{}, [{}]] })).toEqual({ field: 'people.1', code: 'list-in-list' });
    expect(unreadable({ name: 'a\ud800' })).toEqual({ field: 'name', code: 'character-not-storable' });
    expect(unreadable({ grade: { toString: 1 } })).toEqual({ field: 'grade.toString', code: 'unknown-field' });
    expect(unreadable({ 'a\u0000': 1 })).toEqual({ field: 'body', code: 'character-not-storable' });
    expect(unreadable('\u0000')).toEqual({ field: 'body', code: 'character-not-storable' });
  });

  it('is nothing that is merely strange', () => {
    const people = [{ name: '🎻', tags: ['a', ''] }, { name: null }];
    for (const input of [undefined, null, 7, 'x', {}, [], { people }]) expect(unreadable(input)).toBeUndefined();
  });

  it('is nesting without end, and finding it takes no stack', () => {
    let nested: unknown = 'x';
    for (let depth = 0; depth < 200_000; depth += 1) nested = { inner: nested };
    expect(unreadable({ note: nested })).toEqual({ field: 'note', code: 'nested-too-deep' });
  });
});
