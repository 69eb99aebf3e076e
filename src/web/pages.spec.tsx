import { describe, expect, it } from '@jest/globals';
import type { JSX } from 'preact';
import { languages } from '../platform/i18n/index.js';
import { accessTexts } from './access/access.texts.js';
import { LoginPage } from './access/login-page.js';
import { adminTexts } from './admin/admin.texts.js';
import { borrowerTexts } from './borrowers/borrowers.texts.js';
import { catalogueTexts } from './catalogue/catalogue.texts.js';
import { commonTexts } from './components/common.texts.js';
import { wordTexts } from './components/words.texts.js';
import { DeskPage } from './desk/desk-page.js';
import { deskTexts } from './desk/desk.texts.js';
import type { DeskBorrower, DeskView, HandOverOffer } from './desk/desk-view.js';
import { type Frame, renderPage } from './frame.js';
import { inventoryTexts } from './inventory/inventory.texts.js';
import { labelPageTexts } from './labels/labels.texts.js';
import { layoutTexts } from './layout/layout.texts.js';
import { currentEntry, navigationKeys } from './layout/navigation.js';
import { navigationFor } from './layout/navigation-for.js';
import { ProblemPage } from './layout/problem-page.js';
import { problemTexts } from './layout/problem.texts.js';
import { loanTexts } from './loans/loans.texts.js';
import { reminderTexts } from './reminders/reminders.texts.js';
import { ruleTexts } from './rules/rules.texts.js';
import { schoolYearTexts } from './teaching/school-year/school-year.texts.js';
import { teachingTexts } from './teaching/teaching.texts.js';

const frame: Frame = {
  language: 'nb',
  timeZone: 'Europe/Oslo',
  path: '/desk',
  assets: { 'page.js': '/assets/page.js', 'desk.js': '/assets/desk.js', 'icons.svg': '/assets/icons.svg' },
  csrf: 'the-csrf-token',
  newKey: () => 'a-fresh-key',
  user: { displayName: 'Berit <b>Solheim</b>', role: 'librarian', place: 'Biblioteket' },
  navigation: navigationFor('librarian'),
  demo: false,
};

const violin = { code: '7K3M9Q8', kind: 'Fiolin', size: '3/4', maker: 'Stentor', model: null, grade: 'God' };
const borrower: DeskBorrower = {
  id: 'b1',
  displayName: 'Amina <script>alert(1)</script>',
  cardNumber: 'N001234567',
  about: null,
  blocks: [],
  loans: [],
  reservations: [],
};
const offer: HandOverOffer = {
  accessories: [
    { id: 'bow', name: 'Bue', present: true },
    { id: 'rosin', name: 'Harpiks', present: false },
  ],
  dueOn: '2026-12-18',
  earliestDueOn: '2026-11-24',
  latestDueOn: '2026-12-18',
  toPayOre: 0,
  depositToPayOre: 0,
  refusals: [],
  mayOverride: true,
  reserved: false,
  shorterDueOn: null,
};

function desk(view: DeskView): string {
  return page(
    <DeskPage
      point={{ id: 'library', name: 'Biblioteket' }}
      points={[]}
      view={view}
      returned={{ total: 0, newest: [] }}
      mayRegister={{ instruments: false, borrowers: true }}
    />,
  );
}

function page(element: JSX.Element, changes: Partial<Frame> = {}): string {
  return renderPage({ ...frame, ...changes }, element);
}

/** Names and values of a page's fields, in order. */
function fields(html: string): string[] {
  const inputs = [...html.matchAll(/<(?:input|button|textarea|select)\b[^>]*\bname="([^"]+)"[^>]*>/gu)];
  return inputs.map(([tag, name = '']) => {
    const value = /\bvalue="([^"]*)"/u.exec(tag)?.[1] ?? '';
    return `${name}=${value}${/\bchecked\b/u.test(tag) ? ' ticked' : ''}`;
  });
}

