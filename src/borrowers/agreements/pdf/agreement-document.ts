import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { projectFile } from '../../../platform/config/project-file.js';
import type { Progress } from '../../../platform/press/index.js';
import type { AgreementJob, AgreementPrint } from './printed-agreement.js';

const mm = 72 / 25.4;
const margin = 22 * mm;

/** Keeps pdfkit from loading Helvetica; its types know no such value. */
const noDefaultFont = null as unknown as string;

/** ISO 14289; its types do not know that pdfkit can. */
const accessible = 'PDF/UA' as unknown as NonNullable<PDFKit.PDFDocumentOptions['subset']>;

let font: Buffer | undefined;

/**
 * Texts that govern as one PDF, each from a page of its own: tagged (PDF/UA), so that they can be read aloud, with headings, in an
 * embedded font. Takes some 300 ms the first time and a few for each text after, so the server leaves it to a thread of its own.
 */
export async function agreementDocument(job: AgreementJob, progress: Progress): Promise<Buffer> {
  font ??= readFileSync(projectFile('labels', 'fonts', 'NotoSans-Regular.ttf'));
  const document = new PDFDocument({
    size: 'A4',
    margin,
    autoFirstPage: false,
    font: noDefaultFont,
    pdfVersion: '1.7',
    subset: accessible,
    tagged: true,
    lang: job.prints[0]?.language ?? 'nb',
    displayTitle: true,
    info: { Title: job.title, Creator: 'Klangbank', Producer: 'Klangbank', CreationDate: job.createdAt },
  });
  document.registerFont('text', font);
  const root = document.struct('Document');
  document.addStructure(root);
  const file = buffer(document);
  for (const [nth, print] of job.prints.entries()) {
    draw(document, root, print);
    progress(nth + 1);
    // What is finished leaves, and whoever waits hears of it.
    await setImmediate();
  }
  root.end();
  document.end();
  return file;
}

function draw(document: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, print: AgreementPrint): void {
  document.addPage();
  const part = document.struct('Part', { lang: print.language });
  root.add(part);
  const put = (tag: 'H1' | 'H2' | 'P', size: number, text: string, after: number): void => {
    const write = (): void => {
      document.font('text').fontSize(size).text(text, { paragraphGap: after });
    };
    part.add(document.struct(tag, {}, write));
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
  part.end();
}
