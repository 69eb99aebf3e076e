import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { projectFile } from '../../../platform/config/project-file.js';
import { costSharingTexts } from '../../cost-sharing.texts.js';
import type { PrintedRow, SettlementPrint } from './printed-settlement.js';

const mm = 72 / 25.4;
const margin = 20 * mm;
const pageWidth = 210 * mm - 2 * margin;
const rowHeight = 16;
/** Where each column begins, as a part of the width, and whether its cells stand to the right. */
const columns = [
  { key: 'unit', at: 0, width: 0.28 },
  { key: 'type', at: 0.28, width: 0.26 },
  { key: 'function', at: 0.54, width: 0.09 },
  { key: 'art', at: 0.63, width: 0.07 },
  { key: 'debit', at: 0.7, width: 0.15, right: true },
  { key: 'credit', at: 0.85, width: 0.15, right: true },
] as const;

/** Keeps pdfkit from loading Helvetica; its types know no such value. */
const noDefaultFont = null as unknown as string;
/** ISO 14289; its types do not know that pdfkit can. */
const accessible = 'PDF/UA' as unknown as NonNullable<PDFKit.PDFDocumentOptions['subset']>;

let font: Buffer | undefined;

type Cells = Readonly<Record<(typeof columns)[number]['key'], string>>;

/** A settlement as PDF (PDF/UA): a table, its sums, and a chart of what each unit pays and gets, whose numbers stand in the table. */
export async function settlementDocument(print: SettlementPrint): Promise<Buffer> {
  font ??= readFileSync(projectFile('labels', 'fonts', 'NotoSans-Regular.ttf'));
  const document = new PDFDocument({
    size: 'A4',
    margin,
    autoFirstPage: false,
    font: noDefaultFont,
    pdfVersion: '1.7',
    subset: accessible,
    tagged: true,
    lang: print.language,
    displayTitle: true,
    info: { Title: print.title, Creator: 'Klangbank', Producer: 'Klangbank', CreationDate: print.createdAt },
  });
  document.registerFont('text', font);
  document.font('text');
  document.addPage();
  const root = document.struct('Document');
  document.addStructure(root);
  const t = costSharingTexts.in(print.language);
  root.add(document.struct('H1', {}, () => document.fontSize(16).text(print.title, { paragraphGap: 6 })));
  if (print.isPreview)
    root.add(document.struct('P', {}, () => document.fontSize(10).text(t('pdf.preview'), { paragraphGap: 6 })));
  const table = document.struct('Table');
  root.add(table);
  const put = (cells: Cells, tag: 'TH' | 'TD'): void => putRow(document, table, cells, tag);
  put(headOf(t), 'TH');
  for (const row of print.rows) put(cellsOf(row), 'TD');
  put({ ...headOf(t), unit: t('pdf.total'), type: '', function: '', art: '', ...sumsOf(print.rows) }, 'TD');
  table.end();
  const units = [...new Set(print.rows.map(({ unit }) => unit))];
  root.add(
    document.struct('H2', {}, () =>
      document.fontSize(12).text(t('pdf.chart'), margin, document.y + 18, { paragraphGap: 6 }),
    ),
  );
  root.add(document.struct('Figure', { alt: t('pdf.chart') }, () => drawChart(document, units, print.rows)));
  root.end();
  document.end();
  return buffer(document);
}

function putRow(document: PDFKit.PDFDocument, table: PDFKit.PDFStructureElement, cells: Cells, tag: 'TH' | 'TD'): void {
  if (document.y + rowHeight > document.page.height - margin) document.addPage();
  const y = document.y;
  const row = document.struct('TR');
  table.add(row);
  for (const column of columns) {
    const { key, at, width } = column;
    row.add(
      document.struct(tag, {}, () => {
        const align = 'right' in column ? 'right' : 'left';
        document.fontSize(9).text(cells[key], margin + at * pageWidth, y, {
          width: width * pageWidth - 4,
          align,
          height: rowHeight,
          ellipsis: true,
        });
      }),
    );
  }
  row.end();
  document.y = y + rowHeight;
}

function headOf(t: ReturnType<typeof costSharingTexts.in>): Cells {
  return {
    unit: t('pdf.unit'),
    type: t('pdf.type'),
    function: t('pdf.function'),
    art: t('pdf.art'),
    debit: t('pdf.debit'),
    credit: t('pdf.credit'),
  };
}

function cellsOf({ unit, costType, debitOre, creditOre, ...codes }: PrintedRow): Cells {
  return {
    unit,
    type: costType,
    function: codes.function,
    art: codes.art,
    debit: kroner(debitOre),
    credit: kroner(creditOre),
  };
}

function sumsOf(rows: readonly PrintedRow[]): Pick<Cells, 'debit' | 'credit'> {
  const sum = (part: 'debitOre' | 'creditOre'): string => kroner(rows.reduce((all, row) => all + row[part], 0));
  return { debit: sum('debitOre'), credit: sum('creditOre') };
}

/** Kroner with two decimals, thousands parted by a no-break space; nothing for nothing. */
function kroner(amount: number): string {
  if (amount === 0) return '';
  const size = Math.abs(amount);
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${amount < 0 ? '\u2212' : ''}${whole},${String(size % 100).padStart(2, '0')}`;
}

/** Two bars a unit: what it pays is filled, what it gets is hollow, so that a print in black tells them apart. */
function drawChart(document: PDFKit.PDFDocument, units: readonly string[], rows: readonly PrintedRow[]): void {
  const sum = (unit: string, part: 'debitOre' | 'creditOre'): number =>
    rows.filter((row) => row.unit === unit).reduce((all, row) => all + row[part], 0);
  const most = Math.max(1, ...units.flatMap((unit) => [sum(unit, 'debitOre'), sum(unit, 'creditOre')]));
  const [left, width] = [margin + 0.28 * pageWidth, 0.55 * pageWidth];
  for (const unit of units) {
    if (document.y + 30 > document.page.height - margin) document.addPage();
    const y = document.y;
    document.fontSize(9).text(unit, margin, y + 4, { width: 0.27 * pageWidth, height: rowHeight, ellipsis: true });
    for (const [nth, part] of (['debitOre', 'creditOre'] as const).entries()) {
      const amount = sum(unit, part);
      const [top, length] = [y + nth * 11, (Math.max(0, amount) / most) * width];
      document.rect(left, top, length, 9);
      if (nth === 0) document.fill('#1e2b3c');
      else document.lineWidth(0.8).stroke('#1e2b3c');
      document
        .fill('#000000')
        .fontSize(8)
        .text(kroner(amount), left + length + 4, top - 1, { lineBreak: false });
    }
    document.y = y + 28;
  }
}
