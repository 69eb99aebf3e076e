/** A mail message as a reader sees it: header fields unfolded and decoded, bodies decoded to text. */
export interface MailText {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string | null;
}

/** Reads a message as it came over the wire (RFC 5322 and MIME, as far as a mailer of our own writes it). */
export function readMail(raw: Buffer): MailText {
  const parts = leaves(raw.toString('latin1'));
  const bodyOf = (type: string): string | undefined => parts.find((part) => part.type === type)?.body;
  return {
    headers: split(raw.toString('latin1')).headers,
    text: bodyOf('text/plain') ?? '',
    html: bodyOf('text/html') ?? null,
  };
}

interface Leaf {
  readonly type: string;
  readonly body: string;
}

function leaves(entity: string): Leaf[] {
  const { headers, body } = split(entity);
  const contentType = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary !== undefined) {
    const inner = body.split(`--${boundary}`).slice(1, -1);
    return inner.flatMap((part) => leaves(part.replace(/^\r?\n/, '')));
  }
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return [{ type, body: decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit') }];
}

function split(entity: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(entity);
  const head = end ? entity.slice(0, end.index) : entity;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim()));
  }
  return { headers, body: end ? entity.slice(end.index + end[0].length) : '' };
}

function decodeBody(body: string, encoding: string): string {
  const kind = encoding.trim().toLowerCase();
  if (kind === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (kind === 'quoted-printable') return quoted(body.replace(/=\r?\n/g, ''));
  return Buffer.from(body, 'latin1').toString('utf8');
}

/** RFC 2047: `=?UTF-8?Q?P=C3=A5minnelse?=`. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(=\?utf-8\?b\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat([...words.matchAll(/\?b\?([^?]*)\?=/gi)].map((word) => Buffer.from(word[1]!, 'base64'))).toString(
        'utf8',
      ),
    )
    .replace(/(=\?utf-8\?q\?[^?]*\?=)+/gi, (words) =>
      quoted([...words.matchAll(/\?q\?([^?]*)\?=/gi)].map((word) => word[1]!.replaceAll('_', ' ')).join('')),
    );
}

function quoted(text: string): string {
  const bytes = text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
