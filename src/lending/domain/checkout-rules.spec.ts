import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import type { InstrumentCode, InstrumentState } from '../../inventory/index.js';
import type { LoanRule } from '../../loan-rules/index.js';
import { OpeningCalendar } from '../../organisation/index.js';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { ore } from '../../platform/money/ore.js';
import { decideCheckout, type CheckoutFacts } from './checkout-rules.js';

const today = calendarDate('2026-08-17');
const calendar = new OpeningCalendar([1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '10:00', closes: '16:00' })));
const rule: LoanRule = {
  id: 'library-good',
  lendingPointKind: 'library',
  lendingPointId: null,
  gradeId: 'good',
  kindId: null,
  programmeId: null,
  borrowerCategory: null,
  otherMunicipalities: false,
  borrowerMunicipalityId: null,
  validFrom: calendarDate('2020-01-01'),
  validTo: null,
  mayBorrow: true,
  needsReservation: false,
  lengthKind: 'days',
  lengthDays: 28,
  maxOpenLoans: 2,
  maxRenewals: 2,
  renewalDays: null,
  longestTotalDays: 112,
  feeOre: ore(50_000),
  depositOre: ore(30_000),
  creditOnEarlyReturn: 'none',
  serviceDays: 0,
  closedDay: 'next-open',
  holdShelfDays: 7,
  needsTerms: false,
  needsContract: false,
  dueSoonDays: 3,
  overdueFirstDays: 1,
  overdueSecondDays: 7,
  overdueLastDays: 21,
  version: 1,
};
const violin: CheckoutFacts['instrument'] = {
  code: '7K3M9Q8' as InstrumentCode,
  kindId: 'violin',
  gradeId: 'good',
  state: 'available',
  currentPointId: 'library',
  dueOn: null,
  freeFrom: null,
};
const amina: CheckoutFacts['borrower'] = {
  id: 'amina',
  category: 'child',
  blocks: [],
  programmes: [{ id: 'breadth', givesRightToHighQuality: false }],
  openLoans: 0,
  daysHad: 0,
};
const ordinary: CheckoutFacts = {
  instrument: violin,
  borrower: amina,
  lendingPoint: { id: 'library', kind: 'library', unitId: 'library' },
  rule,
  gradeNeedsRight: false,
  closedToMunicipality: false,
  today,
  calendar,
  terms: [{ firstDay: addDays(today, -30), lastDay: addDays(today, 60) }],
  overrides: [],
  mayOverride: true,
};
const deepening = [{ id: 'deepening', givesRightToHighQuality: true }];
const cultureSchool = { id: 'culture-school', kind: 'culture-school', unitId: 'culture-school' } as const;

function codes(facts: Partial<CheckoutFacts>): string[] {
  const decision = decideCheckout({ ...ordinary, ...facts });
  return decision.allowed ? [] : decision.rejections.map(({ code }) => code);
}

function refusal(facts: Partial<CheckoutFacts>): unknown {
  const decision = decideCheckout({ ...ordinary, ...facts });
  return decision.allowed ? undefined : decision.rejections[0];
}

describe('a fee', () => {
  it('needs a term that has not ended, to be charged for', () => {
    const feeOre = ore(50_000);
    const ended = [{ firstDay: addDays(today, -90), lastDay: addDays(today, -1) }];
    const ahead = [{ firstDay: addDays(today, 30), lastDay: addDays(today, 90) }];
    expect(codes({ rule: { ...rule, feeOre }, terms: ended })).toEqual(['no-term']);
    expect(codes({ rule: { ...rule, feeOre }, terms: [] })).toEqual(['no-term']);
    expect(codes({ rule: { ...rule, feeOre }, terms: ahead })).toEqual([]);
    expect(codes({ rule: { ...rule, feeOre: ore(0) }, terms: [] })).toEqual([]);
  });
});

