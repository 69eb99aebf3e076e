import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { projectFile } from '../../../platform/config/project-file.js';
import type { LetterPrint } from './printed-letter.js';

const mm = 72 / 25.4;
const margin = 25 * mm;

/** Keeps pdfkit from loading Helvetica; its types know no such value. */
const noDefaultFont = null as unknown as string;

/** ISO 14289; its types do not know that pdfkit can. */
const accessible = 'PDF/UA' as unknown as NonNullable<PDFKit.PDFDocumentOptions['subset']>;

let font: Buffer | undefined;

/** A letter as PDF: tagged (PDF/UA), so that it can be read aloud and searched, with headings, in an embedded font. */
export async function letterDocument(print: LetterPrint): Promise<Buffer> {
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
  document.addPage();
  const root = document.struct('Document');
  document.addStructure(root);
  const put = (tag: 'H1' | 'H2' | 'P', size: number, text: string, after: number): void => {
    const write = (): void => {
      document.font('text').fontSize(size).text(text, { paragraphGap: after });
    };
    root.add(document.struct(tag, {}, write));
  };
  for (const line of print.above) put('P', 10, line, 1);
  document.moveDown(2);
  put('H1', 17, print.title, 8);
  for (const { heading, paragraphs } of print.sections) {
    if (heading !== null) {
      document.moveDown(0.5);
      put('H2', 12, heading, 2);
    }
    for (const paragraph of paragraphs) put('P', 11, paragraph, 5);
  }
  document.moveDown(1.5);
  for (const line of print.below) put('P', 11, line, 1);
  document.moveDown(1.5);
  put('P', 8, print.template, 0);
  root.end();
  document.end();
  return buffer(document);
}
