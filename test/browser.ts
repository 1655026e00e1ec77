/** What the console's pages do with our API: keeps the cookie, and shows where it comes from and the token with each write. */
export class Browser {
  private cookie = '';
  csrf = '';

  constructor(
    private readonly url: string,
    private readonly origin = url,
  ) {}

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Body; headers: Headers }> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        cookie: this.cookie,
        ...(method === 'GET' ? {} : { origin: this.origin, 'x-csrf-token': this.csrf }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers };
  }

  /** Does something that answers with a session, and keeps it. */
  async enter(method: string, path: string, body?: unknown): Promise<number> {
    const { status, body: session } = await this.call<{ csrf?: string | null }>(method, path, body);
    if (session.csrf) this.csrf = session.csrf;
    return status;
  }

  /** Another tab, or a thief, with the same cookie. */
  clone(origin = this.origin): Browser {
    const other = new Browser(this.url, origin);
    other.cookie = this.cookie;
    other.csrf = this.csrf;
    return other;
  }

  /** How an answer begins, when it may never end. */
  async status(method: string, path: string): Promise<number> {
    const stream = await this.stream(path, method);
    await stream.until(() => true);
    return stream.status;
  }

  async stream(
    path: string,
    method = 'GET',
  ): Promise<{ status: number; until(enough: (text: string) => boolean): Promise<string> }> {
    const aborted = new AbortController();
    const response = await fetch(this.url + path, { method, headers: { cookie: this.cookie }, signal: aborted.signal });
    const until = async (enough: (text: string) => boolean): Promise<string> => {
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true });
        if (enough(text)) break;
      }
      aborted.abort();
      return text;
    };
    return { status: response.status, until };
  }
}
