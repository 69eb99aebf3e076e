import { type ConstraintTable, badInput, refused } from '../platform/http/index.js';

/** What the named constraints of this feature refuse, in the words of the rules. */
export const inventoryConstraints: ConstraintTable = {
  pk_instrument: () => badInput([{ field: 'code', code: 'code-taken' }]),
  pk_instrument_alias: () => badInput([{ field: 'aliases', code: 'alias-taken' }]),
  ux_repair_open_instrument: () => refused([{ code: 'instrument-in-repair', overridable: false }]),
  ux_transfer_open_instrument: () => refused([{ code: 'instrument-in-transfer', overridable: false }]),
};