describe('a hand-over', () => {
  it('is allowed until the day that the rule gives, for its fee and deposit', () => {
    expect(decideCheckout(ordinary)).toEqual({
      allowed: true,
      dueOn: '2026-09-14',
      rule,
      overridden: [],
    });
  });

  it.each<InstrumentState>(['in-transfer', 'in-repair', 'missing', 'lost', 'retired'])(
    'is refused while the instrument is %s',
    (state) => {
      expect(refusal({ instrument: { ...violin, state } })).toEqual({
        code: 'instrument-not-available',
        overridable: false,
        params: { state },
      });
    },
  );

  it('says which smaller instrument still out is the reason, where the number of loans is, and only then', () => {
    const strict = { ...rule, maxOpenLoans: 1 };
    const grown = { ...amina, openLoans: 1, smaller: '0000012' as InstrumentCode };
    expect(refusal({ rule: strict, borrower: grown })).toEqual({
      code: 'loan-limit-reached',
      overridable: true,
      params: { limit: 1, open: 1, smaller: '000-0012' },
    });
    expect(refusal({ rule: strict, borrower: { ...grown, openLoans: 2 } })).toEqual({
      code: 'loan-limit-reached',
      overridable: true,
      params: { limit: 1, open: 2 },
    });
    expect(codes({ borrower: grown })).toEqual([]);
  });

  it('takes from the hold shelf only what waits there for the borrower, or for nobody', () => {
    const instrument = { ...violin, state: 'on-hold-shelf' } as const;
    expect(codes({ instrument, waitsFor: 'borrower' })).toEqual([]);
    expect(codes({ instrument, waitsFor: 'nobody' })).toEqual([]);
    expect(refusal({ instrument, waitsFor: 'other' })).toEqual({
      code: 'instrument-reserved',
      overridable: false,
      latestDueOn: null,
    });
  });

  it('fulfils a reservation: it is due on its last day, or on the open day before', () => {
    const reservation = { id: 'r', to: calendarDate('2026-09-04') };
    expect(decideCheckout({ ...ordinary, reservation })).toMatchObject({ dueOn: '2026-09-04' });
    const onSunday = { id: 'r', to: calendarDate('2026-09-06') };
    expect(decideCheckout({ ...ordinary, reservation: onSunday })).toMatchObject({ dueOn: '2026-09-04' });
    const long = { id: 'r', to: calendarDate('2027-06-20') };
    expect(decideCheckout({ ...ordinary, reservation: long })).toMatchObject({ dueOn: '2026-09-14' });
    const requestedDueOn = calendarDate('2026-09-10');
    expect(decideCheckout({ ...ordinary, reservation, requestedDueOn })).toMatchObject({ dueOn: '2026-09-10' });
    const strict = { ...rule, needsReservation: true };
    expect(codes({ rule: strict })).toEqual(['grade-needs-reservation']);
    expect(codes({ rule: strict, reservation })).toEqual([]);
  });

  it('keeps somebody else’s promise, and says until when it could go out', () => {
    const conflict = { latestDueOn: calendarDate('2026-08-28') };
    expect(refusal({ conflict })).toEqual({
      code: 'instrument-reserved',
      overridable: false,
      params: { latestDueOn: '2026-08-28' },
    });
    const overrides = [{ code: 'instrument-reserved', comment: 'Jeg vil' }];
    expect(codes({ conflict, overrides })).toEqual(['instrument-reserved']);
  });

  it('says until when an instrument is out', () => {
    const instrument = {
      ...violin,
      state: 'on-loan',
      currentPointId: null,
      dueOn: calendarDate('2026-09-01'),
    } as const;
    expect(refusal({ instrument })).toMatchObject({ params: { state: 'on-loan', dueOn: '2026-09-01' } });
  });

  it('waits for the end of service, which can be set aside, and goes on on its day', () => {
    const instrument = { ...violin, state: 'in-service', freeFrom: calendarDate('2026-08-18') } as const;
    expect(refusal({ instrument })).toMatchObject({ overridable: true, params: { freeFrom: '2026-08-18' } });
    expect(codes({ instrument: { ...instrument, freeFrom: today } })).toEqual([]);
    expect(codes({ instrument, overrides: [{ code: 'instrument-not-available', comment: 'Washed' }] })).toEqual([]);
  });

  it('says so when the register has the instrument at another point', () => {
    expect(refusal({ instrument: { ...violin, currentPointId: 'youth-arena' } })).toEqual({
      code: 'instrument-not-available',
      overridable: true,
      params: { state: 'available', currentPoint: 'youth-arena' },
    });
    expect(codes({ instrument: { ...violin, currentPointId: null } })).toEqual([]);
  });

  it('of high quality needs a programme that gives the right, and the culture school', () => {
    const instrument = { ...violin, gradeId: 'high', currentPointId: 'culture-school' };
    const here = { instrument, lendingPoint: cultureSchool, gradeNeedsRight: true };
    expect(codes({ ...here, borrower: { ...amina, programmes: deepening } })).toEqual([]);
    expect(codes(here)).toEqual(['grade-needs-programme']);
    expect(codes({ ...here, rule: { ...rule, mayBorrow: false, needsReservation: true } })).toEqual([
      'grade-needs-programme',
      'grade-needs-reservation',
    ]);
    const elsewhere = { instrument: { ...violin, gradeId: 'high' }, gradeNeedsRight: true };
    expect(codes({ ...elsewhere, borrower: { ...amina, programmes: deepening } })).toEqual([
      'lending-point-cannot-lend',
    ]);
    expect(codes({ ...elsewhere, rule: { ...rule, mayBorrow: false } })).toEqual([
      'grade-needs-programme',
      'lending-point-cannot-lend',
    ]);
  });

  it('of a grade whose flag is not set asks for no programme, whatever it is called', () => {
    expect(codes({ instrument: { ...violin, gradeId: 'high' } })).toEqual([]);
  });

  it('to somebody of another municipality needs a row that opens the point, and nobody can set that aside', () => {
    const closed = { rule: undefined, closedToMunicipality: true };
    expect(refusal(closed)).toEqual({
      code: 'other-municipality',
      overridable: false,
      params: { lendingPoint: 'library', grade: 'good' },
    });
    expect(codes(closed)).toEqual(['other-municipality']);
    const here = { instrument: { ...violin, currentPointId: null }, lendingPoint: cultureSchool };
    expect(codes({ ...closed, ...here, gradeNeedsRight: true })).toEqual([
      'grade-needs-programme',
      'other-municipality',
    ]);
    expect(codes({ rule: undefined })).toEqual(['lending-point-cannot-lend']);
  });

  it('needs a row of the matrix that lends', () => {
    const refused = { code: 'lending-point-cannot-lend', overridable: false };
    expect(refusal({ rule: undefined })).toMatchObject(refused);
    expect(refusal({ rule: { ...rule, mayBorrow: false } })).toMatchObject(refused);
  });

  it('waits for a teacher where the row asks for one', () => {
    expect(refusal({ rule: { ...rule, needsReservation: true } })).toEqual({
      code: 'grade-needs-reservation',
      overridable: true,
    });
  });

  it('keeps to the number of open loans', () => {
    expect(codes({ borrower: { ...amina, openLoans: 1 } })).toEqual([]);
    expect(refusal({ borrower: { ...amina, openLoans: 2 } })).toEqual({
      code: 'loan-limit-reached',
      overridable: true,
      params: { limit: 2, open: 2 },
    });
  });

  it('respects blocks until their last day', () => {
    const blocks = [
      { reason: 'unpaid', until: today },
      { reason: 'old', until: calendarDate('2026-08-16') },
      { reason: 'damage', until: null },
    ];
    expect(refusal({ borrower: { ...amina, blocks } })).toEqual({
      code: 'borrower-blocked',
      overridable: true,
      params: { reason: 'unpaid; damage' },
      blocks: [blocks[0], blocks[2]],
    });
  });

  it('names at once which acceptances are missing, and by whom they can be had', () => {
    const acceptors = [
      { id: 'father', displayName: 'Far F.', byLink: false },
      { id: 'mother', displayName: 'Mor M.', byLink: true },
    ];
    expect(refusal({ missing: { types: ['contract'], acceptors } })).toEqual({
      code: 'agreement-missing',
      overridable: true,
      params: { agreement: 'contract', guardian: 'Mor M.' },
      agreements: ['contract'],
      acceptors,
    });
    const both = refusal({ missing: { types: ['terms', 'contract'], acceptors: acceptors.slice(0, 1) } });
    expect(both).toMatchObject({ params: { agreement: 'both' }, agreements: ['terms', 'contract'] });
    expect(both).not.toHaveProperty('params.guardian');
  });

  it('goes on without an acceptance where staff set that aside', () => {
    const missing = { types: ['terms'], acceptors: [] } as const;
    const overrides = [{ code: 'agreement-missing', comment: 'Mor kommer i morgen' }];
    expect(codes({ missing, overrides })).toEqual([]);
    expect(codes({ missing, overrides, mayOverride: false })).toEqual(['agreement-missing']);
  });

  it('counts the time that the borrower has already had the instrument', () => {
    const had = (daysHad: number) => decideCheckout({ ...ordinary, borrower: { ...amina, daysHad } });
    expect(had(100)).toMatchObject({ allowed: true, dueOn: '2026-08-28' });
    expect(had(112)).toMatchObject({
      allowed: false,
      rejections: [{ code: 'kind-time-limit-reached', params: { limit: 112, had: 112 } }],
    });
  });

  it('gives the whole length when a used-up time is set aside', () => {
    const overrides = [{ code: 'kind-time-limit-reached', comment: 'Nobody waits for it' }];
    expect(decideCheckout({ ...ordinary, borrower: { ...amina, daysHad: 200 }, overrides })).toMatchObject({
      allowed: true,
      dueOn: '2026-09-14',
    });
  });

  it('names all reasons at once', () => {
    expect(
      codes({
        instrument: { ...violin, gradeId: 'high', state: 'in-repair' },
        gradeNeedsRight: true,
        borrower: { ...amina, openLoans: 3, daysHad: 400, blocks: [{ reason: 'unpaid', until: null }] },
        rule: { ...rule, needsReservation: true },
        requestedDueOn: calendarDate('2026-12-27'),
      }),
    ).toEqual([
      'instrument-not-available',
      'grade-needs-programme',
      'lending-point-cannot-lend',
      'borrower-blocked',
      'grade-needs-reservation',
      'loan-limit-reached',
      'kind-time-limit-reached',
      'due-date-closed',
      'due-date-after-limit',
    ]);
  });
});

