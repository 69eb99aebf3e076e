import type { JSX } from 'preact';
import { conditions } from '../../inventory/index.js';
import { PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type Choice, FieldGroup, Select, TextArea, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { wordTexts } from '../components/words.texts.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, describe } from '../view-models.js';
import { inventoryTexts } from './inventory.texts.js';
import { type InstrumentFormProps, joinKindAndSize, type RegradePageProps } from './inventory-view.js';
import { showCode } from '../components/values.js';

/** The form of a new or changed instrument. */
export function InstrumentFormPage(props: InstrumentFormProps): JSX.Element {
  const { editing, values, errors } = props;
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  const title = editing === null ? t('new.title') : t('edit.title', { name: editing.name });
  return (
    <Layout title={title} width="narrow">
      <PageHead
        title={title}
        above={editing === null ? undefined : showCode(editing.code)}
        intro={editing === null ? t('new.intro') : undefined}
      />
      <ErrorSummary errors={errors} />
      <Form action={editing === null ? '/instruments' : `/instruments/${editing.code}`} class="kb-form" keyed>
        {editing !== null && <input type="hidden" name="version" value={editing.version} />}
        <Identity {...props} />
        <Quality {...props} />
        <Belongs {...props} />
        <AccessoryFields {...props} />
        <Section title={t('form.more')}>
          <TextField
            name="funder"
            label={t('funder')}
            value={values.funder}
            errors={errors}
            optional={common('optional')}
          />
          <TextField
            name="value"
            label={t('form.value')}
            value={values.value}
            errors={errors}
            inputmode="decimal"
            width="short"
            optional={common('optional')}
          />
          <TextArea
            name="aliases"
            label={t('aliases')}
            description={t('form.aliases.about')}
            value={values.aliases}
            errors={errors}
            rows={2}
            optional={common('optional')}
          />
        </Section>
        <FormEnd
          label={editing === null ? t('form.create') : common('save')}
          cancelHref={editing === null ? '/instruments' : `/instruments/${editing.code}`}
          cancelLabel={common('cancel')}
        />
      </Form>
    </Layout>
  );
}

function Identity({ values, errors, kinds }: InstrumentFormProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  const choices = kinds.flatMap(({ id, name, sizes }): Choice[] => [
    ...sizes.map((size) => ({ value: joinKindAndSize(id, size), label: `${name} ${size}`, group: name })),
    { value: id, label: sizes.length === 0 ? name : t('form.no-size', { kind: name }), group: name },
  ]);
  return (
    <Section title={t('form.identity')}>
      <Select
        name="kindAndSize"
        label={t('form.kind')}
        value={values.kindAndSize}
        choices={choices}
        empty={common('choose')}
        errors={errors}
        required
      />
      <div class="kb-form__row">
        <TextField name="maker" label={t('maker')} value={values.maker} errors={errors} optional={common('optional')} />
        <TextField name="model" label={t('model')} value={values.model} errors={errors} optional={common('optional')} />
      </div>
      <TextField
        name="serialNumber"
        label={t('serial')}
        value={values.serialNumber}
        errors={errors}
        spellcheck={false}
        width="medium"
        optional={common('optional')}
      />
    </Section>
  );
}

function Quality({ editing, values, errors, grades }: InstrumentFormProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  const words = useTexts(wordTexts);
  return (
    <Section title={editing === null ? t('form.quality') : t('condition')}>
      {editing === null && (
        <>
          <Select
            name="grade"
            label={t('grade')}
            value={values.grade}
            choices={choicesOf(grades)}
            empty={common('choose')}
            errors={errors}
            width="medium"
            required
          />
          <TextField
            name="gradeReason"
            label={t('form.grade-reason')}
            value={values.gradeReason}
            errors={errors}
            required
          />
        </>
      )}
      <Select
        name="condition"
        label={t('condition')}
        value={values.condition ?? 'fine'}
        choices={conditions.map((condition) => ({ value: condition, label: words(`condition.${condition}`) }))}
        errors={errors}
        width="medium"
      />
    </Section>
  );
}

function Belongs({ values, errors, units, points }: InstrumentFormProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  const choose = common('choose');
  return (
    <Section title={t('form.belongs')}>
      <div class="kb-form__row">
        <Select
          name="owner"
          label={t('owner')}
          value={values.owner}
          choices={choicesOf(units)}
          empty={choose}
          errors={errors}
          required
        />
        <Select
          name="manager"
          label={t('manager')}
          value={values.manager}
          choices={choicesOf(units)}
          empty={choose}
          errors={errors}
          required
        />
      </div>
      <Select
        name="homePoint"
        label={t('home')}
        value={values.homePoint}
        choices={choicesOf(points)}
        empty={choose}
        errors={errors}
        required
      />
    </Section>
  );
}

function AccessoryFields({ accessories, values, errors }: InstrumentFormProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  return (
    <Section title={t('accessories')}>
      {accessories.length > 0 && (
        <FieldGroup name="accessories" legend={t('form.accessories.present')} errors={errors}>
          {accessories.map(({ id, name, present }) => (
            <div key={id} class="kb-accessory">
              <input type="hidden" name="accessoryId" value={id} />
              <input
                class="ds-input"
                type="checkbox"
                name="accessoryPresent"
                value={id}
                checked={present}
                aria-label={name}
              />
              <input
                class="ds-input"
                name="accessoryName"
                value={name}
                aria-label={t('form.accessory.name')}
                autocomplete="off"
              />
            </div>
          ))}
        </FieldGroup>
      )}
      <TextArea
        name="newAccessories"
        label={accessories.length > 0 ? t('form.accessories.more') : t('accessories')}
        description={t('form.accessories.about')}
        value={values.newAccessories}
        errors={errors}
        optional={common('optional')}
      />
    </Section>
  );
}

/** The form of a new grade with its reason. */
export function RegradePage({ instrument, grades, values = {}, errors }: RegradePageProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  return (
    <Layout title={t('regrade.title')} width="narrow">
      <PageHead
        title={t('regrade.title')}
        above={`${describe(instrument)} ${showCode(instrument.code)}`}
        intro={t('regrade.intro')}
      />
      <ErrorSummary errors={errors} />
      <p>{t('regrade.now', { grade: instrument.grade })}</p>
      <Form action={`/instruments/${instrument.code}/gradings`} class="kb-form" keyed>
        <Select
          name="grade"
          label={t('regrade.new')}
          value={values.grade}
          choices={choicesOf(grades)}
          empty={common('choose')}
          errors={errors}
          width="medium"
          required
        />
        <TextArea name="reason" label={t('grades.reason')} value={values.reason} errors={errors} maxlength={1000} />
        <FormEnd label={common('save')} cancelHref={`/instruments/${instrument.code}`} cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}
