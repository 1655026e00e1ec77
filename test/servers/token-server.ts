import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An identity provider: gives access tokens for a refresh token (RFC 6749 §6), and says whose a token is. */
export class TokenServer {
  /** What was asked at its token endpoint. */
  asked: Record<string, string>[] = [];
  /** The token that is good now; older ones have been withdrawn. */
  token = '';
  refreshToken = 'refresh-1';
  /** Gives a new refresh token with each access token, and ends the old one. */
  rotates = false;
  /** Takes so long to answer. */
  delayMs = 0;
  /** Answers so instead, once. */
  next: { status: number; body: object } | null = null;
  private readonly server: Server;

  private constructor(private readonly email: string) {
    this.server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        const { status, body } = url.pathname === '/token' ? this.issue(text) : this.tell(url);
        const answer = () =>
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        setTimeout(answer, this.delayMs);
      });
    });
  }

  static async open(email: string): Promise<TokenServer> {
    const tokens = new TokenServer(email);
    await new Promise<void>((resolve) => tokens.server.listen(0, '127.0.0.1', resolve));
    return tokens;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private issue(text: string): { status: number; body: object } {
    const form = Object.fromEntries(new URLSearchParams(text));
    this.asked.push(form);
    const answer = this.next;
    this.next = null;
    if (answer) return answer;
    if (form.refresh_token !== this.refreshToken) return { status: 400, body: { error: 'invalid_grant' } };
    this.token = `access-${this.asked.length}`;
    if (this.rotates) this.refreshToken = `refresh-${this.asked.length + 1}`;
    const renewed = this.rotates ? { refresh_token: this.refreshToken } : {};
    return { status: 200, body: { access_token: this.token, expires_in: 3_600, token_type: 'Bearer', ...renewed } };
  }

  private tell(url: URL): { status: number; body: object } {
    const isGood = this.token !== '' && url.searchParams.get('access_token') === this.token;
    return isGood ? { status: 200, body: { email: this.email } } : { status: 401, body: { error: 'invalid_token' } };
  }
}
