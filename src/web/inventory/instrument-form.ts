import type { InstrumentAnswer, InstrumentChange, InstrumentRegistration } from '../../inventory/index.js';
import { badInput } from '../../platform/http/index.js';
import type { FormValues } from '../components/field.js';
import type { InstrumentFormDto } from './instrument-form.dto.js';
import { kronerOf, oreOf } from '../server/kroner.js';
import { type InstrumentField, joinKindAndSize, splitKindAndSize } from './inventory-view.js';

/** What a form says of a new instrument. */
export function registrationOf(form: InstrumentFormDto): InstrumentRegistration {
  return {
    ...common(form),
    grade: form.grade ?? '',
    gradeReason: form.gradeReason ?? null,
    accessories: lines(form.newAccessories).map((name) => ({ name })),
  };
}

/** What a form says of one that is there: its accessories by their ids, and new ones. An emptied name takes one away. */
export function changeOf(form: InstrumentFormDto): InstrumentChange {
  const kept = form.accessoryId.flatMap((id, index) => {
    const name = form.accessoryName[index]?.trim() ?? '';
    return name === '' ? [] : [{ id, name, present: form.accessoryPresent.includes(id) }];
  });
  return { ...common(form), accessories: [...kept, ...lines(form.newAccessories).map((name) => ({ name }))] };
}

/** An instrument as its form shows it. */
export function valuesOf(instrument: InstrumentAnswer): FormValues<InstrumentField> {
  const { kind, size, maker, model, serialNumber, condition, owner, manager, homePoint, funder, valueOre } = instrument;
  return {
    kindAndSize: joinKindAndSize(kind, size),
    maker: maker ?? '',
    model: model ?? '',
    serialNumber: serialNumber ?? '',
    condition,
    owner,
    manager,
    homePoint,
    funder: funder ?? '',
    value: valueOre === null ? '' : kronerOf(valueOre),
    aliases: instrument.aliases.join('\n'),
  };
}

function common(form: InstrumentFormDto): InstrumentChange & Pick<InstrumentRegistration, 'kind' | 'homePoint'> {
  return {
    ...splitKindAndSize(form.kindAndSize),
    maker: form.maker ?? null,
    model: form.model ?? null,
    serialNumber: form.serialNumber ?? null,
    ...(form.condition !== undefined && { condition: form.condition }),
    owner: form.owner,
    manager: form.manager,
    homePoint: form.homePoint,
    funder: form.funder ?? null,
    valueOre: valueOf(form.value ?? ''),
    aliases: lines(form.aliases),
  };
}

function valueOf(text: string): number | null {
  const value = oreOf(text);
  if (value === undefined) throw badInput([{ field: 'value', code: 'not-kroner' }]);
  return value;
}

function lines(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
