import { type BorrowerLanguage, borrowerLanguage } from '../platform/i18n/index.js';

/** A mail's words; `html` only where the direction of the script needs it. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** A piece of a line; `own` is set apart, because it may run in another direction than the text around it; so is a link. */
export type MailPiece = string | { readonly own: string } | { readonly link: string };
export type MailLine = readonly MailPiece[];
/** A paragraph of lines, or a heading with a list under it. */
export type MailBlock =
  { readonly lines: readonly MailLine[] } | { readonly heading: MailLine; readonly list: readonly MailLine[] };

/** Writes a mail in one language. */
export function writeMail(subject: string, blocks: readonly MailBlock[], language: BorrowerLanguage): WrittenMail {
  if (borrowerLanguage(language).dir === 'ltr') return { subject, text: asText(blocks, false) };
  return { subject, text: asText(blocks, true), html: asHtml(blocks, subject, language) };
}

/** A sentence with one value filled in and set apart. */
export function filled(template: string, name: string, value: string): MailPiece[] {
  const [before = '', after = ''] = template.split(`{${name}}`);
  return [before, { own: value }, after];
}

/** First strong isolate and its end (Unicode TR9): what stands between does not disturb the order around it. */
const [isolate, end] = ['\u2068', '\u2069'];

function asText(blocks: readonly MailBlock[], isolated: boolean): string {
  const piece = (one: MailPiece): string => {
    if (typeof one === 'string') return one;
    // A program that finds links in a text would take the marks for a part of it.
    if ('link' in one) return one.link;
    return isolated ? `${isolate}${one.own}${end}` : one.own;
  };
  const line = (pieces: MailLine): string => pieces.map(piece).join('');
  const block = (one: MailBlock): string =>
    'lines' in one
      ? one.lines.map(line).join('\n')
      : [line(one.heading), ...one.list.map((item) => `- ${line(item)}`)].join('\n');
  return `${blocks.map(block).join('\n\n')}\n`;
}

function asHtml(blocks: readonly MailBlock[], subject: string, language: BorrowerLanguage): string {
  const { dir } = borrowerLanguage(language);
  const piece = (one: MailPiece): string => {
    if (typeof one === 'string') return escaped(one);
    if ('own' in one) return `<bdi>${escaped(one.own)}</bdi>`;
    return `<a href="${escaped(one.link)}" dir="ltr">${escaped(one.link)}</a>`;
  };
  const line = (pieces: MailLine): string => pieces.map(piece).join('');
  const block = (one: MailBlock): string =>
    'lines' in one
      ? `<p>${one.lines.map(line).join('<br>')}</p>`
      : `<p>${line(one.heading)}</p><ul>${one.list.map((item) => `<li>${line(item)}</li>`).join('')}</ul>`;
  return [
    `<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8">`,
    `<title>${escaped(subject)}</title></head><body dir="${dir}">`,
    blocks.map(block).join('\n'),
    '</body></html>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
