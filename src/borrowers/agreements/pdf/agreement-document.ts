import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { projectFile } from '../../../platform/config/project-file.js';
import type { AgreementPrint } from './printed-agreement.js';

const mm = 72 / 25.4;
const margin = 22 * mm;

/** Keeps pdfkit from loading Helvetica; its types know no such value. */
const noDefaultFont = null as unknown as string;

/** ISO 14289; its types do not know that pdfkit can. */
const accessible = 'PDF/UA' as unknown as NonNullable<PDFKit.PDFDocumentOptions['subset']>;

let font: Buffer | undefined;

/**
 * A text that governs as PDF: tagged (PDF/UA), so that it can be read aloud, with headings, in an embedded font. Takes some 300 ms the first
 * time, so the server leaves it to a thread of its own.
 */
export async function agreementDocument(print: AgreementPrint): Promise<Buffer> {
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
    info: { Title: print.document.title, Creator: 'Klangbank', Producer: 'Klangbank', CreationDate: print.createdAt },
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
  put('H1', 18, print.document.title, 8);
  for (const line of print.above) put('P', 9, line, 2);
  for (const { heading, paragraphs } of print.document.sections) {
    document.moveDown(0.6);
    put('H2', 12, heading, 2);
    for (const paragraph of paragraphs) put('P', 10, paragraph, 3);
  }
  document.moveDown(1);
  for (const line of print.below) put('P', 9, line, 2);
  root.end();
  document.end();
  return buffer(document);
}
