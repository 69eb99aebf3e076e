import { Injectable } from '@nestjs/common';
import { InstrumentCodes } from '../inventory/index.js';
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
  constructor(
    private readonly codes: InstrumentCodes,
    private readonly reader: Reader,
  ) {
    super();
  }

  async byTexts(texts: readonly string[]): Promise<ReadonlyMap<string, LabelItem>> {
    const codes = await this.codes.resolveAll(this.reader, texts);
    const items = new Map((await this.byCodes([...new Set(codes.values())])).map((item) => [item.code, item]));
    return new Map(
      [...codes].flatMap(([text, code]): [string, LabelItem][] => {
        const item = items.get(code);
        return item === undefined ? [] : [[text, item]];
      }),
    );
  }

  private byCodes(codes: readonly string[]): Promise<LabelItem[]> {
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
