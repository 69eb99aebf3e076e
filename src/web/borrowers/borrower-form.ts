import { type BorrowerAnswer } from '../../borrowers/index.js';
import { type Language, borrowerLanguages, formatDay } from '../../platform/i18n/index.js';
import type { Fields } from '../server/form-fields.js';
import type { FormPart } from '../server/meanwhile.js';
import type { Named } from '../view-models.js';
import { borrowerTexts } from './borrowers.texts.js';
import { type BorrowerField, type GuardianField, guardianParts, guardianPlaces } from './borrowers-view.js';

const guardianFields = guardianPlaces.flatMap((place) =>
  guardianParts.map((part): GuardianField => `guardian${place}${part}`),
);

/** Every field of the form. */
export const borrowerFields: readonly BorrowerField[] = [
  'type',
  'displayName',
  'fullName',
  'birthDate',
  'language',
  'cardNumber',
  'municipality',
  'email',
  'phone',
  'address',
  'protectedAddress',
  ...guardianFields,
];

/** What a form says of a new borrower, as the interface takes it. */
export function registrationOf(form: Fields<BorrowerField>): object {
  const { type, displayName, fullName, birthDate, language, cardNumber, email, phone, address } = form;
  return {
    ...given({ displayName, fullName, birthDate, cardNumber, email, phone, address }),
    ...(type !== '' && { type }),
    ...(language !== '' && { language }),
    ...(form.municipality !== '' && { municipality: form.municipality }),
    protectedAddress: form.protectedAddress === 'true',
    guardians: takenPlaces(form).map((place) => guardianAt(form, place)),
  };
}

/** What a form says of one that is there. Contact that the reader is not shown, and a full name that is not given, stay. */
export function changeOf(form: Fields<BorrowerField>, withContact: boolean): object {
  const { type, displayName, fullName, birthDate, language, cardNumber, email, phone, address } = form;
  // Who protects an address by the form says that it goes, and the telephones with it, although they stand in the form.
  const protects = form.protectedAddress === 'true';
  return {
    displayName,
    ...given({ cardNumber }),
    ...(language !== '' && { language }),
    ...(form.municipality !== '' && { municipality: form.municipality }),
    ...(type !== 'ensemble' && given({ birthDate })),
    ...(fullName !== '' && { fullName }),
    ...(form.protectedAddress !== '' && { protectedAddress: protects }),
    ...(withContact && given(protects ? { email } : { email, phone, address })),
    guardians: takenPlaces(form).map((place) => {
      const id = form[`guardian${place}Id`];
      const { displayName: name, phone: number, ...rest } = guardianAt(form, place);
      const contact = { ...rest, ...(!protects && { phone: number }) };
      return id === '' ? { displayName: name, ...contact } : { id, displayName: name, ...(withContact && contact) };
    }),
  };
}

/** The field of the form that shows what is wrong at a path of the interface, such as `guardians.0.email`. */
export function borrowerFieldOf(form: Fields<BorrowerField>): (path: string) => string {
  return (path) => {
    const [first = '', position, part = ''] = path.split('.');
    if (first !== 'guardians') return first;
    const place = takenPlaces(form)[Number(position)] ?? 1;
    return `guardian${place}${partOf[part] ?? 'Name'}`;
  };
}

const partOf: Readonly<Record<string, string>> = { email: 'Email', phone: 'Phone', language: 'Language' };

/** A borrower as the form shows it; what the reader is not shown is empty. */
export function valuesOf(borrower: BorrowerAnswer): Fields<BorrowerField> {
  const empty = Object.fromEntries(borrowerFields.map((field) => [field, ''])) as Fields<BorrowerField>;
  const guardians = borrower.guardians.flatMap((guardian, index) => {
    const place = guardianPlaces[index];
    return place === undefined
      ? []
      : [
          [`guardian${place}Id`, guardian.id],
          [`guardian${place}Name`, guardian.displayName],
          [`guardian${place}Email`, guardian.email ?? ''],
          [`guardian${place}Phone`, guardian.phone ?? ''],
          [`guardian${place}Language`, guardian.language ?? ''],
        ];
  });
  return {
    ...empty,
    type: borrower.type,
    displayName: borrower.displayName,
    birthDate: borrower.birthDate ?? '',
    language: borrower.language,
    cardNumber: borrower.cardNumber ?? '',
    municipality: borrower.municipality,
    email: borrower.email ?? '',
    phone: borrower.phone ?? '',
    address: borrower.address ?? '',
    ...(Object.fromEntries(guardians) as Partial<Fields<GuardianField>>),
  };
}

/** What of the form somebody else may have changed meanwhile, in words. */
export function borrowerParts(language: Language, municipalities: readonly Named[]): FormPart<BorrowerField>[] {
  const t = borrowerTexts.in(language);
  const plain = (field: BorrowerField, label: string): FormPart<BorrowerField> => ({
    fields: [field],
    label,
    say: (values) => values[field],
  });
  return [
    plain('displayName', t('form.display-name')),
    {
      fields: ['birthDate'],
      label: t('form.birth-date'),
      say: ({ birthDate }) => (birthDate === '' ? '' : formatDay(language, birthDate)),
    },
    plain('cardNumber', t('card')),
    {
      fields: ['municipality'],
      label: t('municipality'),
      say: ({ municipality }) => municipalities.find(({ id }) => id === municipality)?.name ?? municipality,
    },
    { fields: ['language'], label: t('language'), say: (values) => languageName(values.language) },
    plain('email', t('email')),
    plain('phone', t('phone')),
    plain('address', t('address')),
    {
      fields: ['guardian1Name', ...guardianFields.filter((field) => field !== 'guardian1Name')],
      label: t('page.guardians'),
      say: (values) =>
        takenPlaces(values)
          .map((place) => values[`guardian${place}Name`])
          .join(', '),
    },
  ];
}

/** A language as its own readers name it. */
export function languageName(code: string): string {
  return borrowerLanguages.find((language) => language.code === code)?.name ?? code;
}

/** A known guardian whose name was emptied is taken away; a new one is there if anything of it was typed. */
function takenPlaces(form: Fields<BorrowerField>): (typeof guardianPlaces)[number][] {
  return guardianPlaces.filter((place) => {
    if (form[`guardian${place}Name`] !== '') return true;
    const isNew = form[`guardian${place}Id`] === '';
    return isNew && (form[`guardian${place}Email`] !== '' || form[`guardian${place}Phone`] !== '');
  });
}

function guardianAt(form: Fields<BorrowerField>, place: (typeof guardianPlaces)[number]): Record<string, string> {
  const language = form[`guardian${place}Language`];
  return {
    displayName: form[`guardian${place}Name`],
    email: form[`guardian${place}Email`],
    phone: form[`guardian${place}Phone`],
    ...(language !== '' && { language }),
  };
}

/** An emptied field says that there is no such thing, where a field that is left out would say nothing. */
function given(fields: Readonly<Record<string, string>>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim() === '' ? null : value]));
}
