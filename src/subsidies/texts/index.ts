import { type AcceptanceTexts, acceptanceTexts } from '../../borrowers/index.js';
import type { BorrowerLanguage } from '../../platform/i18n/index.js';
import type { ApplicantTexts } from './applicant-texts.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { fa } from './fa.js';
import { ku } from './ku.js';
import { lt } from './lt.js';
import { nb } from './nb.js';
import { nn } from './nn.js';
import { pl } from './pl.js';
import { ru } from './ru.js';
import { se } from './se.js';
import { so } from './so.js';
import { ti } from './ti.js';
import { uk } from './uk.js';

/** What every mail with a link and every page of one says, whatever it is about. */
type LinkTexts = Pick<
  AcceptanceTexts,
  | 'greeting'
  | 'open'
  | 'validUntil'
  | 'once'
  | 'farewell'
  | 'automatic'
  | 'forBorrower'
  | 'back'
  | 'answeredOn'
  | 'expiredTitle'
  | 'revokedTitle'
  | 'unknownTitle'
  | 'language'
>;

const own: Readonly<Record<BorrowerLanguage, ApplicantTexts>> = {
  nb,
  nn,
  se,
  en,
  uk,
  ar,
  ru,
  pl,
  ti,
  so,
  lt,
  fa,
  ku,
};

type Words = LinkTexts & ApplicantTexts;

const inLanguage = (language: BorrowerLanguage): Words => ({ ...acceptanceTexts[language], ...own[language] });

/** The words to applicants in every language in which they are written to. */
export const applicantTexts: Readonly<Record<BorrowerLanguage, Words>> = {
  nb: inLanguage('nb'),
  nn: inLanguage('nn'),
  se: inLanguage('se'),
  en: inLanguage('en'),
  uk: inLanguage('uk'),
  ar: inLanguage('ar'),
  ru: inLanguage('ru'),
  pl: inLanguage('pl'),
  ti: inLanguage('ti'),
  so: inLanguage('so'),
  lt: inLanguage('lt'),
  fa: inLanguage('fa'),
  ku: inLanguage('ku'),
};
