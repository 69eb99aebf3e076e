import type { JSX } from 'preact';
import { borrowerLanguages, type Speak } from '../../platform/i18n/index.js';
import { PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select, TextField, Tick } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf } from '../view-models.js';
import { borrowerTexts } from './borrowers.texts.js';
import {
  type BorrowerFormProps,
  type EnrolmentFormProps,
  type GuardianPlace,
  guardianPlaces,
} from './borrowers-view.js';

const languageChoices = borrowerLanguages.map(({ code, name }) => ({ value: code, label: name }));

/** The form of a new or changed borrower. */
export function BorrowerFormPage(props: BorrowerFormProps): JSX.Element {
  const { editing, values, errors } = props;
  const t = useTexts(borrowerTexts);
  const common = useTexts(commonTexts);
  const isTaken = (place: GuardianPlace): boolean =>
    Boolean(values[`guardian${place}Id`]) || Boolean(values[`guardian${place}Name`]);
  const places = Math.max(editing === null ? 1 : 0, guardianPlaces.findLast(isTaken) ?? 0) + 1;
  const title = editing === null ? t('new.title') : t('edit.title', { name: editing.displayName });
  return (
    <Layout title={title} width="narrow">
      <PageHead title={title} />
      <ErrorSummary
        errors={errors}
        labels={{
          displayName: t('form.display-name'),
          birthDate: t('form.birth-date'),
          phone: t('phone'),
          email: t('email'),
          ...guardianLabels(t),
        }}
      />
      <Form action={editing === null ? '/borrowers' : `/borrowers/${editing.id}`} class="kb-form" keyed>
        {editing !== null && (
          <>
            <input type="hidden" name="version" value={editing.version} />
            <input type="hidden" name="was" value={editing.was} />
          </>
        )}
        <Who {...props} />
        <Contact {...props} />
        {(editing === null || values.type !== 'ensemble') &&
          guardianPlaces
            .filter((place) => place <= places)
            .map((place) => <Guardian key={place} place={place} {...props} />)}
        <FormEnd
          label={editing === null ? t('form.create') : common('save')}
          cancelHref={editing === null ? '/borrowers' : `/borrowers/${editing.id}`}
          cancelLabel={common('cancel')}
        />
      </Form>
    </Layout>
  );
}

/** What the fields of guardians are called where they are listed apart from them. */
function guardianLabels(t: Speak<'page.guardians' | 'name' | 'email' | 'phone'>): Record<string, string> {
  const parts = { Name: t('name'), Email: t('email'), Phone: t('phone') };
  return Object.fromEntries(
    guardianPlaces.flatMap((place) =>
      Object.entries(parts).map(([part, label]) => [
        `guardian${place}${part}`,
        `${t('page.guardians')}, ${label.toLowerCase()}`,
      ]),
    ),
  );
}

function Who({ editing, values, errors, municipalities }: BorrowerFormProps): JSX.Element {
  const t = useTexts(borrowerTexts);
  const common = useTexts(commonTexts);
  const optional = common('optional');
  return (
    <Section title={t('form.who')}>
      {editing === null ? (
        <Select
          name="type"
          label={t('type')}
          value={values.type ?? 'person'}
          choices={(['person', 'ensemble'] as const).map((type) => ({ value: type, label: t(`type.${type}`) }))}
          errors={errors}
        />
      ) : (
        <input type="hidden" name="type" value={values.type ?? 'person'} />
      )}
      <TextField
        name="fullName"
        label={t('full-name')}
        description={t(editing === null ? 'form.full-name.about' : 'form.full-name.keep')}
        value={values.fullName}
        errors={errors}
        optional={optional}
      />
      <TextField
        name="displayName"
        label={t('form.display-name')}
        description={t(editing === null ? 'form.display-name.about' : 'form.display-name.short')}
        value={values.displayName}
        errors={errors}
        optional={editing === null ? optional : undefined}
      />
      {(editing === null || values.type !== 'ensemble') && (
        <TextField
          name="birthDate"
          type="date"
          label={t('form.birth-date')}
          description={editing === null ? t('form.birth-date.about') : undefined}
          value={values.birthDate}
          errors={errors}
          width="medium"
        />
      )}
      <TextField
        name="cardNumber"
        label={t('card')}
        description={t('form.card.about')}
        value={values.cardNumber}
        errors={errors}
        spellcheck={false}
        width="medium"
        optional={optional}
      />
      {municipalities.length > 0 && (
        <Select
          name="municipality"
          label={t('municipality')}
          description={t('form.municipality.about')}
          value={values.municipality}
          choices={choicesOf(municipalities)}
          errors={errors}
          width="medium"
        />
      )}
      <Select
        name="language"
        label={t('language')}
        value={values.language ?? 'nb'}
        choices={languageChoices}
        errors={errors}
        width="medium"
      />
    </Section>
  );
}

