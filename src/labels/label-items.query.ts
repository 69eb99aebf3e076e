import { Injectable } from '@nestjs/common';
import { Reader } from '../platform/database/index.js';
import { type LabelItem, LabelItems } from './label-items.js';

interface Row {
  readonly code: string;
  readonly kindName: string;
  readonly ownerName: string;
  readonly ownerPhone: string | null;
}

/**
 * Labels' texts from the register. Kinds are named in Bokmål: a label outlives the language of whoever prints it. Where the owner
 * has no telephone, the home point's is the way to reach somebody.
 */
@Injectable()
export class RegisterLabelItems extends LabelItems {
  constructor(private readonly reader: Reader) {
    super();
  }

  byCodes(codes: readonly string[]): Promise<LabelItem[]> {
    return this.reader.all<Row>(
      `SELECT instrument.code AS "code", instrument_kind.nb AS "kindName",
              unit.name AS "ownerName", COALESCE(unit.phone, lending_point.phone) AS "ownerPhone"
         FROM instrument
         JOIN instrument_kind ON instrument_kind.id = instrument.kind_id
         JOIN unit ON unit.id = instrument.owner_unit_id
         JOIN lending_point ON lending_point.id = instrument.home_point_id
        WHERE instrument.code = ANY_OF($1)`,
      [JSON.stringify(codes)],
    );
  }
}