describe('a due day that somebody asks for', () => {
  const asked = (day: string, more: Partial<CheckoutFacts> = {}) => ({ ...more, requestedDueOn: calendarDate(day) });

  it('is taken when it is an open day between tomorrow and the limit', () => {
    expect(decideCheckout({ ...ordinary, ...asked('2026-08-18') })).toMatchObject({
      allowed: true,
      dueOn: '2026-08-18',
    });
    expect(decideCheckout({ ...ordinary, ...asked('2026-09-14') })).toMatchObject({
      allowed: true,
      dueOn: '2026-09-14',
    });
  });

  it('is not today or before', () => {
    expect(refusal(asked('2026-08-17'))).toEqual({
      code: 'due-date-too-early',
      overridable: false,
      params: { earliest: '2026-08-18' },
    });
    expect(codes(asked('2020-01-01'))).toEqual(['due-date-too-early']);
  });

  it('is no closed day, unless the rule keeps those', () => {
    expect(refusal(asked('2026-08-22'))).toEqual({
      code: 'due-date-closed',
      overridable: true,
      params: { nextOpen: '2026-08-24' },
    });
    expect(codes(asked('2026-08-22', { rule: { ...rule, closedDay: 'keep' } }))).toEqual([]);
    expect(refusal(asked('2026-08-22', { calendar: new OpeningCalendar([]) }))).toMatchObject({ params: {} });
  });

  it('does not lie after the limit, unless that is set aside', () => {
    expect(refusal(asked('2026-09-15'))).toEqual({
      code: 'due-date-after-limit',
      overridable: true,
      params: { limit: '2026-09-14' },
    });
    const overrides = [{ code: 'due-date-after-limit', comment: 'Away until then' }];
    expect(decideCheckout({ ...ordinary, ...asked('2026-09-15', { overrides }) })).toMatchObject({
      allowed: true,
      dueOn: '2026-09-15',
      overridden: [{ code: 'due-date-after-limit', comment: 'Away until then' }],
    });
  });
});

