import type { Condition } from '../../inventory/index.js';
import { addDays, type CalendarDate } from '../../platform/calendar/index.js';

/** What a returned instrument needs before it stands on a shelf for the next borrower. */
export interface ReturnFacts {
  /** Its condition as whoever took it back found it. */
  readonly condition: Condition;
  /** Ids of the accessories that did not come back. */
  readonly missingAccessories: readonly string[];
  /** Days between two loans, by the rule of the loan. */
  readonly serviceDays: number;
  /** The day it came back; service counts from it, also when it was registered later. */
  readonly returnedOn: CalendarDate;
  readonly today: CalendarDate;
  /** Where it is now. */
  readonly pointId: string;
  readonly homePointId: string;
  /** The reservation for which it is to be kept already, and where that is picked up. */
  readonly pickup?: { readonly id: string; readonly pickupPointId: string } | undefined;
}

/** Why somebody has to look at an instrument. */
export type InspectionReason = 'condition' | 'missing-accessories';

/** A step on the way back to the shelf, with the state that the instrument is in meanwhile. */
export type ReturnStep =
  | {
      readonly step: 'inspection';
      readonly state: 'in-repair';
      readonly reasons: readonly InspectionReason[];
      readonly missingAccessories: readonly string[];
    }
  /** Cleaning and airing; over on the day `freeFrom`, without anybody's doing. */
  | { readonly step: 'service'; readonly state: 'in-service'; readonly freeFrom: CalendarDate }
  | { readonly step: 'transfer'; readonly state: 'in-transfer'; readonly to: string }
  /** Kept for whom it is promised to. */
  | { readonly step: 'hold'; readonly state: 'on-hold-shelf'; readonly at: string; readonly reservation: string }
  | { readonly step: 'shelf'; readonly state: 'available'; readonly at: string };

/** The first step that applies, and the others that come after it. */
export interface NextSteps {
  readonly next: ReturnStep;
  readonly then: readonly ReturnStep[];
}

/**
 * What is to be done with an instrument that came back: inspection when it is broken or something is missing, service
 * days, transfer to where it is picked up soon or else to its home point, the hold shelf there, or the shelf at last. A return is therefore not the same as being available.
 *
 * Ask again when a step is finished, with the facts as they then are: after an inspection that leaves the instrument
 * whole the next step is service, and after that transfer.
 */
export function nextSteps(facts: ReturnFacts): NextSteps {
  const [next, ...then] = [...inspection(facts), ...service(facts), ...transfer(facts), end(facts)] as const;
  return { next, then };
}

/** Whether somebody has to look at it before anything else: then nobody can be promised it. */
export function isToBeInspected(facts: Pick<ReturnFacts, 'condition' | 'missingAccessories'>): boolean {
  return inspection(facts).length > 0;
}

/** The day until which it rests, where that has not come yet. */
export function restsUntil(facts: Pick<ReturnFacts, 'serviceDays' | 'returnedOn' | 'today'>): CalendarDate | undefined {
  const freeFrom = addDays(facts.returnedOn, facts.serviceDays);
  return freeFrom > facts.today ? freeFrom : undefined;
}

function inspection({
  condition,
  missingAccessories,
}: Pick<ReturnFacts, 'condition' | 'missingAccessories'>): ReturnStep[] {
  const isBroken = condition === 'needs-repair' || condition === 'unusable';
  const reasons: InspectionReason[] = [
    ...(isBroken ? (['condition'] as const) : []),
    ...(missingAccessories.length > 0 ? (['missing-accessories'] as const) : []),
  ];
  return reasons.length === 0 ? [] : [{ step: 'inspection', state: 'in-repair', reasons, missingAccessories }];
}

function service(facts: ReturnFacts): ReturnStep[] {
  const freeFrom = restsUntil(facts);
  return freeFrom === undefined ? [] : [{ step: 'service', state: 'in-service', freeFrom }];
}

function transfer({ pointId, homePointId, pickup }: ReturnFacts): ReturnStep[] {
  const to = pickup?.pickupPointId ?? homePointId;
  return pointId === to ? [] : [{ step: 'transfer', state: 'in-transfer', to }];
}

function end({ homePointId, pickup }: ReturnFacts): ReturnStep {
  return pickup === undefined
    ? { step: 'shelf', state: 'available', at: homePointId }
    : { step: 'hold', state: 'on-hold-shelf', at: pickup.pickupPointId, reservation: pickup.id };
}
