import { Injectable } from '@nestjs/common';
import { type InstrumentAnswer, InstrumentView } from '../../inventory/index.js';
import {
  Checkout,
  type CheckoutFacts,
  DeskLoans,
  SmallerLoans,
  decideCheckout,
  latestDueOn,
} from '../../lending/index.js';
import { addDays } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import { ProblemTexts, type Rejection } from '../../platform/http/index.js';
import { withQuery } from '../href.js';
import { type DeskAddress, deskPath } from './desk-address.js';
import { deskTexts } from './desk.texts.js';
import type { ChosenHandOver, HandOverOffer, OutgrownOffer, RefusalView } from './desk-view.js';
import { type Desk, seesAmounts } from './desks.js';

/** What a hand-over would be: the dry run in words. */
@Injectable()
export class DeskHandOver {
  constructor(
    private readonly checkout: Checkout,
    private readonly smaller: SmallerLoans,
    private readonly loans: DeskLoans,
    private readonly instruments: InstrumentView,
    private readonly reader: Reader,
    private readonly texts: ProblemTexts,
  ) {}

  /** @param chosen what was chosen on the card before it came back */
  async offer(
    desk: Desk,
    borrower: string,
    instrument: InstrumentAnswer,
    chosen?: ChosenHandOver,
  ): Promise<HandOverOffer> {
    const input = { instrument: instrument.code, borrower, lendingPoint: desk.point.id };
    const wanted = chosen?.dueOn === undefined ? {} : { dueOn: chosen.dueOn };
    const { decision, facts, toPay } = await this.checkout.dryRun(desk.actor, { ...input, ...wanted });
    const rejections = decision.allowed ? [] : decision.rejections;
    const ordinary = ifEverythingWereSetAside(facts);
    const shorterDueOn = rejections.map(latestDueOn).find((day) => day !== undefined) ?? null;
    const limit = ifEverythingWereSetAside({ ...facts, reservation: undefined })?.dueOn ?? null;
    const amounts = ordinary !== undefined && seesAmounts(desk.actor) ? toPay : undefined;
    return {
      accessories: instrument.accessories,
      // With the reason beside it, so that nobody shortens a loan without knowing.
      dueOn: shorterDueOn ?? chosen?.dueOn ?? ordinary?.dueOn ?? null,
      earliestDueOn: addDays(desk.today, 1),
      latestDueOn: shorterDueOn ?? limit,
      toPayOre: amounts?.toPayOre ?? null,
      depositToPayOre: amounts?.depositToPayOre ?? null,
      refusals: this.refusals(desk, rejections, { borrower, instrument: instrument.code }),
      mayOverride: facts.mayOverride,
      reserved: facts.reservation !== undefined,
      shorterDueOn,
      chosen,
      outgrown: await this.outgrown(desk, borrower, instrument, wanted),
    };
  }

  /** The smaller instrument that is still out to who gets a bigger one, and what the hand-over would be if it came back. */
  private async outgrown(
    desk: Desk,
    borrower: string,
    instrument: InstrumentAnswer,
    wanted: { readonly dueOn?: string },
  ): Promise<OutgrownOffer | undefined> {
    const { code, kind: kindId, size } = instrument;
    const smaller = await this.smaller.of(this.reader, borrower, { kindId, size });
    const known = smaller && (await this.instruments.byCodes([smaller.code])).get(smaller.code);
    if (smaller === undefined || known === undefined) return undefined;
    const takeBack = { instrument: smaller.code };
    const input = { instrument: code, borrower, lendingPoint: desk.point.id, ...wanted, takeBack };
    const { decision } = await this.checkout.dryRun(desk.actor, input);
    return {
      instrument: desk.names.instrument(known),
      accessories: (await this.loans.accessoriesOf([smaller.loan])).get(smaller.loan) ?? [],
      condition: known.condition,
      refusals: this.refusals(desk, decision.allowed ? [] : decision.rejections, { borrower, instrument: code }),
    };
  }

  /** Reasons in the words of the desk. */
  refusals(desk: Desk, rejections: readonly Rejection[], about: DeskAddress): RefusalView[] {
    const worded = this.texts.rejections(desk.language, rejections);
    return worded.map(({ code, detail, overridable }, index) => ({
      code,
      detail: elsewhere(desk, rejections[index]) ?? detail,
      overridable,
      remedyHref: code === 'agreement-missing' ? agreementsOf(desk, about) : undefined,
    }));
  }
}

/** The day that the rule gives, whatever else speaks against it; `undefined` where no rule lends it. */
function ifEverythingWereSetAside(facts: CheckoutFacts): { dueOn: string } | undefined {
  const instrument = { ...facts.instrument, state: 'available', currentPointId: facts.lendingPoint.id } as const;
  const free = { instrument, waitsFor: 'nobody', conflict: undefined } as const;
  const plain = { ...facts, ...free, requestedDueOn: undefined, overrides: [] };
  const first = decideCheckout(plain);
  if (first.allowed) return first;
  const overrides = first.rejections.map(({ code }) => ({ code, comment: code }));
  const second = decideCheckout({ ...plain, overrides, mayOverride: true });
  return second.allowed ? second : undefined;
}

/** The page where somebody is asked to accept, which leads back to the desk as it is now. */
function agreementsOf(desk: Desk, { borrower, instrument }: DeskAddress): string | undefined {
  const back = deskPath({ point: desk.point.id, borrower, instrument });
  return borrower === undefined ? undefined : withQuery(`/borrowers/${borrower}/agreements`, { back });
}

/** Where the register has it instead: the desk knows what the place is called. */
function elsewhere({ language, names }: Desk, rejection: Rejection | undefined): string | undefined {
  const { currentPoint } = rejection?.params ?? {};
  if (rejection?.code !== 'instrument-not-available' || currentPoint === undefined) return undefined;
  return deskTexts(language, 'refusal.elsewhere', { place: names.point(String(currentPoint)) });
}
