import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { LabelLayout, LabelTexts } from '../domain/layout-types.js';
import { withCode } from '../domain/label-layout.js';
import { labelSymbols, planLabel, qrContent } from '../domain/label-plan.js';
import { labelPlace } from '../domain/label-stock.js';
import { mmPerPoint } from '../domain/label-type.js';
import { darkRuns, dotMm, qrSymbol, quietZone } from '../domain/qr.js';
import type { LabelItem } from '../label-items.js';
import type { LabelJob, SheetJob } from './label-job.js';
import { labelFonts, noDefaultFont, printable, registerFonts, type LabelFonts } from './label-fonts.js';

/**
 * The sheets as PDF, in true size: QR codes as paths, texts as text in embedded fonts. Takes some 0.6 ms a label
 * without a pause, so the server leaves it to a thread of its own (`LabelPress`).
 * @throws Error if a label does not fit; callers check the stock first
 */
export async function labelSheets(job: SheetJob): Promise<Buffer> {
  const fonts = labelFonts();
  const size: [number, number] = [points(job.stock.page.widthMm), points(job.stock.page.heightMm)];
  const document = new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    font: noDefaultFont,
    pdfVersion: '1.7',
    lang: job.language,
    displayTitle: true,
    info: { Title: job.title, Creator: 'Klangbank', Producer: 'Klangbank', CreationDate: job.createdAt },
  });
  registerFonts(document, fonts);
  const layoutOf = layouts(job, fonts);
  let sheet = -1;
  for (const [index, item] of job.items.entries()) {
    const place = labelPlace(job.stock, job.startAt, index);
    if (place.sheet !== sheet) document.addPage();
    sheet = place.sheet;
    drawLabel(document, withCode(layoutOf(item), item.code), qrContent(job.design, job.baseUrl, item.code), place);
  }
  document.end();
  return buffer(document);
}

/** Layout of a single label, for other outputs than the sheet. */
export function itemLayout(job: LabelJob, item: LabelItem): LabelLayout {
  return withCode(layouts(job, labelFonts())(item), item.code);
}

/** One layout for all labels with the same texts. */
function layouts(job: LabelJob, fonts: LabelFonts): (item: LabelItem) => LabelLayout {
  const symbols = labelSymbols(job.design, job.baseUrl);
  const known = new Map<string, LabelLayout>();
  return (item) => {
    const texts = labelTexts(item, fonts);
    const key = JSON.stringify(texts);
    const found = known.get(key);
    if (found !== undefined) return found;
    const layout = planLabel(job.stock, job.design, symbols, texts, fonts.measure);
    if (!layout.fits) throw new Error(`A label of the design ${job.design} does not fit ${job.stock.id}`);
    known.set(key, layout);
    return layout;
  };
}

function labelTexts(item: LabelItem, fonts: LabelFonts): LabelTexts {
  return {
    kind: printable(item.kindName, fonts),
    owner: printable(item.ownerName, fonts),
    phone: item.ownerPhone === null ? null : printable(item.ownerPhone, fonts),
  };
}

function drawLabel(
  document: PDFKit.PDFDocument,
  layout: LabelLayout,
  content: string,
  at: { readonly xMm: number; readonly yMm: number },
): void {
  const { qr } = layout;
  const quietMm = quietZone * qr.moduleMm;
  const scale = number(points(qr.moduleMm));
  const x = number(points(wholeDots(at.xMm + qr.xMm + quietMm)));
  const y = number(points(wholeDots(at.yMm + qr.yMm + quietMm)));
  const runs = darkRuns(qrSymbol(content, layout.errorCorrection));
  const rectangles = runs.map((run) => `${run.x} ${run.y} ${run.length} 1 re`).join('\n');
  document.addContent(`q\n${scale} 0 0 ${scale} ${x} ${y} cm\n${rectangles}\nf\nQ`);
  for (const line of layout.lines) {
    document
      .font(line.role === 'code' ? 'code' : 'text')
      .fontSize(line.pt)
      .text(line.text, points(at.xMm + line.xMm), points(at.yMm + line.baselineMm), {
        baseline: 'alphabetic',
        lineBreak: false,
      });
  }
}

function wholeDots(mm: number): number {
  return Math.round(mm / dotMm) * dotMm;
}

function points(mm: number): number {
  return mm / mmPerPoint;
}

/** A number as PDF writes it: no exponent, and a thousandth of a point is finer than any printer. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
