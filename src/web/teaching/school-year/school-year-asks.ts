import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Agreements, type AcceptanceState, SendAgreementLink } from '../../../borrowers/index.js';
import type { Actor } from '../../../identity/index.js';
import { Reader } from '../../../platform/database/index.js';
import type { IdempotencyClaim } from '../../../platform/http/index.js';
import type { Language } from '../../../platform/i18n/index.js';
import { FormErrors } from '../../server/form-errors.js';
import type { Ask, AskResult, BatchLine, ShownAcceptance } from './school-year-view.js';

/** Nobody has been asked, or the mail did not arrive. Who has declined is not asked again by itself. */
const isUnasked = (state: ShownAcceptance): boolean =>
  (['missing', 'undelivered'] satisfies AcceptanceState[]).some((one) => one === state);

/** Asks guardians for what is missing, each by a link of its own. */
@Injectable()
export class SchoolYearAsks {
  constructor(
    private readonly agreements: Agreements,
    private readonly sendLink: SendAgreementLink,
    private readonly reader: Reader,
    private readonly errors: FormErrors,
  ) {}

  /** What is to be asked, the terms once for each pupil: two statements. What somebody waits for is asked when it is promised. */
  async missing(lines: readonly BatchLine[]): Promise<Ask[]> {
    const asks = lines.flatMap(({ pupil, item }): Omit<Ask, 'receiver'>[] => {
      if (pupil === null || item === null || !item.inYear || item.state === 'waiting') return [];
      return [
        ...(isUnasked(item.terms) ? [{ pupil, type: 'terms' as const, item: null }] : []),
        ...(isUnasked(item.contract) ? [{ pupil, type: 'contract' as const, item }] : []),
      ];
    });
    const once = new Map(asks.map((ask) => [`${ask.type} ${ask.item?.id ?? ask.pupil.id}`, ask]));
    const acceptors = await this.agreements.acceptorsOf(this.reader, [
      ...new Set([...once.values()].map(({ pupil }) => pupil.id)),
    ]);
    return [...once.values()].map((ask) => {
      const receiver = acceptors.get(ask.pupil.id)?.find(({ byLink }) => byLink);
      return {
        ...ask,
        receiver: receiver === undefined ? null : { id: receiver.id, displayName: receiver.displayName },
      };
    });
  }

  /** Sends each link by itself: one that is refused does not stop the others. */
  async send(
    actor: Actor,
    asks: readonly Ask[],
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<AskResult[]> {
    const results: AskResult[] = [];
    for (const ask of asks) {
      if (ask.receiver !== null) results.push(await this.one(actor, ask, ask.receiver.id, claim, language));
    }
    return results;
  }

  private async one(
    actor: Actor,
    ask: Ask,
    receiver: string,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<AskResult> {
    const { pupil, type, item } = ask;
    const input = { type, receiver, ...(item !== null && { [item.type]: item.id }) };
    try {
      await this.sendLink.execute(actor, pupil.id, input, claim && claimOf(claim, input, pupil.id));
      return { ...ask, reasons: [] };
    } catch (error) {
      const reasons = this.errors.of(error, language).map(({ message }) => message);
      return { ...ask, reasons: [...new Set(reasons)] };
    }
  }
}

/** Each link is sent once by itself, so each has a key of its own, made of the form's. */
function claimOf(claim: IdempotencyClaim, input: object, pupil: string): IdempotencyClaim {
  const bodyHash = hash('sha256', JSON.stringify(input));
  return { scope: claim.scope, key: hash('sha256', `${claim.key} ${pupil} ${bodyHash}`), bodyHash };
}
