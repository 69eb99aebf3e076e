import { Injectable } from '@nestjs/common';
import { CostAgreements, NewAgreementDto, costTypes, newAgreement } from '../../cost-sharing/index.js';
import type { Actor } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';
import type { IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf } from '../server/form-fields.js';
import type { Named } from '../view-models.js';
import { accountsTexts } from './accounts.texts.js';

const plainFields = [
  'name',
  'grade',
  'owner',
  'lendingPoint',
  'kind',
  'creditor',
  'validFrom',
  'validTo',
  'debitArt',
  'creditArt',
] as const;

/** A form that came back. */
export interface AgreementComesBack {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldMessage[];
}

/** Reads the form of a new agreement and does what it says. */
@Injectable()
export class AgreementForms {
  constructor(
    private readonly agreements: CostAgreements,
    private readonly places: Places,
    private readonly errors: FormErrors,
    private readonly reader: Reader,
  ) {}

  /** The units that can take part: those of the actor's municipality. */
  async units(actor: Actor): Promise<Named[]> {
    const own = await this.places.unit(this.reader, actor.unitId);
    const units = await this.places.units(this.reader);
    return units.filter(({ municipality }) => municipality === own?.municipality).map(({ id, name }) => ({ id, name }));
  }

  /** Makes an agreement and gives its id, or the form as it comes back. */
  async make(
    actor: Actor,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<AgreementComesBack | { readonly id: string }> {
    const units = await this.units(actor);
    const names = [...plainFields, ...costTypes.map((type) => `type-${type}`), ...units.map(({ id }) => `share-${id}`)];
    const values = fieldsOf(raw, names);
    const wrong = units.filter(({ id }) => basisPointsOf(values[`share-${id}`]) === undefined);
    const { value, errors } = await this.errors.read(NewAgreementDto, inputOf(values, units), language);
    if (value === undefined || wrong.length > 0) {
      const messages = wrong.map(({ id, name }) => ({
        field: `share-${id}`,
        message: accountsTexts(language, 'agreement.share.wrong', { unit: name }),
      }));
      return { values, errors: [...errors, ...messages] };
    }
    try {
      const { ref } = await this.agreements.make(actor, newAgreement(value), claim);
      return { id: ref.id };
    } catch (error) {
      return { values, errors: this.errors.of(error, language) };
    }
  }
}

function inputOf(values: Fields<string>, units: readonly Named[]): object {
  const plain = Object.fromEntries(plainFields.map((name) => [name, values[name] ?? '']));
  const shares = units.flatMap(({ id }) => {
    const basisPoints = basisPointsOf(values[`share-${id}`]);
    return basisPoints === undefined || basisPoints === 0 ? [] : [{ unit: id, basisPoints }];
  });
  return { ...plain, costTypes: costTypes.filter((type) => values[`type-${type}`] === 'yes'), shares };
}

/** Percent as people write them, in basis points; nothing is 0, and what is no share is `undefined`. */
function basisPointsOf(text = ''): number | undefined {
  const plain = text.replace('%', '').trim();
  if (plain === '') return 0;
  const [, whole, decimals = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const points = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return points <= 10_000 ? points : undefined;
}
