import { Controller, Get, Headers, Inject } from '@nestjs/common';
import { Public } from '../../identity/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Reader } from '../../platform/database/index.js';
import { type Language, type Translations, chooseLanguage } from '../../platform/i18n/index.js';
import { InstrumentReference } from './instrument-reference.js';
import type { InstrumentKind, QualityGrade } from './reference.repository.js';

interface Named {
  /** In the reader's language. */
  readonly name: string;
  readonly names: Translations;
}

type Nameless<T> = Omit<T, Language>;

/** The kinds and grades that instruments are sorted by; open to all, as the catalogue is. */
@Controller('api/v1')
export class ReferenceController {
  constructor(
    private readonly reference: InstrumentReference,
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('instrument-kinds')
  @Public()
  async kinds(
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<{ items: (Nameless<InstrumentKind> & Named)[]; nextCursor: null }> {
    const language = chooseLanguage(acceptLanguage, this.config.defaultLanguage);
    return { items: (await this.reference.kinds(this.reader)).map((kind) => named(kind, language)), nextCursor: null };
  }

  @Get('quality-grades')
  @Public()
  async grades(
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<{ items: (Nameless<QualityGrade> & Named)[]; nextCursor: null }> {
    const language = chooseLanguage(acceptLanguage, this.config.defaultLanguage);
    return {
      items: (await this.reference.grades(this.reader)).map((grade) => named(grade, language)),
      nextCursor: null,
    };
  }
}

function named<T extends Translations>(thing: T, language: Language): Nameless<T> & Named {
  const { nb, nn, en, ...rest } = thing;
  return { ...rest, name: thing[language], names: { nb, nn, en } };
}
