import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../../identity/index.js';
import { InstrumentView } from '../../inventory/index.js';
import { type Page, decodeDayCursor, pageOf, pageSize } from '../../platform/http/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { type ReminderAnswer, ReminderList, deliveryErrorText } from '../../reminders/index.js';
import { type NameBook, Names } from '../server/names.js';
import type { InstrumentRef } from '../view-models.js';
import type { DeliveryState, ReminderItem, ReminderRow } from './reminder-list-page.js';

/** Reads reminders as the page shows them: three statements however many there are. */
@Injectable()
export class ReminderRows {
  constructor(
    private readonly list: ReminderList,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
    private readonly reader: Reader,
  ) {}

  /** The newest first. @throws Problem 400 for a cursor that is none */
  async page(
    actor: Actor,
    state: DeliveryState | undefined,
    cursor: string | undefined,
    language: Language,
  ): Promise<Page<ReminderRow>> {
    const size = pageSize(undefined);
    const after = decodeDayCursor(cursor);
    const reminders = await this.list.page(this.reader, actor, { state, after, limit: size + 1 });
    const codes = reminders.flatMap(({ items }) => items.flatMap(({ instrument }) => instrument ?? []));
    const instruments = await this.instruments.byCodes([...new Set(codes)]);
    const names = await this.names.in(language);
    const itemOf = (item: ReminderAnswer['items'][number]): ReminderItem => ({
      id: item.loan ?? item.reservation ?? '',
      href: hrefOf(item, actor),
      kind: item.kind,
      what: names.kind(item.instrumentKind),
      instrument: item.instrument === null ? null : refOf(item.instrument, instruments, names),
    });
    return pageOf(
      reminders,
      size,
      ({ day, id }) => [day, id],
      (reminder) => rowOf(reminder, itemOf, mayDo(actor.role, 'reminder:retry'), language),
    );
  }
}

function rowOf(
  { id, day, state, receiver, borrower, error, possibleRepeats, items }: ReminderAnswer,
  itemOf: (item: ReminderAnswer['items'][number]) => ReminderItem,
  mayRetry: boolean,
  language: Language,
): ReminderRow {
  return {
    ...{ id, day, state, possibleRepeats },
    // The page itself says that no mail server is set up.
    failure:
      error === null || error === 'mail-not-configured' || state === 'sent' ? null : deliveryErrorText(language, error),
    receiver: receiver.displayName,
    guardianOf: receiver.kind === 'borrower' ? null : borrower,
    items: items.map(itemOf),
    mayRetry: mayRetry && state === 'failed',
  };
}

/** The page of a reservation is the teachers'; the desk has its list of pick-ups. */
function hrefOf(
  { loan, reservation }: Pick<ReminderAnswer['items'][number], 'loan' | 'reservation'>,
  { role }: Actor,
): string | null {
  if (loan !== null) return `/loans/${loan}`;
  return reservation !== null && mayDo(role, 'pupil:read') ? `/teaching/reservations/${reservation}` : null;
}

/** What a loan or a reservation names stays in the register, so that it is always found. */
function refOf(
  code: string,
  instruments: Awaited<ReturnType<InstrumentView['byCodes']>>,
  names: NameBook,
): InstrumentRef {
  const found = instruments.get(code);
  return found === undefined
    ? { code, kind: '', size: null, maker: null, model: null, grade: '' }
    : names.instrument(found);
}
