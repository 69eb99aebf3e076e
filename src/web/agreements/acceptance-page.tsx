import type { JSX } from 'preact';
import { governingLanguages } from '../../borrowers/index.js';
import { Alert } from '../components/alert.js';
import { Card, Facts, PageHead } from '../components/blocks.js';
import type { AskView, LinkPageFrame, ReceiptView } from './acceptance-view.js';
import { LinkDocument } from './link-document.js';

const governingNames = { nb: 'Bokmål', nn: 'Nynorsk' } as const;

/** What somebody is asked to accept: a summary in the own language, and beside it the text that governs. */
export function AskPage({ frame, view }: { readonly frame: LinkPageFrame; readonly view: AskView }): JSX.Element {
  const { texts } = frame;
  const title = view.type === 'terms' ? texts.titleTerms : texts.titleContract;
  return (
    <Document frame={frame} title={title}>
      <PageHead title={title} intro={<Filled text={texts.forBorrower} name="name" value={view.borrower} />} />
      {view.changed && <Alert tone="warning">{texts.changed}</Alert>}
      {view.confirming === null ? <Question frame={frame} view={view} /> : <Confirmation frame={frame} view={view} />}
    </Document>
  );
}

function Question({ frame, view }: { readonly frame: LinkPageFrame; readonly view: AskView }): JSX.Element {
  const { texts } = frame;
  const { lines, document, governing, hrefWith, pdfHref } = view;
  const summary = view.type === 'terms' ? texts.summaryTerms : texts.summaryContract;
  return (
    <>
      {lines.length > 0 && <Facts facts={lines.map(([label, value]) => [label, <bdi key={label}>{value}</bdi>])} />}
      <Card tone="tinted">
        <div class="kb-stack">
          <h2 class="ds-heading" data-size="xs">
            {texts.summaryTitle}
          </h2>
          <p>{texts.translation}</p>
          <ul class="ds-list">
            {summary.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </Card>
      <div class="kb-buttons">
        <a class="ds-button" href={hrefWith({ answer: 'accepted' })}>
          {texts.accept}
        </a>
        <a class="ds-button" data-variant="secondary" href={hrefWith({ answer: 'declined' })}>
          {texts.decline}
        </a>
      </div>
      <section class="kb-section">
        <h2 class="ds-heading" data-size="xs">
          {texts.governing}
        </h2>
        <div class="kb-buttons">
          {governingLanguages
            .filter((language) => language !== governing)
            .map((language) => (
              <a key={language} class="ds-link" href={hrefWith({ text: language })} lang={language} hreflang={language}>
                {governingNames[language]}
              </a>
            ))}
          <a class="ds-link" href={pdfHref}>
            {texts.pdf}
          </a>
        </div>
        <article class="kb-governing" lang={governing} dir="ltr">
          {document.sections.map(({ heading, paragraphs }) => (
            <section key={heading}>
              <h3 class="ds-heading" data-size="2xs">
                {heading}
              </h3>
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ))}
        </article>
      </section>
    </>
  );
}

function Confirmation({ frame, view }: { readonly frame: LinkPageFrame; readonly view: AskView }): JSX.Element {
  const { texts, language } = frame;
  const { confirming, governing, mark, action, hrefWith } = view;
  const accepts = confirming === 'accepted';
  return (
    <form method="post" action={action} class="kb-form">
      <input type="hidden" name="answer" value={confirming ?? ''} />
      <input type="hidden" name="text" value={governing} />
      <input type="hidden" name="mark" value={mark} />
      <input type="hidden" name="lang" value={language} />
      <h2 class="ds-heading" data-size="xs">
        <Filled text={accepts ? texts.confirmAccept : texts.confirmDecline} name="name" value={view.borrower} />
      </h2>
      <div class="kb-buttons">
        <button class="ds-button" type="submit" data-color={accepts ? undefined : 'danger'}>
          {accepts ? texts.sendAccept : texts.sendDecline}
        </button>
        <a class="ds-button" data-variant="tertiary" href={hrefWith({})}>
          {texts.back}
        </a>
      </div>
    </form>
  );
}

/** What was answered. The same link shows it for a while. */
export function ReceiptPage({
  frame,
  view,
}: {
  readonly frame: LinkPageFrame;
  readonly view: ReceiptView;
}): JSX.Element {
  const { texts } = frame;
  const accepted = view.outcome === 'accepted';
  const title = accepted ? texts.accepted : texts.declined;
  return (
    <Document frame={frame} title={title}>
      <PageHead title={title} intro={<Filled text={texts.forBorrower} name="name" value={view.borrower} />} />
      <Alert tone={accepted ? 'success' : 'info'}>
        <p class="ds-paragraph">
          <Filled text={texts.answeredOn} name="day" value={view.at} />
        </p>
        {!accepted && <p class="ds-paragraph">{texts.afterDeclined}</p>}
      </Alert>
      <div class="kb-buttons">
        <a class="ds-button" data-variant="secondary" href={view.pdfHref}>
          {texts.pdf}
        </a>
      </div>
    </Document>
  );
}

/** A link that opens nothing, or nothing any more: what to do. */
export function DeadLinkPage({
  frame,
  state,
}: {
  readonly frame: LinkPageFrame;
  readonly state: 'expired' | 'revoked' | 'unknown';
}): JSX.Element {
  const { texts } = frame;
  const title = texts[`${state}Title`];
  return (
    <Document frame={frame} title={title}>
      <PageHead title={title} intro={texts[state]} />
    </Document>
  );
}

function Document({
  frame,
  title,
  children,
}: {
  readonly frame: LinkPageFrame;
  readonly title: string;
  readonly children: JSX.Element | (JSX.Element | false)[];
}): JSX.Element {
  const { language, texts, assets, hrefIn } = frame;
  return (
    <LinkDocument language={language} title={title} assets={assets} languageLabel={texts.language} hrefIn={hrefIn}>
      {children}
    </LinkDocument>
  );
}

/** A sentence with one value filled in, which may run in another direction than the sentence. */
function Filled({
  text,
  name,
  value,
}: {
  readonly text: string;
  readonly name: string;
  readonly value: string;
}): JSX.Element {
  const [before = '', after = ''] = text.split(`{${name}}`);
  return (
    <>
      {before}
      <bdi>{value}</bdi>
      {after}
    </>
  );
}
