import { Inject, Injectable } from '@nestjs/common';
import { formatDay } from '../../../platform/calendar/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { CONFIG, type Config } from '../../../platform/config/index.js';
import { formatInstant } from '../../../platform/i18n/index.js';
import type { AgreementCopy } from '../agreement-answers.js';
import { agreementTexts } from '../agreements.texts.js';
import type { AddendumInstrument } from '../contract-subject.js';
import type { GoverningLanguage } from '../domain/agreement.js';
import { type AgreementPageFacts, documentOf } from '../links/agreement-page.js';
import { AgreementPress } from './agreement-press.js';
import type { AgreementPrint } from './printed-agreement.js';

/** Copies of the texts on paper. They are in the language that governs: the PDF writer sets Arabic words in the wrong order. */
@Injectable()
export class AgreementPdfs {
  constructor(
    private readonly press: AgreementPress,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What was accepted or declined, with who did so, when and how, and what the contract came to cover since. */
  ofCopy(copy: AgreementCopy): Promise<Uint8Array> {
    return this.file(this.printOf(copy));
  }

  /** The same as a document among others. */
  printOf({ language, document, agreement, addenda }: AgreementCopy): AgreementPrint {
    const { outcome, method, acceptedAt, acceptorName, version } = agreement;
    const say = agreementTexts.in(language);
    return {
      language,
      document,
      above: [say('pdf.version', { version })],
      below: [
        say(`pdf.${outcome}`, { name: acceptorName ?? '–', at: this.at(language, acceptedAt) }),
        say(`pdf.by.${method}`),
        ...addenda.map(({ on, replaced, by, reason }) =>
          say('pdf.addendum', {
            day: formatDay(on, language, 'long'),
            replaced: inWords(replaced, language),
            by: inWords(by, language),
            reason,
          }),
        ),
      ],
    };
  }

  /** What a link leads to, answered or not. @param language in which it is read; once answered, the one that it was answered in counts */
  ofPage(page: AgreementPageFacts, language: GoverningLanguage): Promise<Uint8Array> {
    const { answer, parties, version } = page;
    const own = answer?.language ?? language;
    const say = agreementTexts.in(own);
    const below =
      answer === null
        ? [say('pdf.not-answered')]
        : [say(`pdf.${answer.outcome}`, { name: parties.acceptor, at: this.at(own, answer.at) }), say('pdf.by.link')];
    return this.file({
      language: own,
      document: documentOf(page, own),
      above: [say('pdf.version', { version })],
      below,
    });
  }

  private file(print: AgreementPrint): Promise<Uint8Array> {
    return this.press.press({ title: print.document.title, createdAt: this.clock.now(), prints: [print] });
  }

  private at(language: GoverningLanguage, instant: Date): string {
    return formatInstant(language, instant, this.config.timeZone);
  }
}

function inWords({ kind, size, code }: AddendumInstrument, language: GoverningLanguage): string {
  return [kind[language], size, code].filter(Boolean).join(' ');
}
