import type { LendingPoint } from '../../organisation/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { type Weekday, weekdays } from '../components/opening-hours.js';
import { wordTexts } from '../components/words.texts.js';
import type { Fields } from '../server/form-fields.js';
import type { FormPart } from '../server/meanwhile.js';
import { adminTexts } from './admin.texts.js';
import type { HourField, PointField } from './point-pages.js';

const hourFields = weekdays.flatMap((day): HourField[] => [`opens${day}`, `closes${day}`]);

/** Every field of the form. */
export const pointFields: readonly PointField[] = [
  'id',
  'name',
  'kind',
  'unit',
  'phone',
  'address',
  'isil',
  ...hourFields,
];

/** What a form says of a lending point, as the interface takes it. */
export function changeOf(form: Fields<PointField>): object {
  const { name, phone, address, isil } = form;
  return {
    ...{ name, phone, address, isil },
    openingHours: openDays(form).map((weekday) => ({
      weekday,
      opens: form[`opens${weekday}`],
      closes: form[`closes${weekday}`],
    })),
  };
}

/** The field of the form that shows what is wrong at a path of the interface, such as `openingHours.0.closes`. */
export function pointFieldOf(form: Fields<PointField>): (path: string) => string {
  return (path) => {
    const [first = '', position, part] = path.split('.');
    if (first !== 'openingHours') return first;
    const weekday = openDays(form)[Number(position)] ?? 1;
    return part === 'closes' ? `closes${weekday}` : `opens${weekday}`;
  };
}

/** A lending point as the form shows it. */
export function valuesOf(point: LendingPoint): Fields<PointField> {
  const { id, name, kind, unit, phone, address, isil } = point;
  const hours = weekdays.flatMap((day) => {
    const open = point.openingHours.find(({ weekday }) => weekday === day);
    return [
      [`opens${day}`, open?.opens ?? ''],
      [`closes${day}`, open?.closes ?? ''],
    ];
  });
  return {
    ...{ id, name, kind, unit },
    ...{ phone: phone ?? '', address: address ?? '', isil: isil ?? '' },
    ...(Object.fromEntries(hours) as Fields<HourField>),
  };
}

/** What of the form somebody else may have changed meanwhile, in words. */
export function pointParts(language: Language): FormPart<PointField>[] {
  const t = adminTexts.in(language);
  const plain = (['name', 'phone', 'address', 'isil'] as const).map((field): FormPart<PointField> => ({
    fields: [field],
    label: t(`point.${field}`),
    say: (values) => values[field],
  }));
  const days = weekdays.map((day): FormPart<PointField> => {
    const [opens, closes] = [`opens${day}`, `closes${day}`] as const;
    return {
      fields: [opens, closes],
      label: wordTexts(language, `weekday.${day}`),
      say: (values) => (values[opens] === '' ? wordTexts(language, 'closed') : `${values[opens]}–${values[closes]}`),
    };
  });
  return [...plain, ...days];
}

function openDays(form: Fields<PointField>): Weekday[] {
  return weekdays.filter((day) => form[`opens${day}`] !== '' || form[`closes${day}`] !== '');
}