describe('setting aside', () => {
  const full = { borrower: { ...amina, openLoans: 2 } };

  it('needs the right, a comment and a reason that can be set aside', () => {
    const comment = 'Two siblings share';
    expect(codes({ ...full, overrides: [{ code: 'loan-limit-reached', comment }] })).toEqual([]);
    expect(codes({ ...full, overrides: [{ code: 'loan-limit-reached', comment: ' ' }] })).toEqual([
      'loan-limit-reached',
    ]);
    expect(codes({ ...full, overrides: [{ code: 'loan-limit-reached', comment }], mayOverride: false })).toEqual([
      'loan-limit-reached',
    ]);
    const overrides = [{ code: 'lending-point-cannot-lend', comment }];
    expect(codes({ rule: undefined, overrides })).toEqual(['lending-point-cannot-lend']);
  });

  it('leaves the reasons that nobody set aside', () => {
    const blocked = { borrower: { ...amina, openLoans: 2, blocks: [{ reason: 'unpaid', until: null }] } };
    expect(codes({ ...blocked, overrides: [{ code: 'loan-limit-reached', comment: 'ok' }] })).toEqual([
      'borrower-blocked',
    ]);
  });

  it('keeps what was set aside, with the comment', () => {
    const decision = decideCheckout({
      ...ordinary,
      ...full,
      overrides: [{ code: 'loan-limit-reached', comment: ' Fine ' }],
    });
    expect(decision).toMatchObject({
      overridden: [{ code: 'loan-limit-reached', comment: 'Fine', params: { open: 2 } }],
    });
  });
});