function Contact({ editing, values, errors }: BorrowerFormProps): JSX.Element {
  const t = useTexts(borrowerTexts);
  const common = useTexts(commonTexts);
  const optional = common('optional');
  return (
    <Section title={t('form.contact')}>
      {(editing === null || editing.withContact) && (
        <>
          <div class="kb-form__row">
            <TextField
              name="email"
              type="email"
              label={t('email')}
              value={values.email}
              errors={errors}
              optional={optional}
            />
            <TextField
              name="phone"
              type="tel"
              label={t('phone')}
              value={values.phone}
              errors={errors}
              optional={optional}
            />
          </div>
          <TextField name="address" label={t('address')} value={values.address} errors={errors} optional={optional} />
        </>
      )}
      {editing === null ? (
        <Tick
          name="protectedAddress"
          value="true"
          label={t('form.protected')}
          description={t('form.protected.about')}
          checked={values.protectedAddress === 'true'}
        />
      ) : (
        <Select
          name="protectedAddress"
          label={t('form.protected')}
          description={t('form.protected.keep')}
          value={values.protectedAddress}
          choices={[
            { value: 'true', label: t('form.protected.set') },
            { value: 'false', label: t('form.protected.lift') },
          ]}
          empty={t('form.protected.as-is')}
          errors={errors}
        />
      )}
    </Section>
  );
}

function Guardian({
  place,
  editing,
  values,
  errors,
}: BorrowerFormProps & { readonly place: GuardianPlace }): JSX.Element {
  const t = useTexts(borrowerTexts);
  const common = useTexts(commonTexts);
  const optional = common('optional');
  const isKnown = Boolean(values[`guardian${place}Id`]);
  return (
    <Section title={t(place === 1 ? 'form.guardian.1' : 'form.guardian.2')}>
      {place === 1 && <p class="kb-quiet">{t('form.guardian.about')}</p>}
      <input type="hidden" name={`guardian${place}Id`} value={values[`guardian${place}Id`] ?? ''} />
      <TextField
        name={`guardian${place}Name`}
        label={t('name')}
        description={isKnown ? t('form.guardian.remove') : undefined}
        value={values[`guardian${place}Name`]}
        errors={errors}
      />
      {(editing === null || editing.withContact || !isKnown) && (
        <>
          <div class="kb-form__row">
            <TextField
              name={`guardian${place}Email`}
              type="email"
              label={t('email')}
              value={values[`guardian${place}Email`]}
              errors={errors}
              optional={optional}
            />
            <TextField
              name={`guardian${place}Phone`}
              type="tel"
              label={t('phone')}
              value={values[`guardian${place}Phone`]}
              errors={errors}
              optional={optional}
            />
          </div>
          <Select
            name={`guardian${place}Language`}
            label={t('language')}
            value={values[`guardian${place}Language`] || 'nb'}
            choices={languageChoices}
            errors={errors}
            width="medium"
          />
        </>
      )}
    </Section>
  );
}

/** The form of a pupil's place in a programme. */
export function EnrolmentFormPage(props: EnrolmentFormProps): JSX.Element {
  const { borrower, programmes, schoolYears, teachers, values, errors } = props;
  const t = useTexts(borrowerTexts);
  const common = useTexts(commonTexts);
  const title = t('enrol.title', { name: borrower.displayName });
  return (
    <Layout title={title} width="narrow">
      <PageHead title={title} />
      <ErrorSummary
        errors={errors}
        labels={{ programme: t('enrol.programme'), schoolGrade: t('enrol.school-grade') }}
      />
      <Form action={`/borrowers/${borrower.id}/enrolments`} class="kb-form" keyed>
        <Select
          name="programme"
          label={t('enrol.programme')}
          value={values.programme}
          choices={programmes.map(({ id, name, leastSchoolGrade }) => ({
            value: id,
            label: leastSchoolGrade === null ? name : t('enrol.programme.from', { name, grade: leastSchoolGrade }),
          }))}
          empty={common('choose')}
          errors={errors}
          required
        />
        <Select
          name="schoolYear"
          label={t('enrol.year')}
          value={values.schoolYear}
          choices={schoolYears.map((year) => ({ value: year, label: year }))}
          errors={errors}
          width="medium"
        />
        <TextField
          name="schoolGrade"
          label={t('enrol.school-grade')}
          description={t('enrol.school-grade.about')}
          value={values.schoolGrade}
          errors={errors}
          inputmode="numeric"
          width="short"
          optional={common('optional')}
        />
        <Select
          name="teacher"
          label={t('enrol.teacher')}
          value={values.teacher}
          choices={choicesOf(teachers)}
          empty={common('none')}
          errors={errors}
          optional={common('optional')}
        />
        <FormEnd label={common('save')} cancelHref={`/borrowers/${borrower.id}`} cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}
