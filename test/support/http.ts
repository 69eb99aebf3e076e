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
    const init: RequestInit = { method, headers: sent, redirect: 'manual' };
    if (form !== undefined) init.body = this.fields(form);
    else if (json !== undefined) init.body = JSON.stringify(json);
    const response = await fetch(new URL(path, this.url), init);
    this.keepCookies(response);
    const text = await response.text();
    if (response.headers.get('content-type')?.includes('html')) this.keepCsrf(text);
    return { status: response.status, headers: response.headers, body: parsed(response, text) };
  }

  private fields(form: NonNullable<Request['form']>): URLSearchParams {
    const fields = new URLSearchParams({ _csrf: this.csrf });
    for (const [name, value] of Object.entries(form)) {
      for (const one of [value].flat()) fields.append(name, one);
    }
    return fields;
  }

  private keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
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

function parsed(response: Response, text: string): unknown {
  return /[/+]json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : text;
}
