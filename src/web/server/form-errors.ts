import { Injectable } from '@nestjs/common';
import { Problem, ProblemTexts, strictValidation } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { commonTexts } from '../components/common.texts.js';
import type { FieldMessage } from '../components/field.js';

/** A form that was read: its value, or what is wrong with it. */
export type ReadForm<T> =
  | { readonly value: T; readonly errors: readonly [] }
  | { readonly value: undefined; readonly errors: readonly FieldMessage[] };

/** Which field of a form shows what is wrong at a path of the interface, such as `guardians.0.email`. */
export type FieldOf = (path: string) => string;

const firstPart: FieldOf = (path) => path.split('.')[0] ?? path;

/** Reads forms of pages by the same strict classes as the interface, and words what is wrong for the page. */
@Injectable()
export class FormErrors {
  private readonly pipe = strictValidation();

  constructor(private readonly texts: ProblemTexts) {}

  /** The fields as one strict class reads them. Fields that were left empty count as not given. */
  async read<T extends object>(
    type: new () => T,
    raw: object | undefined,
    language: Language,
    fieldOf: FieldOf = firstPart,
  ): Promise<ReadForm<T>> {
    const given = Object.fromEntries(Object.entries(raw ?? {}).filter(([, value]) => value !== ''));
    try {
      return { value: (await this.pipe.transform(given, { type: 'body', metatype: type })) as T, errors: [] };
    } catch (error) {
      return { value: undefined, errors: this.of(error, language, fieldOf) };
    }
  }

  /** Does what a form says: what is wrong where that is refused, and nothing where it was done. @throws as {@link of} */
  async refusal(
    use: () => Promise<unknown>,
    language: Language,
    fieldOf: FieldOf = firstPart,
  ): Promise<readonly FieldMessage[]> {
    try {
      await use();
      return [];
    } catch (error) {
      return this.of(error, language, fieldOf);
    }
  }

  /**
   * What a refused use case says of a form: its wrong fields, or its reasons as one message of the whole form.
   * @throws whatever is not a refusal that belongs on the form
   */
  of(error: unknown, language: Language, fieldOf: FieldOf = firstPart): FieldMessage[] {
    if (!(error instanceof Problem)) throw error;
    if (error.errors !== undefined) {
      return error.errors.map(({ field, code, params }) => ({
        field: fieldOf(field),
        message: this.texts.find(language, code, params ?? {}) ?? code,
      }));
    }
    if (error.rejections !== undefined) {
      return this.texts
        .rejections(language, error.rejections)
        .map(({ detail }) => ({ field: 'form', message: detail }));
    }
    if (error.status !== 409 && error.status !== 412 && error.status !== 422) throw error;
    const { code, params } = error;
    // Somebody went back to a form that was sent, and sends it with other words. It comes back with a key of its own.
    if (code === 'key-used-with-another-body') {
      return [{ field: 'form', message: commonTexts(language, 'sent-before') }];
    }
    const message = this.texts.find(language, `${code}.detail`, params) ?? this.texts.find(language, code, params);
    return [{ field: 'form', message: message ?? code }];
  }
}
