import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { Facts, PageHead, Section } from '../components/blocks.js';
import { TextField } from '../components/field.js';
import { ActionButton, Form } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { InstrumentLink } from '../components/instrument.js';
import { Table } from '../components/table.js';
import { LoanTag } from '../components/tags.js';
import { Day, Instant, Money, showCode } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { describe, type InstrumentRef, type LoanLine } from '../view-models.js';
import { loanTexts } from './loans.texts.js';

/** What the page of one loan shows. Amounts are what the borrower is to pay; null where the reader may not see them. */
export interface LoanPageProps {
  readonly loan: LoanLine & {
    readonly registeredAt: Date | null;
    readonly renewals: number;
    readonly toPayOre: number | null;
    readonly depositToPayOre: number | null;
    /** `back` is null while the loan is open. */
    readonly accessories: readonly { readonly id: string; readonly name: string; readonly back: boolean | null }[];
    /** The instruments that it had before, the first one first. */
    readonly replaced: readonly ReplacementLine[];
  };
  /** False where the reader sees loans without persons. */
  readonly showsBorrower: boolean;
  readonly may: {
    readonly return: boolean;
    readonly override: boolean;
    readonly contract: boolean;
    readonly replace: boolean;
  };
  /** A renewal that was refused just now. */
  readonly refused?: RefusedRenewal | undefined;
}

/** An instrument of the loan that was replaced. */
export interface ReplacementLine {
  readonly id: string;
  readonly at: Date;
  readonly old: InstrumentRef;
  readonly fresh: InstrumentRef;
  readonly reason: string;
  readonly by: string | null;
  /** Names of the accessories that did not come back. */
  readonly missing: readonly string[];
}

/** Why a renewal was refused, and where it was asked for. */
export interface RefusedRenewal {
  readonly refusals: readonly { readonly code: string; readonly detail: string; readonly overridable: boolean }[];
  readonly returnTo: string;
  /** The only thing in the way is somebody's reservation, and until this day it can be renewed. */
  readonly shorter?: string | undefined;
  /** An exception was asked for without an explanation. */
  readonly lacksComment: boolean;
}