const anyFacts: fc.Arbitrary<CheckoutFacts> = fc
  .record({
    state: fc.constantFrom<InstrumentState>('available', 'on-loan', 'in-service', 'in-repair', 'lost'),
    gradeId: fc.constantFrom('good', 'high'),
    at: fc.constantFrom('library', 'culture-school', null),
    kind: fc.constantFrom('library', 'culture-school'),
    programmes: fc.constantFrom([], deepening),
    blocks: fc.constantFrom([], [{ reason: 'unpaid', until: null }]),
    openLoans: fc.integer({ min: 0, max: 3 }),
    daysHad: fc.integer({ min: 0, max: 130 }),
    rule: fc.option(
      fc
        .record({ mayBorrow: fc.boolean(), needsReservation: fc.boolean() })
        .map((differences): LoanRule => ({ ...rule, ...differences })),
    ),
    closed: fc.boolean(),
    asked: fc.option(fc.constantFrom('2026-08-10', '2026-08-22', '2026-08-24', '2026-12-01').map(calendarDate)),
  })
  .map((drawn) => ({
    ...ordinary,
    instrument: { ...violin, state: drawn.state, gradeId: drawn.gradeId, currentPointId: drawn.at },
    borrower: { ...amina, ...drawn },
    lendingPoint: { id: drawn.kind, kind: drawn.kind, unitId: drawn.kind },
    rule: drawn.rule ?? undefined,
    gradeNeedsRight: drawn.gradeId === 'high',
    closedToMunicipality: drawn.closed,
    requestedDueOn: drawn.asked ?? undefined,
  }));

describe('whatever the facts', () => {
  it('a refusal has a reason, and each code stands once', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decideCheckout(facts);
        if (decision.allowed) return;
        const named = decision.rejections.map(({ code }) => code);
        expect(named.length).toBeGreaterThan(0);
        expect(new Set(named).size).toBe(named.length);
      }),
      propertySettings(),
    );
  });

  it('what is set aside and what remains are together all the reasons', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(fc.nat(), { maxLength: 5 }), (facts, picks) => {
        const before = decideCheckout(facts);
        if (before.allowed) return;
        const overrides = picks.map((pick) => ({
          code: before.rejections[pick % before.rejections.length]?.code ?? '',
          comment: 'Agreed',
        }));
        const after = decideCheckout({ ...facts, overrides });
        const chosen = new Set(overrides.map(({ code }) => code));
        const remaining = before.rejections.filter(({ code, overridable }) => !(overridable && chosen.has(code)));
        expect(after.allowed).toBe(remaining.length === 0);
        if (!after.allowed) expect(after.rejections).toEqual(remaining);
        else expect(after.overridden).toEqual(before.rejections.map((reason) => ({ ...reason, comment: 'Agreed' })));
      }),
      propertySettings(),
    );
  });

  it('nobody gets high quality without the right or outside the culture school, nor what is closed to the municipality', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const every = [
          'instrument-not-available',
          'grade-needs-programme',
          'other-municipality',
          'lending-point-cannot-lend',
          'borrower-blocked',
        ];
        const more = [
          'grade-needs-reservation',
          'loan-limit-reached',
          'kind-time-limit-reached',
          'due-date-after-limit',
        ];
        const overrides = [...every, ...more, 'due-date-closed'].map((code) => ({ code, comment: 'Please' }));
        const decision = decideCheckout({ ...facts, overrides });
        if (decision.allowed) expect(facts.closedToMunicipality).toBe(false);
        if (!decision.allowed || facts.instrument.gradeId !== 'high') return;
        expect(facts.lendingPoint.kind).toBe('culture-school');
        expect(facts.borrower.programmes).toEqual(deepening);
      }),
      propertySettings(),
    );
  });

  it('a loan that is allowed is due after today', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decideCheckout(facts);
        if (decision.allowed) expect(decision.dueOn > today).toBe(true);
      }),
      propertySettings(),
    );
  });
});
