import type { JSX } from 'preact';
import { type Language, formatMoney } from '../../platform/i18n/index.js';
import { type LetterPrint, type OpenedCase, fallsOn } from '../../subsidies/index.js';
import { Card, Section } from '../components/blocks.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select, TextArea, TextField } from '../components/field.js';
import { Form } from '../components/form.js';
import { Table } from '../components/table.js';
import { Code, Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { type CasePageProps, type DecisionValues, decisionFields } from './case-view.js';
import { caseworkTexts } from './casework.texts.js';

/** The form of a decision. It leads to the letter, and from there to the decision. */
export function DecisionForm({ opened, values, errors }: CasePageProps): JSX.Element {
  const t = useTexts(caseworkTexts);
  const optional = t('optional');
  return (
    <Section title={t('decide')}>
      <ErrorSummary errors={errors} />
      <Form action={`/casework/cases/${opened.application.id}/letter`} class="kb-form">
        <Select
          name="outcome"
          label={t('outcome')}
          value={values.outcome}
          errors={errors}
          choices={(['granted', 'rejected'] as const).map((value) => ({ value, label: t(`outcome.${value}`) }))}
          width="medium"
        />
        <TextArea
          name="grounds"
          label={t('grounds')}
          description={t('grounds.about')}
          value={values.grounds}
          errors={errors}
          rows={5}
          maxlength={4_000}
        />
        <TextField
          name="share"
          label={t('share')}
          value={values.share}
          errors={errors}
          optional={optional}
          inputmode="decimal"
          width="short"
        />
        <TextField
          name="cap"
          label={t('cap')}
          value={values.cap}
          errors={errors}
          optional={optional}
          inputmode="decimal"
          width="short"
        />
        <TextField
          name="validFrom"
          type="date"
          label={t('valid-from')}
          value={values.validFrom}
          errors={errors}
          width="medium"
        />
        <TextField
          name="validTo"
          type="date"
          label={t('valid-to')}
          value={values.validTo}
          errors={errors}
          width="medium"
        />
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('preview')}
          </button>
        </div>
      </Form>
    </Section>
  );
}

/** The letter as it will be, how the support falls, and the button that decides. */
export function LetterPreview(props: CasePageProps & { readonly print: LetterPrint }): JSX.Element {
  const { opened, values, print } = props;
  const t = useTexts(caseworkTexts);
  const path = `/casework/cases/${opened.application.id}`;
  return (
    <Section title={t('preview.title')}>
      <Card>
        <article class="kb-governing" lang={print.language}>
          {print.above.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <h3 class="ds-heading" data-size="2xs">
            {print.title}
          </h3>
          {print.sections.map(({ heading, paragraphs }) => (
            <section key={heading ?? ''}>
              {heading !== null && (
                <h4 class="ds-heading" data-size="2xs">
                  {heading}
                </h4>
              )}
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ))}
          {print.below.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </article>
      </Card>
      {values.outcome === 'granted' && <CoverageTable opened={opened} values={values} />}
      <Form action={`${path}/decision`} keyed class="kb-form">
        <Hidden values={values} />
        <div class="kb-buttons">
          {/* The next key that is pressed decides: nobody has to look for the button. */}
          <button class="ds-button" type="submit" autofocus>
            {t('preview.decide')}
          </button>
        </div>
      </Form>
      <Form action={`${path}/letter`} class="kb-form">
        <Hidden values={values} />
        <input type="hidden" name="change" value="yes" />
        <div class="kb-buttons">
          <button class="ds-button" data-variant="tertiary" type="submit">
            {t('preview.change')}
          </button>
        </div>
      </Form>
    </Section>
  );
}

function Hidden({ values }: { readonly values: DecisionValues }): JSX.Element {
  return (
    <>
      {decisionFields.map((name) => (
        <input key={name} type="hidden" name={name} value={values[name]} />
      ))}
    </>
  );
}

/** How a grant would fall on what is out now. */
export function CoverageTable({
  opened,
  values,
}: {
  readonly opened: OpenedCase;
  readonly values: DecisionValues;
}): JSX.Element {
  const t = useTexts(caseworkTexts);
  const { language } = useFrame();
  const { share, cap } = amountsOf(values);
  const covered = fallsOn(opened.loans, { basisPoints: share ?? 10_000, capOre: cap });
  const rows = opened.loans.map((loan, nth) => ({ ...loan, ...covered[nth] }));
  return (
    <Section title={t('falls')}>
      {rows.length === 0 ? (
        <p class="kb-quiet">{t('falls.none')}</p>
      ) : (
        <>
          <p class="kb-quiet">{t('falls.about')}</p>
          <Table
            caption={t('falls')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                head: t('instrument'),
                names: true,
                cell: (loan) => (
                  <>
                    {loan[language]} <Code code={loan.instrument} />
                  </>
                ),
              },
              { head: t('fee'), numeric: true, cell: ({ feeOre }) => <Money ore={feeOre} /> },
              {
                head: `${t('covered')} (${t('fee')})`,
                numeric: true,
                cell: (loan) => <Money ore={loan.feeCoveredOre ?? 0} />,
              },
              { head: t('deposit'), numeric: true, cell: ({ depositOre }) => <Money ore={depositOre} /> },
              {
                head: `${t('covered')} (${t('deposit')})`,
                numeric: true,
                cell: (loan) => <Money ore={loan.depositCoveredOre ?? 0} />,
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}

/** A share and a cap in words: "100 %, høyst 500 kr". */
export function coverageInWords(language: Language, basisPoints: number, capOre: number | null): string {
  const share = `${(basisPoints / 100).toLocaleString(language, { maximumFractionDigits: 2 })} %`;
  return capOre === null ? share : `${share}, ≤ ${formatMoney(language, capOre)}`;
}

/** What was typed, as the interface takes it; what is no number is given on as it is, for the refusal to name it. */
export function amountsOf({ share, cap }: Pick<DecisionValues, 'share' | 'cap'>): {
  readonly share: number | null;
  readonly cap: number | null;
} {
  return { share: hundredfold(share), cap: hundredfold(cap) };
}

function hundredfold(text: string): number | null {
  const typed = text.replaceAll(/[\s%]|kr/gu, '').replace(',', '.');
  return typed === '' ? null : Math.round(Number(typed) * 100);
}
