import { z } from 'zod';

export interface TokenEndpoint {
  tokenUrl: string;
  clientId: string;
  clientSecret: string | null;
  refreshToken: string;
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

/** A token is not used in its last minute: it must last for a sign-in. */
const EARLY_MS = 60_000;

const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3_600),
  /** Some providers hand out a new one each time, and the old one ends. */
  refresh_token: z.string().min(1).optional(),
});
const errorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/** Where the refresh token of an account stands for all processes. */
export interface KeptRefreshToken {
  read(): Promise<string | null>;
  save(refreshToken: string): Promise<void>;
}

/**
 * Access tokens of one account (RFC 6749 §6), fetched when there is none or the last has run out; who asks while one is
 * being fetched waits for the same.
 */
export class AccessTokens {
  private current: { token: string; until: number } | null = null;
  private fetching: Promise<string> | null = null;

  constructor(
    private endpoint: TokenEndpoint,
    private readonly kept: KeptRefreshToken,
  ) {}

  /** `fresh`: the server refused the last one, whatever its date says. */
  get(fresh = false): Promise<string> {
    if (!fresh && this.current && this.current.until > Date.now()) return Promise.resolve(this.current.token);
    this.fetching ??= this.fetch().finally(() => (this.fetching = null));
    return this.fetching;
  }

  private async fetch(): Promise<string> {
    const answer = tokenSchema.safeParse(await this.askAsKept());
    if (!answer.success) throw new TokenRefused('the token server answered without a token', false);
    const { access_token: token, expires_in, refresh_token: renewed } = answer.data;
    if (renewed && renewed !== this.endpoint.refreshToken) {
      this.endpoint = { ...this.endpoint, refreshToken: renewed };
      await this.kept.save(renewed);
    }
    this.current = { token, until: Date.now() + expires_in * 1_000 - EARLY_MS };
    return token;
  }

  /** Refused, because another process was handed a new refresh token meanwhile: it counts, once. */
  private async askAsKept(): Promise<unknown> {
    try {
      return await ask(this.endpoint);
    } catch (error) {
      if (!(error instanceof TokenRefused) || !error.final) throw error;
      const refreshToken = await this.kept.read();
      if (!refreshToken || refreshToken === this.endpoint.refreshToken) throw error;
      this.endpoint = { ...this.endpoint, refreshToken };
      return ask(this.endpoint);
    }
  }
}

async function ask({ tokenUrl, clientId, clientSecret, refreshToken, scope }: TokenEndpoint): Promise<unknown> {
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
