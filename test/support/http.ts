import { Agent, type IncomingMessage, request } from 'node:http';

/** Keeps connections open. Node's own `fetch` takes longer for an answer than the program that is tested does. */
const agent = new Agent({ keepAlive: true });

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body where it is JSON, else its text. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects of the body
  readonly body: any;
}

export interface Request {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as a form of a page, with the CSRF token of the page that was read last. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client that keeps its token or its cookies, as a program or a browser does. Follows no redirect. */
export class HttpClient {
  token: string | undefined;
  private readonly cookies = new Map<string, string>();
  private csrf = '';

  constructor(readonly url: string) {}

  /** A client that is logged in with a bearer token. @throws where the log-in is refused */
  static async loggedIn(url: string, username: string, password: string): Promise<HttpClient> {
    const client = new HttpClient(url);
    const { status, body } = await client.post('/api/v1/session', { json: { username, password } });
    if (status >= 300) throw new Error(`Log-in of ${username}: ${status} ${JSON.stringify(body)}`);
    client.token = body.token;
    client.cookies.clear();
    return client;
  }

  get(path: string, request: Request = {}): Promise<Answer> {
    return this.send('GET', path, request);
  }

  post(path: string, request: Request = {}): Promise<Answer> {
    return this.send('POST', path, request);
  }

  put(path: string, request: Request = {}): Promise<Answer> {
    return this.send('PUT', path, request);
  }

  patch(path: string, request: Request = {}): Promise<Answer> {
    return this.send('PATCH', path, request);
  }

  delete(path: string, request: Request = {}): Promise<Answer> {
    return this.send('DELETE', path, request);
  }

  async send(method: string, path: string, { json, form, headers = {} }: Request): Promise<Answer> {
    const sent = new Headers(headers);
    if (this.token !== undefined) sent.set('authorization', `Bearer ${this.token}`);
    if (this.cookies.size > 0)
      sent.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (json !== undefined) sent.set('content-type', 'application/json');
    if (form !== undefined) sent.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
    const written = json === undefined ? undefined : JSON.stringify(json);
    const content = form === undefined ? written : this.fields(form).toString();
    const { answer, text } = await this.exchange(method, path, sent, content);
    const received = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct))
      for (const value of values ?? []) received.append(name, value);
    this.keepCookies(received);
    const type = received.get('content-type') ?? '';
    if (type.includes('html')) this.keepCsrf(text);
    return { status: answer.statusCode ?? 0, headers: received, body: parsed(type, text) };
  }

  private exchange(
    method: string,
    path: string,
    headers: Headers,
    content: string | undefined,
  ): Promise<{ answer: IncomingMessage; text: string }> {
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.url), { method, agent, headers: Object.fromEntries(headers) });
      asked.once('error', reject);
      asked.once('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => resolve({ answer, text: Buffer.concat(chunks).toString() }));
      });
      asked.end(content);
    });
  }

  private fields(form: NonNullable<Request['form']>): URLSearchParams {
    const fields = new URLSearchParams({ _csrf: this.csrf });
    for (const [name, value] of Object.entries(form)) {
      for (const one of [value].flat()) fields.append(name, one);
    }
    return fields;
  }

  private keepCookies(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === '' || /max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  private keepCsrf(page: string): void {
    const tag = /<meta[^>]*name="csrf-token"[^>]*>/.exec(page)?.[0] ?? '';
    this.csrf = /content="([^"]*)"/.exec(tag)?.[1] ?? this.csrf;
  }
}

function parsed(type: string, text: string): unknown {
  return /[/+]json/.test(type) && text !== '' ? JSON.parse(text) : text;
}