describe('the desk page', () => {
  it('shows what anybody typed as text, never as markup', () => {
    const html = desk({ step: 'unknown', scan: '"><img src=x>', looksLike: 'other', borrower: null, instrument: null });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('Berit <b>');
    expect(desk({ step: 'borrower', borrower })).not.toContain('<script>alert');
  });

  it('has all a hand-over needs in the one form of the scan field', () => {
    const html = desk({ step: 'hand-over', borrower, instrument: violin, offer });
    const [form = ''] = /<form method="post" action="\/desk\/checkouts".*?<\/form>/su.exec(html) ?? [];
    expect(fields(form)).toEqual([
      '_csrf=the-csrf-token',
      '_key=a-fresh-key',
      'lendingPoint=library',
      'borrower=b1',
      'instrument=7K3M9Q8',
      'scan=',
      'accessories=bow ticked',
      'accessories=rosin',
      'dueOn=2026-12-18',
      'confirm=yes',
    ]);
    expect(html).toContain('0\u00a0kr');
  });

  it('gives all reasons of a refusal, and no way around one that nobody may override', () => {
    const refusals = [
      { code: 'loan-limit-reached', detail: 'Har to ute', overridable: true },
      { code: 'grade-needs-programme', detail: 'Krever fordypning', overridable: false },
    ];
    const html = desk({ step: 'hand-over', borrower, instrument: violin, offer: { ...offer, refusals } });
    expect(html).toContain('Har to ute');
    expect(html).toContain('Krever fordypning');
    expect(fields(html)).not.toContain('confirm=yes');
    const overridable = { ...offer, refusals: refusals.slice(0, 1) };
    expect(fields(desk({ step: 'hand-over', borrower, instrument: violin, offer: overridable }))).toEqual(
      expect.arrayContaining(['overrides=loan-limit-reached', 'overrideComment=', 'confirm=yes']),
    );
  });

  it('takes a return with one button a condition', () => {
    const html = desk({
      step: 'return',
      borrower: null,
      offer: {
        loanId: 'l1',
        instrument: violin,
        borrower,
        outOn: '2026-08-24',
        dueOn: '2026-12-18',
        overdue: false,
        condition: 'fine',
        accessories: [{ id: 'bow', name: 'Bue' }],
        today: '2026-11-23',
        mayRenew: false,
      },
    });
    expect(html).toContain('action="/desk/returns"');
    expect(fields(html)).toEqual(
      expect.arrayContaining([
        'accessories=bow ticked',
        'accessoriesOut=bow',
        'condition=as-new',
        'condition=unusable',
        'returnedOn=2026-11-23',
        'note=',
      ]),
    );
  });

  it('says in large letters where a returned instrument goes', () => {
    const next = { step: 'transfer', to: 'Kulturskolen' } as const;
    const result = {
      loanId: 'l1',
      instrument: violin,
      next,
      then: [],
      depositBackOre: 50_000,
      missing: ['Bue'],
    } as const;
    const html = desk({ step: 'returned', result, borrower: null });
    expect(html).toMatch(/class="kb-next"[^>]*>Send til Kulturskolen</u);
    expect(html).toContain('Mangler: Bue');
  });
});

describe('every page', () => {
  it('carries no inline script, style or handler, so that the content policy can forbid them', () => {
    const html = desk({ step: 'hand-over', borrower, instrument: violin, offer });
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\bsrc=)/u);
  });

  it('offers a problem’s reader a way forward', () => {
    expect(page(<ProblemPage status={401} />, { user: null, navigation: [], path: '/loans' })).toContain(
      'href="/login?next=%2Floans"',
    );
    expect(page(<ProblemPage status={404} />)).toContain('href="/instruments"');
    expect(page(<ProblemPage status={418} />)).toContain('Noe gikk galt hos oss');
  });

  it('shows a log-in of the demonstration only where there is one', () => {
    expect(page(<LoginPage />, { user: null })).not.toContain('klangbank-demo');
    const logIns = [{ username: 'lager', role: 'inventory-manager', place: 'Kulturskolen' } as const];
    expect(fields(page(<LoginPage demo={{ password: 'klangbank-demo', logIns }} />, { user: null }))).toEqual(
      expect.arrayContaining(['username=lager', 'password=klangbank-demo']),
    );
  });
});

describe('the menu', () => {
  it('holds only what a role may open', () => {
    expect(navigationFor('librarian')).toContain('desk');
    expect(navigationFor('accountant')).not.toContain('desk');
    expect(navigationFor('accountant')).not.toContain('borrowers');
  });

  it('marks the entry that the page belongs to most closely', () => {
    expect(currentEntry('/loans/overdue?point=x', navigationKeys)).toBe('overdue');
    expect(currentEntry('/loans/l1', navigationKeys)).toBe('loans');
    expect(currentEntry('/loansome', navigationKeys)).toBeUndefined();
  });
});

describe('the words of the pages', () => {
  it('are there in every language', () => {
    const all = [
      ...[accessTexts, adminTexts, borrowerTexts, catalogueTexts, commonTexts, deskTexts, inventoryTexts],
      ...[labelPageTexts, layoutTexts, loanTexts, problemTexts, reminderTexts, ruleTexts, wordTexts],
      ...[schoolYearTexts, teachingTexts],
    ];
    const empty = all
      .flatMap(({ entries }) => Object.entries(entries))
      .filter(([, words]) => languages.some((language) => words[language].trim() === ''));
    expect(empty).toEqual([]);
  });
});
