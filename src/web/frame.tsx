import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { renderToString } from 'preact-render-to-string';
import type { Role } from '../identity/index.js';
import type { Language, Speak, Texts } from '../platform/i18n/index.js';
import type { Assets } from './assets.js';
import type { NavigationKey } from './layout/navigation.js';

/** The reader of a page, as the header shows them. */
export interface FrameUser {
  readonly displayName: string;
  readonly role: Role;
  /** The unit or lending point where they work. */
  readonly place: string;
}

/** A message about what was just done, shown once at the top. */
export interface Flash {
  readonly tone: 'success' | 'info' | 'warning' | 'danger';
  readonly text: string;
}

/** What every page needs to know of its surroundings. Components ask for it by `useFrame`. */
export interface Frame {
  readonly language: Language;
  /** IANA zone in which instants are shown. */
  readonly timeZone: string;
  /** Path and query of this page, so that a change of language comes back to it. */
  readonly path: string;
  /** Path by which the menu knows where the reader is; that of the form where this page answers one. */
  readonly place?: string;
  readonly assets: Assets;
  /** Value of `_csrf` in every form. */
  readonly csrf: string;
  /** Makes the value of `_key` in a form that changes the register: sent twice, it is done once. */
  readonly newKey: () => string;
  readonly user: FrameUser | null;
  readonly navigation: readonly NavigationKey[];
  readonly demo: boolean;
  readonly flash?: Flash | undefined;
}

const FrameContext = createContext<Frame | undefined>(undefined);

/** The surroundings of the page that is being rendered. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === undefined) throw new Error('A component was rendered outside renderPage');
  return frame;
}

/** A feature's texts in the reader's language. */
export function useTexts<K extends string>(texts: Texts<K>): Speak<K> {
  return texts.in(useFrame().language);
}

/** Renders a whole document without surroundings: it is for somebody who has no account, and carries no form of the house. */
export function renderDocument(document: JSX.Element): string {
  return `<!doctype html>${renderToString(document)}`;
}

/** Renders a whole page, document type and all. */
export function renderPage(frame: Frame, page: JSX.Element): string {
  return `<!doctype html>${renderToString(<FrameContext.Provider value={frame}>{page}</FrameContext.Provider>)}`;
}
