import OpenAI from 'openai';

export interface ModelServerSettings {
  /** Servers of one's own often want none. */
  apiKey: string | null;
  /** Null: OpenAI's own. */
  baseUrl: string | null;
  timeoutSeconds: number;
}

/** English text has about four characters a token; other languages have fewer, so this errs on the dear side. */
export const CHARACTERS_PER_TOKEN = 3;

/** It tries once and logs nothing: whoever asks decides whether to ask again. */
export const openClient = ({ apiKey, baseUrl, timeoutSeconds }: ModelServerSettings): OpenAI =>
  new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    timeout: timeoutSeconds * 1000,
    maxRetries: 0,
    logLevel: 'off',
  });
