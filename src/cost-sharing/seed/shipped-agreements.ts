import type { CalendarDate } from '../../platform/calendar/index.js';
import type { CostAgreement } from '../agreements/agreement.repository.js';
import { costTypes } from '../domain/cost-types.js';
import { usualArts } from '../domain/ledger-lines.js';

const whole = {
  owner: null,
  lendingPoint: null,
  kind: null,
  creditor: null,
  ...usualArts,
} as const;

/**
 * The two agreements with which units usually begin: for good instruments the culture school, the youth arenas, NAV and the integration
 * section; for those of high quality the culture school, NAV and the integration section.
 * @param ids of the two
 */
export function usualAgreements(
  municipality: string,
  validFrom: CalendarDate,
  ids: readonly [string, string],
): readonly [CostAgreement, CostAgreement] {
  const common = { ...whole, municipality, costTypes: [...costTypes], validFrom, validTo: null, version: 1 };
  return [
    {
      ...{ ...common, id: ids[0], name: 'Spleiselaget for gode instrumenter', grade: 'good' },
      shares: [
        { unit: 'culture-school', basisPoints: 3_000 },
        { unit: 'youth-arenas', basisPoints: 2_500 },
        { unit: 'nav', basisPoints: 2_500 },
        { unit: 'integration', basisPoints: 2_000 },
      ],
    },
    {
      ...{ ...common, id: ids[1], name: 'Spleiselaget for instrumenter av høy kvalitet', grade: 'high' },
      shares: [
        { unit: 'culture-school', basisPoints: 5_000 },
        { unit: 'nav', basisPoints: 2_500 },
        { unit: 'integration', basisPoints: 2_500 },
      ],
    },
  ];
}
