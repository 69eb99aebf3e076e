import type { BorrowerLanguage } from '../../../platform/i18n/index.js';
import type { AcceptanceTexts } from './acceptance-texts.js';
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

/** The words of acceptances in every language in which borrowers are written to. */
export const acceptanceTexts: Readonly<Record<BorrowerLanguage, AcceptanceTexts>> = {
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
