import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../support/services.js';

/** Resolution of the tests' "printer": 300 dots an inch, and 600 in the long runs. */
const dpi = Number(process.env['LABEL_DPI'] ?? '300');

/** A printed word with its box, in millimetres from the sheet's upper left corner. */
export interface PrintedWord {
  readonly text: string;
  readonly xMm: number;
  readonly yMm: number;
  readonly rightMm: number;
  readonly bottomMm: number;
}

/** One sheet as it comes out of a black-and-white printer. */
export interface PrintedSheet {
  readonly widthMm: number;
  readonly heightMm: number;
  /** What an independent decoder reads on it, in no particular order. */
  readonly codes: readonly string[];
  readonly words: readonly PrintedWord[];
  /** The smallest box around what is black inside of a rectangle, or undefined if all of it is white. */
  blackIn(xMm: number, yMm: number, widthMm: number, heightMm: number): Box | undefined;
}

export interface Box {
  readonly leftMm: number;
  readonly topMm: number;
  readonly rightMm: number;
  readonly bottomMm: number;
}

/** Prints a PDF with poppler and reads it back with zbar. */
export function readSheets(pdf: Uint8Array): PrintedSheet[] {
  const folder = mkdtempSync(join(tmpdir(), 'klangbank-labels-'));
  try {
    const file = join(folder, 'sheets.pdf');
    writeFileSync(file, pdf);
    execFileSync(program('pdftoppm'), ['-mono', '-r', String(dpi), file, join(folder, 'page')]);
    const words = printedWords(file);
    const pictures = readdirSync(folder)
      .filter((name) => name.endsWith('.pbm'))
      .sort();
    return pictures.map((name, index) => printedSheet(join(folder, name), words[index] ?? []));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All text of a PDF, as a search would find it. */
export function searchText(pdf: Uint8Array): string {
  return execFileSync(program('pdftotext'), ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
}

function printedSheet(file: string, words: readonly PrintedWord[]): PrintedSheet {
  const { width, height, rowBytes, bits } = readBitmap(file);
  const mm = 25.4 / dpi;
  const isBlack = (x: number, y: number): boolean => ((bits[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
  return {
    widthMm: width * mm,
    heightMm: height * mm,
    codes: scan(file),
    words,
    blackIn: (xMm, yMm, widthMm, heightMm) => {
      const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      const to = {
        x: Math.min(width, Math.floor((xMm + widthMm) / mm)),
        y: Math.min(height, Math.floor((yMm + heightMm) / mm)),
      };
      for (let y = Math.max(0, Math.ceil(yMm / mm)); y < to.y; y += 1) {
        for (let x = Math.max(0, Math.ceil(xMm / mm)); x < to.x; x += 1) {
          if ((x & 7) === 0 && bits[y * rowBytes + (x >> 3)] === 0) {
            x += 7; // Eight white dots at once: most of a sheet is white.
            continue;
          }
          if (!isBlack(x, y)) continue;
          box.left = Math.min(box.left, x);
          box.right = Math.max(box.right, x + 1);
          box.top = Math.min(box.top, y);
          box.bottom = Math.max(box.bottom, y + 1);
        }
      }
      if (box.left === Infinity) return undefined;
      return { leftMm: box.left * mm, topMm: box.top * mm, rightMm: box.right * mm, bottomMm: box.bottom * mm };
    },
  };
}

/** A binary portable bitmap, "P4": a bit a dot, rows in whole bytes. */
function readBitmap(file: string): { width: number; height: number; rowBytes: number; bits: Uint8Array } {
  const bytes = readFileSync(file);
  const header = /^P4\s+(\d+)\s+(\d+)\s/.exec(bytes.subarray(0, 100).toString('latin1'));
  if (header === null) throw new Error(`${file} is no bitmap`);
  const width = Number(header[1]);
  return { width, height: Number(header[2]), rowBytes: Math.ceil(width / 8), bits: bytes.subarray(header[0].length) };
}

function scan(file: string): string[] {
  const answer = execFileSync(
    program('zbarimg'),
    ['--nodbus', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file],
    {
      encoding: 'utf8',
    },
  );
  return answer.split('\n').filter((line) => line !== '');
}

function printedWords(file: string): PrintedWord[][] {
  const mm = (points: string | undefined): number => (Number(points) * 25.4) / 72;
  const xml = execFileSync(program('pdftotext'), ['-bbox', file, '-'], { encoding: 'utf8' });
  return xml
    .split('<page')
    .slice(1)
    .map((page) =>
      Array.from(
        page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g),
        ([, x, y, right, bottom, text]) => ({
          text: text ?? '',
          xMm: mm(x),
          yMm: mm(y),
          rightMm: mm(right),
          bottomMm: mm(bottom),
        }),
      ),
    );
}
