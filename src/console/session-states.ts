import { Injectable } from '@nestjs/common';
import { csrfToken, setSessionCookie } from '../access/session-cookie.js';
import { SessionsStore, type SignedIn } from '../access/sessions.store.js';
import { UsersStore } from '../access/users.store.js';
import { Config } from '../config.js';
import { Writer } from '../writer/writer.js';
import { VERSION } from '../version.js';

/** Who looks at the console, and what it must know before it shows anything. */
export interface SessionState {
  user: Omit<SignedIn, 'sessionId'> | null;
  /** To be sent as `X-CSRF-Token` with every write. */
  csrf: string | null;
  /** Nobody has come in yet: the link that was printed at the start makes the first admin. */
  setupNeeded: boolean;
  sandbox: boolean;
  writer: { id: string; isAi: boolean };
  version: string;
}

export interface CookieReply {
  header(name: string, value: string): unknown;
}

@Injectable()
export class SessionStates {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly users: UsersStore,
    private readonly writer: Writer,
    private readonly config: Config,
  ) {}

  /** Signs somebody in: the answer carries the cookie. */
  async enter(userId: string, reply: CookieReply): Promise<SessionState> {
    const secret = await this.sessions.open(userId);
    reply.header('set-cookie', setSessionCookie(secret, this.config.publicIsHttps));
    return this.of(await this.sessions.find(secret), secret);
  }

  async of(signedIn: SignedIn | null, secret: string | null): Promise<SessionState> {
    return {
      user: signedIn && publicPart(signedIn),
      csrf: signedIn && secret ? csrfToken(secret) : null,
      setupNeeded: signedIn ? false : await this.users.isEmpty(),
      sandbox: this.config.simulated,
      writer: { id: this.writer.id, isAi: this.writer.isAi },
      version: VERSION,
    };
  }
}

const publicPart = ({ id, name, email, role, repId }: SignedIn): SessionState['user'] => ({
  id,
  name,
  email,
  role,
  repId,
});
