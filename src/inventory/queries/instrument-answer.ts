import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { InstrumentAccessory } from '../circulation/circulation.repository.js';
import { waitingForTransferTo } from '../circulation/onward.js';
import { type Condition, type InstrumentState, stateOn } from '../domain/instrument-state.js';

/** An instrument in the form of the interface, for staff. */
export interface InstrumentAnswer {
  readonly code: string;
  readonly kind: string;
  readonly size: string | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly grade: string;
  readonly condition: Condition;
  /** The state that counts today. */
  readonly state: InstrumentState;
  readonly owner: string;
  readonly manager: string;
  readonly homePoint: string;
  readonly currentPoint: string | null;
  readonly accessories: readonly InstrumentAccessory[];
  /** While on loan: the day it is due. */
  readonly dueOn: CalendarDate | null;
  /** While in service: the first day on which it may go out. */
  readonly freeFrom: CalendarDate | null;
  /** Where it is to be sent, its service being over away from home; ending the service sends it. */
  readonly sendTo: string | null;
  readonly aliases: readonly string[];
  readonly funder: string | null;
  readonly valueOre: number | null;
  readonly note: string | null;
  readonly version: number;
}

/** What everybody may know of an instrument. */
export type PublicInstrument = Pick<InstrumentAnswer, 'code' | 'kind' | 'size' | 'grade' | 'state' | 'homePoint'>;

/** An instrument as the database gives it, its accessories and aliases packed into one text each. */
export interface InstrumentRow {
  readonly code: string;
  readonly kind_id: string;
  readonly size: string | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly serial_number: string | null;
  readonly grade_id: string;
  readonly condition: Condition;
  readonly state: InstrumentState;
  readonly owner_unit_id: string;
  readonly manager_unit_id: string;
  readonly home_point_id: string;
  readonly current_point_id: string | null;
  readonly funder: string | null;
  readonly value_ore: number | null;
  readonly due_on: string | null;
  readonly free_from: string | null;
  readonly note: string | null;
  readonly version: number;
  readonly sort_key: string;
  readonly accessories: string | null;
  readonly aliases: string | null;
}

/** Between the parts of one thing and between things, where several are packed into one text; no name holds them. */
export const unit = '\u001f';
export const record = '\u001e';

/** The instrument as staff see it on a day. */
export function instrumentAnswer(row: InstrumentRow, today: CalendarDate): InstrumentAnswer {
  const freeFrom = row.free_from === null ? null : calendarDate(row.free_from);
  const state = stateOn(row.state, freeFrom, today);
  return {
    code: row.code,
    kind: row.kind_id,
    size: row.size,
    maker: row.maker,
    model: row.model,
    serialNumber: row.serial_number,
    grade: row.grade_id,
    condition: row.condition,
    state,
    owner: row.owner_unit_id,
    manager: row.manager_unit_id,
    homePoint: row.home_point_id,
    currentPoint: row.current_point_id,
    accessories: row.accessories === null ? [] : row.accessories.split(record).map(accessoryOf),
    dueOn: row.due_on === null ? null : calendarDate(row.due_on),
    freeFrom: state === 'in-service' ? freeFrom : null,
    sendTo: waitingForTransferTo({
      state,
      freeFrom,
      currentPointId: row.current_point_id,
      homePointId: row.home_point_id,
    }),
    aliases: row.aliases === null ? [] : row.aliases.split(record),
    funder: row.funder,
    valueOre: row.value_ore,
    note: row.note,
    version: row.version,
  };
}

/** The instrument as everybody may see it. */
export function publicInstrument(instrument: InstrumentAnswer): PublicInstrument {
  const { code, kind, size, grade, state, homePoint } = instrument;
  return { code, kind, size, grade, state, homePoint };
}

function accessoryOf(packed: string): InstrumentAccessory {
  const [id = '', present, ...name] = packed.split(unit);
  return { id, name: name.join(unit), present: present === '1' };
}
