import type { JSX } from 'preact';
import type { BorrowerLanguage } from '../../platform/i18n/index.js';
import type { CaseLinkFacts, applicantTexts } from '../../subsidies/index.js';
import { LinkDocument } from '../agreements/link-document.js';
import type { Assets } from '../assets.js';
import { Alert } from '../components/alert.js';
import { PageHead } from '../components/blocks.js';
import { withQuery } from '../href.js';
import type { ApplicantQueryDto } from './casework.dto.js';

/** What every page of such a link has. */
export interface ApplicantFrame {
  readonly language: BorrowerLanguage;
  readonly texts: (typeof applicantTexts)[BorrowerLanguage];
  readonly assets: Assets;
  readonly path: string;
  readonly lang: BorrowerLanguage | undefined;
}

interface ApplicantPageProps {
  readonly frame: ApplicantFrame;
  readonly page: CaseLinkFacts | undefined;
  readonly query: ApplicantQueryDto;
}

/** The page that a link to an applicant opens. It names no payer. */
export function ApplicantPage({ frame, page, query }: ApplicantPageProps): JSX.Element {
  const { texts, language, assets, path } = frame;
  const title = titleOf(frame, page);
  return (
    <LinkDocument
      language={language}
      title={title}
      assets={assets}
      languageLabel={texts.language}
      hrefIn={(lang) => withQuery(path, { lang, answer: query.answer })}
    >
      <PageHead title={title} />
      <Content frame={frame} page={page} query={query} />
    </LinkDocument>
  );
}

function titleOf({ texts }: ApplicantFrame, page: CaseLinkFacts | undefined): string {
  if (page === undefined) return texts.unknownTitle;
  if (page.state === 'expired') return texts.expiredTitle;
  if (page.state === 'revoked') return texts.revokedTitle;
  if (page.purpose === 'letter') return texts.letterTitle;
  if (page.state === 'open') return texts.title;
  return page.answer === 'declined' ? texts.declined : texts.thanks;
}

function Content({ frame, page, query }: ApplicantPageProps): JSX.Element {
  const { texts } = frame;
  if (page === undefined || page.state === 'expired' || page.state === 'revoked') return <p>{texts.ended}</p>;
  if (page.purpose === 'letter') return <Letter frame={frame} page={page} wrong={query.wrong === 'yes'} />;
  if (page.state === 'used') return <p>{page.answer === 'declined' ? texts.afterNo : texts.afterYes}</p>;
  return query.answer === undefined ? (
    <Question frame={frame} page={page} />
  ) : (
    <Confirmation frame={frame} page={page} answer={query.answer} />
  );
}

interface Known {
  readonly frame: ApplicantFrame;
  readonly page: CaseLinkFacts;
}

function Question({ frame, page }: Known): JSX.Element {
  const { texts, path, lang } = frame;
  return (
    <>
      <p>
        <Named text={texts.ask} name={page.borrower} />
      </p>
      <p>{texts.yourChoice}</p>
      <div class="kb-buttons">
        <a class="ds-button" href={withQuery(path, { lang, answer: 'confirmed' })}>
          {texts.yes}
        </a>
        <a class="ds-button" data-variant="secondary" href={withQuery(path, { lang, answer: 'declined' })}>
          {texts.no}
        </a>
      </div>
    </>
  );
}

function Confirmation({ frame, page, answer }: Known & { readonly answer: 'confirmed' | 'declined' }): JSX.Element {
  const { texts, path, lang, language } = frame;
  const yes = answer === 'confirmed';
  return (
    <form method="post" action={path} class="kb-form">
      <input type="hidden" name="answer" value={answer} />
      <input type="hidden" name="lang" value={language} />
      <p>
        <Named text={yes ? texts.confirmYes : texts.confirmNo} name={page.borrower} />
      </p>
      <div class="kb-buttons">
        <button class="ds-button" type="submit">
          {yes ? texts.sendYes : texts.sendNo}
        </button>
        <a class="ds-button" data-variant="tertiary" href={withQuery(path, { lang })}>
          {texts.back}
        </a>
      </div>
    </form>
  );
}

function Letter({ frame, page, wrong }: Known & { readonly wrong: boolean }): JSX.Element {
  const { texts, path, language } = frame;
  if (page.locked) return <Alert tone="warning">{texts.locked}</Alert>;
  return (
    <form method="post" action={path} class="kb-form">
      <input type="hidden" name="lang" value={language} />
      {wrong && <Alert tone="warning">{texts.wrongCode}</Alert>}
      <p>{texts.letterIntro}</p>
      <div class="ds-field">
        <label class="ds-label" for="code">
          {texts.code}
        </label>
        <input
          class="ds-input kb-width-short"
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="off"
          maxlength={10}
          dir="ltr"
          required
        />
      </div>
      <div class="kb-buttons">
        <button class="ds-button" type="submit">
          {texts.show}
        </button>
      </div>
    </form>
  );
}

/** A sentence with the borrower's short name in it, which may run in another direction than the sentence. */
function Named({ text, name }: { readonly text: string; readonly name: string }): JSX.Element {
  const [before = '', after = ''] = text.split('{name}');
  return (
    <>
      {before}
      <bdi>{name}</bdi>
      {after}
    </>
  );
}