/** One loan, with its renewal and its return. */
export function LoanPage({ loan, showsBorrower, may, refused }: LoanPageProps): JSX.Element {
  const t = useTexts(loanTexts);
  const { language } = useFrame();
  const { instrument, borrower } = loan;
  const title = t('page.title', { instrument: describe(instrument) });
  return (
    <Layout title={title} width="narrow">
      <PageHead
        above={showCode(instrument.code)}
        title={title}
        actions={
          <>
            {may.return && (
              <a class="ds-button" href={withQuery('/desk', { instrument: instrument.code })}>
                <Icon name="InboxDown" />
                {t('page.return')}
              </a>
            )}
            {may.replace && (
              <a class="ds-button" data-variant="secondary" href={`/loans/${loan.id}/replacement`}>
                <Icon name="ArrowRightLeft" />
                {t('page.replace')}
              </a>
            )}
            {may.contract && borrower !== null && (
              <a
                class="ds-button"
                data-variant="secondary"
                href={withQuery(`/borrowers/${borrower.id}/agreements`, { loan: loan.id, back: `/loans/${loan.id}` })}
              >
                <Icon name="ClipboardCheckmark" />
                {t('page.contract')}
              </a>
            )}
            {loan.mayRenew && refused === undefined && (
              <ActionButton
                action={`/loans/${loan.id}/renewals`}
                label={t('renew')}
                hidden={{ returnTo: `/loans/${loan.id}` }}
              />
            )}
          </>
        }
      />
      {refused !== undefined && <Refused loan={loan.id} refused={refused} mayOverride={may.override} />}
      <div class="kb-tags">
        <LoanTag loan={loan} />
      </div>
      <Section title={t('page.about')}>
        <Facts
          facts={[
            [t('instrument'), <InstrumentLink key="instrument" instrument={instrument} />],
            showsBorrower && [
              t('borrower'),
              borrower === null ? (
                t('person-gone')
              ) : (
                <a class="ds-link" href={`/borrowers/${borrower.id}`}>
                  {borrower.displayName}
                </a>
              ),
            ],
            [t('page.point'), loan.point],
            [t('out'), <Day key="out" day={loan.outOn} long />],
            [t('due'), <Day key="due" day={loan.dueOn} long />],
            loan.returnedOn !== null && [t('returned'), <Day key="returned" day={loan.returnedOn} long />],
            loan.registeredAt !== null && [t('page.registered'), <Instant key="registered" at={loan.registeredAt} />],
            loan.renewals > 0 && [t('page.renewals'), loanTexts.count(language, 'times', loan.renewals)],
            loan.toPayOre !== null && [t('page.fee'), <Money key="fee" ore={loan.toPayOre} />],
            loan.depositToPayOre !== null && [t('page.deposit'), <Money key="deposit" ore={loan.depositToPayOre} />],
          ]}
        />
      </Section>
      <Section title={t('page.accessories')}>
        {loan.accessories.length === 0 ? (
          <p class="kb-quiet">{t('page.accessories.none')}</p>
        ) : (
          <ul class="ds-list">
            {loan.accessories.map(({ id, name, back }) => (
              <li key={id}>
                {name}
                {back !== null && ` (${back ? t('accessory.back') : t('accessory.missing')})`}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {loan.replaced.length > 0 && <Replaced replaced={loan.replaced} />}
    </Layout>
  );
}

function Replaced({ replaced }: Pick<LoanPageProps['loan'], 'replaced'>): JSX.Element {
  const t = useTexts(loanTexts);
  return (
    <Section title={t('replaced.title')}>
      <Table
        caption={t('replaced.title')}
        rows={replaced}
        rowKey={({ id }) => id}
        columns={[
          { head: t('replaced.old'), names: true, cell: ({ old }) => <InstrumentLink instrument={old} /> },
          { head: t('replaced.new'), cell: ({ fresh }) => <InstrumentLink instrument={fresh} /> },
          { head: t('replaced.when'), cell: ({ at }) => <Instant at={at} /> },
          {
            head: t('replace.reason'),
            cell: ({ reason, missing }) => (
              <div>
                {reason}
                {missing.length > 0 && <p class="kb-quiet">{t('replaced.missing', { names: missing.join(', ') })}</p>}
              </div>
            ),
          },
          { head: t('replaced.by'), cell: ({ by }) => by },
        ]}
      />
    </Section>
  );
}

function Refused({
  loan,
  refused,
  mayOverride,
}: {
  readonly loan: string;
  readonly refused: RefusedRenewal;
  readonly mayOverride: boolean;
}): JSX.Element {
  const t = useTexts(loanTexts);
  const { language } = useFrame();
  const { refusals, returnTo, lacksComment, shorter } = refused;
  return (
    <div class="kb-stack" data-focus tabindex={-1} role="group" aria-label={t('refused')}>
      <Alert tone="warning" title={t('refused')}>
        <ul class="ds-list">
          {refusals.map(({ code, detail }) => (
            <li key={code}>{detail}</li>
          ))}
        </ul>
      </Alert>
      {shorter !== undefined && (
        <ActionButton
          action={`/loans/${loan}/renewals`}
          label={t('shorter', { day: formatDay(language, shorter, 'long') })}
          hidden={{ returnTo, dueOn: shorter }}
        />
      )}
      {mayOverride && refusals.every(({ overridable }) => overridable) && (
        <Form action={`/loans/${loan}/renewals`} class="kb-form" label={t('override')} keyed>
          <input type="hidden" name="returnTo" value={returnTo} />
          {refusals.map(({ code }) => (
            <input key={code} type="hidden" name="overrides" value={code} />
          ))}
          <TextField
            name="overrideComment"
            label={t('override.comment')}
            description={t('override.about')}
            maxlength={500}
            errors={lacksComment ? [{ field: 'overrideComment', message: t('override.comment.missing') }] : undefined}
          />
          <div class="kb-buttons">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t('override')}
            </button>
          </div>
        </Form>
      )}
    </div>
  );
}
