import { existsSync } from 'node:fs';
import { z } from 'zod';
import { type MailServerSettings, mailUrl, url } from './config/mail-url.js';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
/** Every setting of the process; `.env.example` explains each in a line. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  ROLES: z
    .string()
    .default('web,worker')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'worker'])).min(1)),
  CLOCK: z.enum(['system', 'simulated']).default('system'),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters: openssl rand -hex 32').optional(),
  ADMIN_API_KEY: z.string().min(24, 'must have at least 24 characters: openssl rand -hex 24').optional(),
  SMTP_URL: mailUrl(['smtp:', 'smtps:']).optional(),
  IMAP_URL: mailUrl(['imap:', 'imaps:']).optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => addressOf(text) !== null, 'must be a name and an address: Nora Lind <nora@company.com>')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
  WRITER: z.enum(['openai', 'offline']).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url(['http:', 'https:']).optional(),
  OPENAI_MODEL: z
    .string()
    .transform((text) => text.split(',').map((model) => model.trim()))
    .refine((models) => models.every(Boolean), 'must be names of models, separated by commas')
    .optional(),
  OPENAI_EMBEDDING_MODEL: z.string().trim().min(1).optional(),
  OPENAI_EMBEDDING_BASE_URL: url(['http:', 'https:']).optional(),
  OPENAI_EMBEDDING_API_KEY: z.string().optional(),
  OPENAI_TIMEOUT_SECONDS: z.coerce.number().min(1).max(60).default(60),
  READ_SECONDS: z.coerce.number().min(1).max(600).default(30),
  SCAN_SECONDS: z.coerce.number().min(0.2).max(60).default(3),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
});

export type Role = 'web' | 'worker';

/** Asked where OPENAI_MODEL names none. */
const OPENAI_OWN_MODEL = 'gpt-5-mini';

/** A server of language models. */
export interface OpenaiSettings {
  apiKey: string | null;
  /** Null: OpenAI's own. */
  baseUrl: string | null;
  /** The first is asked first. */
  models: string[];
  timeoutSeconds: number;
}

/** The model that turns texts into vectors, and its server. */
export interface EmbeddingSettings {
  apiKey: string | null;
  /** Null: OpenAI's own. */
  baseUrl: string | null;
  model: string;
  timeoutSeconds: number;
}

/** The one mailbox that is set up without the console. */
export interface MailSettings {
  address: string;
  fromName: string;
  smtp: MailServerSettings;
  imap: MailServerSettings | null;
}

/** The settings as the process uses them: read once, handed to whoever needs them; nobody else reads the environment. */
export class Config {
  readonly port: number;
  readonly host: string;
  readonly roles: Role[];
  readonly simulated: boolean;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly publicUrl: string | null;
  /** Browsers reach us over https: cookies are then for https only. */
  readonly publicIsHttps: boolean;
  readonly secretKey: string | null;
  readonly adminApiKey: string | null;
  /** Null: mailboxes are set up in the console, or the clock is simulated. */
  readonly mail: MailSettings | null;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  /** Null: the offline writer writes. */
  readonly openai: OpenaiSettings | null;
  /** Null: knowledge is found by its words alone. */
  readonly embeddings: EmbeddingSettings | null;
  readonly readSeconds: number;
  readonly scanSeconds: number;
  readonly rateLimitPerMinute: number;

  constructor(env: z.output<typeof environment>) {
    this.port = env.PORT;
    this.host = env.HOST;
    this.roles = env.ROLES;
    this.simulated = env.CLOCK === 'simulated';
    this.dataDir = env.DATA_DIR ?? (this.simulated ? './.data/sandbox' : './.data/live');
    // The simulated clock must never move a real system's rows, so it keeps to its own embedded database.
    this.databaseUrl = this.simulated ? null : (env.DATABASE_URL ?? null);
    this.redisUrl = env.REDIS_URL ?? null;
    this.publicUrl = env.PUBLIC_URL?.replace(/\/+$/, '') ?? (this.simulated ? 'https://everylead.example' : null);
    this.publicIsHttps = env.PUBLIC_URL?.startsWith('https:') ?? false;
    this.secretKey = env.SECRET_KEY ?? null;
    this.adminApiKey = env.ADMIN_API_KEY ?? null;
    this.mail = this.simulated ? null : mailSettings(env);
    this.logLevel = env.LOG_LEVEL;
    this.trustProxy = env.TRUST_PROXY;
    this.openai = writesWithModel(env) ? openaiSettings(env) : null;
    this.embeddings = writesWithModel(env) ? embeddingSettings(env) : null;
    this.readSeconds = env.READ_SECONDS;
    this.scanSeconds = env.SCAN_SECONDS;
    this.rateLimitPerMinute = env.RATE_LIMIT_PER_MINUTE;
  }

  /** The key behind tokens and Message-IDs. The start makes sure that there is one. */
  get secret(): string {
    if (!this.secretKey) throw new Error('SECRET_KEY: not set');
    return this.secretKey;
  }

  /** Where links in mails point to. */
  get linkBase(): string {
    return this.publicUrl ?? `http://localhost:${this.port}`;
  }
}

export class ConfigInvalid extends Error {
  constructor(readonly problems: string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigInvalid';
  }
}

