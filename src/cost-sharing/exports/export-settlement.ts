import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { type Language, formatDay } from '../../platform/i18n/index.js';
import { costSharingTexts } from '../cost-sharing.texts.js';
import { encodeText } from '../domain/encode.js';
import { type ErpTotal, erpRows, gl07Line } from '../domain/erp-rows.js';
import { fillTemplate } from '../domain/erp-mapping.js';
import { firstDayOf, lastDayOf } from '../domain/quarter.js';
import { SettlementRepository, type StoredTotal } from '../settlements/settlement.repository.js';
import { SettlementView } from '../settlements/settlement-view.js';
import { ErpSettings } from './erp-settings.js';
import type { ExportFormat } from './export-formats.js';
import { SettlementPress } from './pdf/settlement-press.js';

/** A file that is ready to be taken. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** Writes settlements for the ERP and for people. */
@Injectable()
export class ExportSettlement {
  constructor(
    private readonly view: SettlementView,
    private readonly rows: SettlementRepository,
    private readonly places: Places,
    private readonly erp: ErpSettings,
    private readonly reader: Reader,
    private readonly clock: Clock,
    @Inject(SettlementPress) private readonly press: SettlementPress,
  ) {}

  /** @throws Problem 404 */
  async execute(actor: Actor, id: string, format: ExportFormat, language: Language): Promise<ExportedFile> {
    const { period, state, municipality } = await this.view.head(actor, id);
    const totals = await this.named(id, period, language);
    const { mapping } = this.erp;
    const name = `oppgjor-${period.toLowerCase()}`;
    if (format === 'pdf') {
      const content = await this.press.press({
        language,
        title: costSharingTexts(language, 'pdf.title', {
          from: formatDay(language, firstDayOf(period)),
          to: formatDay(language, lastDayOf(period)),
        }),
        createdAt: this.clock.now(),
        isPreview: state !== 'closed',
        rows: totals.map(({ unitName, typeName, side, amountOre, ...total }) => ({
          unit: unitName,
          costType: typeName,
          debitOre: side === 'debit' ? amountOre : 0,
          creditOre: side === 'credit' ? amountOre : 0,
          function: total.function,
          art: total.art,
        })),
      });
      return { name: `${name}.pdf`, type: 'application/pdf', content };
    }
    // Whoever is another municipality's has no account here: it is sent an invoice.
    const own = totals.filter((total) => total.municipality === municipality);
    const rows = erpRows({ period, reference: id.slice(0, 8).toUpperCase(), totals: own }, mapping);
    if (format === 'gl07') {
      const text = rows.map((row) => `${gl07Line(row, mapping)}\r\n`).join('');
      return {
        name: `${name}.gl07.txt`,
        type: 'text/plain; charset=iso-8859-1',
        content: encodeText(text, 'iso-8859-1'),
      };
    }
    const { columns, encoding } = mapping.csv;
    const text = [
      columns.map(({ head }) => head),
      ...rows.map(({ values }) => columns.map(({ value }) => fillTemplate(value, values))),
    ]
      .map((cells) => csvLine(cells))
      .join('');
    const content = encoding === 'utf-8' ? Buffer.from(`\uFEFF${text}`) : encodeText(text, encoding);
    return { name: `${name}.csv`, type: `text/csv; charset=${encoding}`, content };
  }

  private async named(
    id: string,
    period: string,
    language: Language,
  ): Promise<(ErpTotal & StoredTotal & { readonly unitName: string; readonly typeName: string })[]> {
    const totals = await this.rows.totals(this.reader, id);
    const municipalities = new Map((await this.places.municipalities(this.reader)).map((one) => [one.id, one.name]));
    const units = new Map(
      (await this.places.units(this.reader)).map(({ id: unit, name, municipality }) => [
        unit,
        municipalities.size > 1 ? `${name} (${municipalities.get(municipality) ?? municipality})` : name,
      ]),
    );
    const t = costSharingTexts.in(language);
    return totals.map((total) => {
      const [unitName, typeName] = [units.get(total.unit) ?? total.unit, t(`type.${total.costType}`)];
      return { ...total, unitName, typeName, text: t('erp.text', { period, type: typeName }) };
    });
  }
}

/** A cell that would be taken for a formula is only ever an amount here, or a text that an installation's own file gives. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')}\r\n`;
}
