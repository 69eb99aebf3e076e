import { Injectable } from '@nestjs/common';
import { BorrowerFacts } from '../../borrowers/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import { HistoryQuery, type InstrumentAnswer } from '../../inventory/index.js';
import { LoanQuery } from '../../lending/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { NameBook } from '../server/names.js';
import { historyEntry } from './history-words.js';
import type { InstrumentPageProps } from './inventory-view.js';
import { OpenSteps } from './open-steps.js';
import { placeWords } from './place-words.js';

/** As much of a history as a page shows. */
const eventsShown = 100;

/** Gathers what the page of an instrument shows, for one reader. */
@Injectable()
export class InstrumentFile {
  constructor(
    private readonly reader: Reader,
    private readonly history: HistoryQuery,
    private readonly loans: LoanQuery,
    private readonly borrowers: BorrowerFacts,
    private readonly open: OpenSteps,
  ) {}

  async of(
    actor: Actor,
    instrument: InstrumentAnswer,
    names: NameBook,
    language: Language,
  ): Promise<InstrumentPageProps> {
    const events = (await this.history.of(this.reader, actor, instrument.code, eventsShown, undefined)).items;
    const { repair, transfer } = await this.open.of(instrument, events, names);
    const { owner, manager, homePoint, ...rest } = instrument;
    return {
      instrument: {
        ...rest,
        ...names.instrument(instrument),
        owner: names.unit(owner),
        manager: names.unit(manager),
        homePoint: names.point(homePoint),
        sendTo: instrument.sendTo === null ? null : names.point(instrument.sendTo),
        current: placeWords(instrument, names, language),
      },
      loan: await this.loan(actor, instrument),
      repair,
      transfer,
      gradings: events
        .filter(({ action }) => action === 'grading.given')
        .map(({ subject, actor: by, at, detail }) => ({
          id: subject.id,
          grade: names.grade(String(detail['grade'])),
          reason: String(detail['reason']),
          by,
          at: new Date(at),
        })),
      history: events.map((event) => historyEntry(event, names, language)),
      points: names.points.filter(
        ({ id, unit }) =>
          id !== instrument.currentPoint &&
          // What turns up does so where the finder is; an inventory manager keeps the books of all points.
          (!isGone(instrument) || actor.role === 'inventory-manager' || unit === actor.unitId),
      ),
      may: mayBeDone(actor, instrument, names),
    };
  }

  private async loan(actor: Actor, { code, state }: InstrumentAnswer): Promise<InstrumentPageProps['loan']> {
    if (state !== 'on-loan' || !mayDo(actor.role, 'loan:read')) return null;
    const { items } = await this.loans.list(actor, { instrument: code, state: 'open', limit: 1 });
    const [loan] = items;
    if (loan === undefined) return null;
    const names = await this.borrowers.displayNames(this.reader, loan.borrower == null ? [] : [loan.borrower]);
    const displayName = names.get(loan.borrower ?? '');
    const borrower = displayName === undefined || loan.borrower == null ? null : { id: loan.borrower, displayName };
    return { id: loan.id, borrower, dueOn: loan.dueOn, overdue: loan.overdue };
  }
}

function mayBeDone(actor: Actor, instrument: InstrumentAnswer, names: NameBook): InstrumentPageProps['may'] {
  const { state, currentPoint } = instrument;
  const { role, unitId } = actor;
  const isHere =
    role === 'inventory-manager' || names.points.some(({ id, unit }) => id === currentPoint && unit === unitId);
  const atRest = (state === 'available' || state === 'in-service') && isHere;
  return {
    desk: mayDo(role, 'loan:create') && (state === 'available' || state === 'on-loan'),
    edit: mayDo(role, 'instrument:write'),
    regrade: mayDo(role, 'instrument:grade'),
    print: mayDo(role, 'label:print'),
    costs: mayDo(role, 'cost:read'),
    repair: mayDo(role, 'instrument:repair') && atRest,
    completeRepair: mayDo(role, 'instrument:repair') && state === 'in-repair',
    transfer: mayDo(role, 'transfer:send') && atRest,
    receive: mayDo(role, 'transfer:receive') && state === 'in-transfer',
    finishService: mayDo(role, 'instrument:repair') && (state === 'in-service' || instrument.sendTo !== null) && isHere,
    reportFound: mayDo(role, 'instrument:repair') && isGone(instrument),
  };
}

function isGone({ state }: InstrumentAnswer): boolean {
  return state === 'missing' || state === 'lost';
}