/** What this process was started with; a `.env` in the working folder fills in what is not set. */
export function ownEnvironment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Reads all settings at once. Throws {@link ConfigInvalid} with every problem, each naming its variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigInvalid(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const problems = combinations(parsed.data);
  if (problems.length > 0) throw new ConfigInvalid(problems);
  return new Config(parsed.data);
}

/** A model costs money, so the sandbox asks one only when told to. */
function writesWithModel({ WRITER, CLOCK, OPENAI_API_KEY, OPENAI_BASE_URL }: z.output<typeof environment>): boolean {
  if (WRITER) return WRITER === 'openai';
  return CLOCK === 'system' && Boolean(OPENAI_API_KEY || OPENAI_BASE_URL);
}

function openaiSettings(env: z.output<typeof environment>): OpenaiSettings {
  return {
    apiKey: env.OPENAI_API_KEY ?? null,
    baseUrl: env.OPENAI_BASE_URL ?? null,
    models: env.OPENAI_MODEL ?? [OPENAI_OWN_MODEL],
    timeoutSeconds: env.OPENAI_TIMEOUT_SECONDS,
  };
}

/** A server of its own gets a key of its own: nobody's key is shown to another server. */
function embeddingSettings(env: z.output<typeof environment>): EmbeddingSettings | null {
  const { OPENAI_EMBEDDING_MODEL: model, OPENAI_EMBEDDING_BASE_URL: baseUrl } = env;
  if (!model) return null;
  const timeoutSeconds = env.OPENAI_TIMEOUT_SECONDS;
  if (baseUrl) return { apiKey: env.OPENAI_EMBEDDING_API_KEY ?? null, baseUrl, model, timeoutSeconds };
  return { apiKey: env.OPENAI_API_KEY ?? null, baseUrl: env.OPENAI_BASE_URL ?? null, model, timeoutSeconds };
}

function mailSettings({ SMTP_URL, IMAP_URL, MAIL_FROM }: z.output<typeof environment>): MailSettings | null {
  const from = addressOf(MAIL_FROM ?? '');
  return SMTP_URL && from ? { ...from, smtp: SMTP_URL, imap: IMAP_URL ?? null } : null;
}

function addressOf(text: string): { fromName: string; address: string } | null {
  const [, fromName = '', address = ''] = /^\s*"?([^"<>]*[^"<>\s])"?\s*<([^<>\s]+)>\s*$/.exec(text) ?? [];
  return z.email().safeParse(address).success ? { fromName, address: address.toLowerCase() } : null;
}

function combinations(env: z.output<typeof environment>): string[] {
  const problems: string[] = [];
  const split = !(env.ROLES.includes('web') && env.ROLES.includes('worker'));
  if (split && env.CLOCK === 'simulated')
    problems.push('ROLES: the simulated clock needs web and worker in one process');
  if (split && !env.DATABASE_URL) problems.push('DATABASE_URL: required when ROLES are split over processes');
  if (env.CLOCK === 'system' && env.DATABASE_URL && !env.SECRET_KEY) {
    problems.push('SECRET_KEY: required with DATABASE_URL, the same for every process: openssl rand -hex 32');
  }
  if (env.SMTP_URL && !env.MAIL_FROM) problems.push('MAIL_FROM: required with SMTP_URL: Nora Lind <nora@company.com>');
  if (env.IMAP_URL && !env.SMTP_URL) problems.push('SMTP_URL: required with IMAP_URL: it is one mailbox');
  for (const name of ['SMTP_URL', 'IMAP_URL'] as const) {
    if (env[name]?.user && !env[name].password) problems.push(`${name}: has a user and no password`);
  }
  if (writesWithModel(env)) {
    if (!env.OPENAI_API_KEY && !env.OPENAI_BASE_URL)
      problems.push(
        'OPENAI_API_KEY: required with WRITER=openai, unless OPENAI_BASE_URL names a server that wants none',
      );
    if (env.OPENAI_BASE_URL && !env.OPENAI_MODEL)
      problems.push('OPENAI_MODEL: required with OPENAI_BASE_URL: the names its server knows, best first');
  }
  problems.push(...embeddingProblems(env));
  return problems;
}

function embeddingProblems(env: z.output<typeof environment>): string[] {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_EMBEDDING_MODEL } = env;
  const problems: string[] = [];
  if (env.OPENAI_EMBEDDING_BASE_URL && !OPENAI_EMBEDDING_MODEL)
    problems.push('OPENAI_EMBEDDING_MODEL: required with OPENAI_EMBEDDING_BASE_URL: the name its server knows');
  if (env.OPENAI_EMBEDDING_API_KEY && !env.OPENAI_EMBEDDING_BASE_URL)
    problems.push('OPENAI_EMBEDDING_BASE_URL: required with OPENAI_EMBEDDING_API_KEY; without, OPENAI_API_KEY is used');
  if (OPENAI_EMBEDDING_MODEL && !OPENAI_API_KEY && !OPENAI_BASE_URL)
    problems.push('OPENAI_EMBEDDING_MODEL: needs a model that writes: OPENAI_API_KEY or OPENAI_BASE_URL');
  return problems;
}
