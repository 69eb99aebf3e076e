import type { ComponentChildren, JSX } from 'preact';
import { type Language, languages } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { Form } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { useFrame, useTexts } from '../frame.js';
import { layoutTexts } from './layout.texts.js';
import { currentEntry, navigationPaths } from './navigation.js';

interface LayoutProps {
  /** What stands in the browser's title before the product's name. */
  readonly title: string;
  /** Browser modules of this page, beside the one every page has. */
  readonly scripts?: readonly string[];
  /** `wide` for lists, `narrow` for a single form. */
  readonly width?: 'wide' | 'narrow';
  readonly children: ComponentChildren;
}

const styleSheets = ['theme.css', 'designsystemet.css', 'klangbank.css'];

/** The document around every page: head, header with menu, the message of the last action, content and footer. */
export function Layout({ title, scripts = [], width = 'wide', children }: LayoutProps): JSX.Element {
  const { language, assets, csrf, flash } = useFrame();
  const t = useTexts(layoutTexts);
  return (
    <html lang={language} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – ${t('product')}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="csrf-token" content={csrf} />
        <link rel="icon" type="image/svg+xml" href={assets['favicon.svg']} />
        {styleSheets.map((name) => (
          <link key={name} rel="stylesheet" href={assets[name]} />
        ))}
        {['page.js', ...scripts].map((name) => (
          <script key={name} type="module" src={assets[name]} />
        ))}
      </head>
      <body>
        <a class="ds-skip-link" href="#content">
          {t('skip')}
        </a>
        <Header />
        <main id="content" class={`kb-main kb-main--${width}`} tabindex={-1}>
          {flash && (
            <div class="kb-flash" role="status">
              <Alert tone={flash.tone}>{flash.text}</Alert>
            </div>
          )}
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}

function Header(): JSX.Element {
  const { user, navigation, demo } = useFrame();
  const t = useTexts(layoutTexts);
  return (
    <header class="kb-header">
      {demo && <p class="kb-demo">{t('demo-banner')}</p>}
      <div class="kb-header__bar">
        <a class="kb-brand" href={user ? (navigation[0] ? navigationPaths[navigation[0]] : '/') : '/'}>
          <svg class="kb-brand__mark" viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" />
            <path d="M7.5 14.5v3M13 9.5v13M18.5 6.5v19M24 12.5v7" />
          </svg>
          <span>{t('product')}</span>
        </a>
        {user === null ? (
          <>
            <LanguageChoice />
            <a class="ds-button" data-variant="secondary" href="/login">
              {t('log-in')}
            </a>
          </>
        ) : (
          <>
            <div class="kb-header__side kb-only-wide">
              <User />
            </div>
            <details class="kb-menu kb-only-narrow">
              <summary class="ds-button" data-variant="secondary">
                <Icon name="MenuHamburger" />
                {t('menu')}
              </summary>
              <div class="kb-menu__panel">
                <Menu />
                <User />
              </div>
            </details>
          </>
        )}
      </div>
      {user !== null && navigation.length > 0 && (
        <div class="kb-header__nav kb-only-wide">
          <Menu />
        </div>
      )}
    </header>
  );
}

function Menu(): JSX.Element {
  const { navigation, path, place = path } = useFrame();
  const t = useTexts(layoutTexts);
  const current = currentEntry(place, navigation);
  return (
    <nav class="kb-nav" aria-label={t('main-menu')}>
      <ul>
        {navigation.map((key) => (
          <li key={key}>
            <a href={navigationPaths[key]} aria-current={key === current ? 'page' : undefined}>
              {t(`nav.${key}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function User(): JSX.Element {
  const { user } = useFrame();
  const t = useTexts(layoutTexts);
  return (
    <div class="kb-user">
      <LanguageChoice />
      <p class="kb-user__who">
        <span class="ds-sr-only">{t('logged-in-as')} </span>
        <strong>{user?.displayName}</strong>
        <span>
          {user && t(`role.${user.role}`)}, {user?.place}
        </span>
      </p>
      <Form action="/logout">
        <button class="ds-button" data-variant="tertiary" type="submit">
          <Icon name="Leave" />
          {t('log-out')}
        </button>
      </Form>
    </div>
  );
}

const ownNames: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

function LanguageChoice(): JSX.Element {
  const { language, path } = useFrame();
  const t = useTexts(layoutTexts);
  return (
    <Form action="/language" class="kb-languages" label={t('language')}>
      <input type="hidden" name="returnTo" value={path} />
      {languages.map((one) => (
        <button key={one} type="submit" name="language" value={one} lang={one} aria-pressed={one === language}>
          {ownNames[one]}
        </button>
      ))}
    </Form>
  );
}

function Footer(): JSX.Element {
  const t = useTexts(layoutTexts);
  return (
    <footer class="kb-footer">
      <div>
        <strong>{t('product')}</strong>
        <p>{t('footer')}</p>
      </div>
    </footer>
  );
}
