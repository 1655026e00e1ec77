import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

export interface TokenEndpoint {
  tokenUrl: string;
  clientId: string;
  clientSecret: string | null;
  scope: string | null;
}

/** The provider gave no token. `final`: the consent is gone (RFC 6749 §5.2), a person has to sign in again. */
export class TokenRefused extends Error {
  constructor(
    message: string,
    readonly final: boolean,
  ) {
    super(message);
    this.name = 'TokenRefused';
  }
}

const ANSWER_MS = 20_000;

/** Longer than an answer may take: only a dead process loses the refresh token to another. */
const LEASE_SECONDS = 30;

const POLL_MS = 100;

/** A token is not used in its last minute: it must last for a sign-in. */
const EARLY_MS = 60_000;

const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3_600),
  /** Some providers hand out a new one each time, and the old one ends. */
  refresh_token: z.string().min(1).optional(),
});
const errorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Where the refresh token of an account stands for all processes. One that is shown a second time has ended, and some providers take
 * that for a theft and end the consent (RFC 9700 §4.14.2): so one process at a time has it.
 */
export interface KeptRefreshToken {
  /** The token, for so long; null while another process has it. */
  claim(seconds: number): Promise<string | null>;
  /** Gives it back: the one that was handed out instead, or null when it still holds. */
  giveBack(renewed: string | null): Promise<void>;
}

/**
 * Access tokens of one account (RFC 6749 §6), fetched when there is none or the last has run out; who asks while one is
 * being fetched waits for the same.
 */
export class AccessTokens {
  private current: { token: string; until: number } | null = null;
  private fetching: Promise<string> | null = null;

  constructor(
    private readonly endpoint: TokenEndpoint,
    private readonly kept: KeptRefreshToken,
  ) {}

  /** `fresh`: the server refused the last one, whatever its date says. */
  get(fresh = false): Promise<string> {
    if (!fresh && this.current && this.current.until > Date.now()) return Promise.resolve(this.current.token);
    this.fetching ??= this.fetch().finally(() => (this.fetching = null));
    return this.fetching;
  }

  private async fetch(): Promise<string> {
    const refreshToken = await this.claimed();
    let renewed: string | undefined;
    try {
      const answer = tokenSchema.safeParse(await ask(this.endpoint, refreshToken));
      if (!answer.success) throw new TokenRefused('the token server answered without a token', false);
      const { access_token: token, expires_in } = answer.data;
      renewed = answer.data.refresh_token;
      this.current = { token, until: Date.now() + expires_in * 1_000 - EARLY_MS };
      return token;
    } finally {
      await this.kept.giveBack(renewed && renewed !== refreshToken ? renewed : null);
    }
  }

  private async claimed(): Promise<string> {
    for (const end = Date.now() + LEASE_SECONDS * 1_000; Date.now() < end; await sleep(POLL_MS)) {
      const refreshToken = await this.kept.claim(LEASE_SECONDS);
      if (refreshToken !== null) return refreshToken;
    }
    throw new TokenRefused('other processes are still asking for a token of this account', false);
  }
}

async function ask({ tokenUrl, clientId, clientSecret, scope }: TokenEndpoint, refreshToken: string): Promise<unknown> {
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken });
  if (clientSecret) form.set('client_secret', clientSecret);
  if (scope) form.set('scope', scope);
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: form,
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch((error: unknown) => {
    throw new TokenRefused(`the token server does not answer: ${String((error as Error).cause ?? error)}`, false);
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  const told = errorSchema.safeParse(body);
  const words = told.success
    ? [told.data.error, told.data.error_description].filter(Boolean).join(': ')
    : 'no reason given';
  throw new TokenRefused(
    `the token server answered ${response.status}: ${words}`,
    response.status < 500 && response.status !== 429,
  );
}
