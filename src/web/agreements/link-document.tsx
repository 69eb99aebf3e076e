import type { ComponentChildren, JSX } from 'preact';
import { type BorrowerLanguage, borrowerLanguage, borrowerLanguages } from '../../platform/i18n/index.js';
import type { Assets } from '../assets.js';

interface LinkDocumentProps {
  readonly language: BorrowerLanguage;
  readonly title: string;
  readonly assets: Assets;
  /** What the choice of language is called, in this one. */
  readonly languageLabel: string;
  /** This page in another language. */
  readonly hrefIn: (language: BorrowerLanguage) => string;
  readonly children: ComponentChildren;
}

const styleSheets = ['theme.css', 'designsystemet.css', 'klangbank.css'];

/**
 * The document of a signed link, in any of the 13 languages: no menu, no log-in, no cookie and no script. It leads nowhere else, and
 * nobody is told its address.
 */
export function LinkDocument(props: LinkDocumentProps): JSX.Element {
  const { language, title, assets, languageLabel, hrefIn, children } = props;
  const { dir, name } = borrowerLanguage(language);
  return (
    <html lang={language} dir={dir} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – Klangbank`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" type="image/svg+xml" href={assets['favicon.svg']} />
        {styleSheets.map((sheet) => (
          <link key={sheet} rel="stylesheet" href={assets[sheet]} />
        ))}
      </head>
      <body>
        <header class="kb-header">
          <div class="kb-header__bar">
            <span class="kb-brand">
              <svg class="kb-brand__mark" viewBox="0 0 32 32" aria-hidden="true">
                <rect width="32" height="32" rx="8" />
                <path d="M7.5 14.5v3M13 9.5v13M18.5 6.5v19M24 12.5v7" />
              </svg>
              <span>Klangbank</span>
            </span>
            <details class="kb-tongues">
              <summary class="ds-button" data-variant="secondary">
                {languageLabel}: {name}
              </summary>
              <nav aria-label={languageLabel}>
                <ul>
                  {borrowerLanguages.map(({ code, name: ownName, dir: ownDir }) => (
                    <li key={code}>
                      <a
                        class="ds-link"
                        href={hrefIn(code)}
                        lang={code}
                        dir={ownDir}
                        hreflang={code}
                        aria-current={code === language ? 'true' : undefined}
                      >
                        {ownName}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            </details>
          </div>
        </header>
        <main id="content" class="kb-main kb-main--narrow">
          {children}
        </main>
      </body>
    </html>
  );
}
