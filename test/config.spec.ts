import { ConfigInvalid, readConfig } from '../src/config.js';

type Env = Record<string, string | undefined>;

const SECRET = 's'.repeat(32);
const DATABASE_URL = 'postgres://everylead:secret@db.example:5432/everylead';

function problemsOf(env: Env): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems;
    throw error;
  }
}

/** The variables that the problems name, each once. */
const named = (env: Env): string[] =>
  [...new Set(problemsOf(env).map((problem) => problem.split(':')[0] ?? ''))].sort();

describe('settings', () => {
  it('need nothing on a fresh machine', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      roles: ['web', 'worker'],
      simulated: false,
      dataDir: './.data/live',
      databaseUrl: null,
      redisUrl: null,
      publicUrl: null,
      logLevel: 'info',
      trustProxy: false,
    });
  });

  it('take an empty variable for one that is not set, as an env file writes it', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', ROLES: '', SECRET_KEY: '', TRUST_PROXY: '' })).toEqual(
      readConfig({}),
    );
  });

  it('leave the variables of other programs alone', () => {
    expect(problemsOf({ PATH: '/usr/bin', HOSTNAME: 'box', EDITOR: 'vi' })).toEqual([]);
  });

  it('tell every problem at once, each with its variable', () => {
    const broken = {
      PORT: 'eighty',
      ROLES: 'web,cook',
      CLOCK: 'sundial',
      DATABASE_URL: 'mysql://db/everylead',
      REDIS_URL: 'localhost:6379',
      PUBLIC_URL: 'leads.example.com',
      SECRET_KEY: 'short',
      ADMIN_API_KEY: 'short',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'yes',
      SCAN_SECONDS: '0',
      RATE_LIMIT_PER_MINUTE: '-1',
    };
    const variables = named(broken).map((name) => name.replace(/\..*/, ''));
    expect(variables).toEqual(Object.keys(broken).sort());
  });

  it('put every problem into the message, a line each', () => {
    const error = new ConfigInvalid(['PORT: one', 'ROLES: two']);
    expect(error.message.split('\n').slice(1)).toEqual(['  - PORT: one', '  - ROLES: two']);
  });

  it.each([
    ['65536', ['PORT']],
    ['-1', ['PORT']],
    ['3000.5', ['PORT']],
    ['0', []],
    ['65535', []],
  ])('port %s', (PORT, problems) => {
    expect(named({ PORT })).toEqual(problems);
  });

  it.each([
    ['SECRET_KEY', 32],
    ['ADMIN_API_KEY', 24],
  ])('%s has at least %i characters, and never shows in the complaint', (name, least) => {
    const tooShort = 'k'.repeat(least - 1);
    expect(named({ [name]: tooShort })).toEqual([name]);
    expect(problemsOf({ [name]: tooShort }).join()).not.toContain(tooShort);
    expect(named({ [name]: 'k'.repeat(least) })).toEqual([]);
  });

  it('do not repeat a password that stands in a wrong URL', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://everylead:hunter2@db/x' }).join()).not.toContain('hunter2');
  });
});

describe('settings that do not go together', () => {
  it.each(['web', 'worker'])('the role %s alone needs a database that others reach', (ROLES) => {
    expect(named({ ROLES })).toEqual(['DATABASE_URL']);
    expect(named({ ROLES, DATABASE_URL, SECRET_KEY: SECRET })).toEqual([]);
  });

  it('a database that others reach needs a secret that all share', () => {
    expect(named({ DATABASE_URL })).toEqual(['SECRET_KEY']);
  });

  it('split roles without either tell both in one go', () => {
    expect(named({ ROLES: 'worker', CLOCK: 'simulated' })).toEqual(['DATABASE_URL', 'ROLES']);
  });
});

describe('the simulated clock', () => {
  const env = { CLOCK: 'simulated', DATABASE_URL, SECRET_KEY: SECRET };

  it('keeps to data of its own, whatever database is set', () => {
    expect(readConfig(env)).toMatchObject({ simulated: true, databaseUrl: null, dataDir: './.data/sandbox' });
  });

  it('keeps a data folder it is given, and has an address for its links', () => {
    expect(readConfig({ ...env, DATA_DIR: '/tmp/x' })).toMatchObject({ dataDir: '/tmp/x' });
    expect(readConfig(env).linkBase).toMatch(/^https:/);
  });
});

describe('the mailbox of the settings', () => {
  const SMTP_URL = 'smtps://nora%40acme.example:p%40ss%25@smtp.acme.example';
  const MAIL_FROM = 'Nora Lind <Nora@Acme.example>';

  it('is made of two URLs and a sender', () => {
    const IMAP_URL = 'imap://nora:secret@127.0.0.1:1143?security=none';
    expect(readConfig({ SMTP_URL, IMAP_URL, MAIL_FROM }).mail).toEqual({
      address: 'nora@acme.example',
      fromName: 'Nora Lind',
      smtp: {
        host: 'smtp.acme.example',
        port: 465,
        security: 'implicit',
        user: 'nora@acme.example',
        password: 'p@ss%',
      },
      imap: { host: '127.0.0.1', port: 1143, security: 'none', user: 'nora', password: 'secret' },
    });
  });

  it.each([
    ['smtp://mx.acme.example', { port: 587, security: 'starttls', user: null, password: null }],
    ['smtp://[::1]:25?security=none', { host: '::1', port: 25, security: 'none' }],
  ])('%s', (url, server) => {
    expect(readConfig({ SMTP_URL: url, MAIL_FROM }).mail).toMatchObject({ smtp: server, imap: null });
  });

  it.each([
    [{ SMTP_URL }, ['MAIL_FROM']],
    [{ IMAP_URL: 'imaps://imap.acme.example' }, ['SMTP_URL']],
    [{ SMTP_URL: 'https://acme.example', MAIL_FROM }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://', MAIL_FROM }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtps://nora:50%off@acme.example', MAIL_FROM }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtps://acme.example?security=starttls', MAIL_FROM }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtps://nora@acme.example', MAIL_FROM }, ['SMTP_URL']],
    [{ SMTP_URL, MAIL_FROM: 'nora@acme.example' }, ['MAIL_FROM']],
    [{ SMTP_URL, MAIL_FROM: 'Nora Lind <nora at acme>' }, ['MAIL_FROM']],
  ])('names what is wrong and keeps the password to itself: %j', (env, problems) => {
    expect(named(env)).toEqual(problems);
    expect(problemsOf(env).join()).not.toMatch(/off|p%40|p@ss/);
  });

  it('is ignored by the simulated clock', () => {
    expect(readConfig({ SMTP_URL, MAIL_FROM, CLOCK: 'simulated' }).mail).toBeNull();
  });
});

describe('what the process makes of them', () => {
  it('reads roles with blanks around them', () => {
    expect(readConfig({ ROLES: ' web , worker ' }).roles).toEqual(['web', 'worker']);
  });

  it('links to the public URL without a slash at its end, and to this machine without one', () => {
    expect(readConfig({ PUBLIC_URL: 'https://leads.example.com//' }).linkBase).toBe('https://leads.example.com');
    expect(readConfig({ PORT: '8080' }).linkBase).toBe('http://localhost:8080');
  });

  it('refuses to sign without a secret', () => {
    expect(() => readConfig({}).secret).toThrow('SECRET_KEY');
    expect(readConfig({ SECRET_KEY: SECRET }).secret).toBe(SECRET);
  });
});

describe('the settings of models', () => {
  it('are OpenAI with a key alone, and any server with its models', () => {
    expect(readConfig({}).openai).toBeNull();
    expect(readConfig({ OPENAI_API_KEY: 'sk' }).openai).toEqual({
      apiKey: 'sk',
      baseUrl: null,
      models: ['gpt-5-mini'],
      timeoutSeconds: 60,
    });
    expect(readConfig({ OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'a, b' }).openai).toMatchObject({
      apiKey: null,
      models: ['a', 'b'],
    });
  });

  it('make vectors at the same server, or at another one with a key of its own', () => {
    const env = { OPENAI_API_KEY: 'sk', OPENAI_EMBEDDING_MODEL: 'e' };
    const OPENAI_EMBEDDING_BASE_URL = 'http://localhost:8080/v1';
    expect(readConfig({ OPENAI_API_KEY: 'sk' }).embeddings).toBeNull();
    expect(readConfig({ ...env, WRITER: 'offline' }).embeddings).toBeNull();
    expect(readConfig(env).embeddings).toEqual({ apiKey: 'sk', baseUrl: null, model: 'e', timeoutSeconds: 60 });
    expect(readConfig({ ...env, OPENAI_EMBEDDING_BASE_URL }).embeddings).toMatchObject({
      apiKey: null,
      baseUrl: OPENAI_EMBEDDING_BASE_URL,
    });
    const keyed = { ...env, OPENAI_EMBEDDING_BASE_URL, OPENAI_EMBEDDING_API_KEY: 'sk2' };
    expect(readConfig(keyed).embeddings).toMatchObject({ apiKey: 'sk2' });
  });

  it('are left alone in the sandbox and where the offline writer is named', () => {
    expect(readConfig({ OPENAI_API_KEY: 'sk', CLOCK: 'simulated' }).openai).toBeNull();
    expect(readConfig({ OPENAI_API_KEY: 'sk', WRITER: 'offline' }).openai).toBeNull();
    expect(readConfig({ OPENAI_API_KEY: 'sk', CLOCK: 'simulated', WRITER: 'openai' }).openai).not.toBeNull();
  });

  it.each([
    [{ WRITER: 'openai' }, ['OPENAI_API_KEY']],
    [{ OPENAI_BASE_URL: 'http://localhost/v1' }, ['OPENAI_MODEL']],
    [{ OPENAI_API_KEY: 'sk', OPENAI_MODEL: 'a,,b' }, ['OPENAI_MODEL']],
    [{ OPENAI_API_KEY: 'sk', OPENAI_TIMEOUT_SECONDS: '61' }, ['OPENAI_TIMEOUT_SECONDS']],
    [{ OPENAI_EMBEDDING_MODEL: 'e' }, ['OPENAI_EMBEDDING_MODEL']],
    [{ OPENAI_API_KEY: 'sk', OPENAI_EMBEDDING_BASE_URL: 'http://localhost/v1' }, ['OPENAI_EMBEDDING_MODEL']],
    [
      { OPENAI_API_KEY: 'sk', OPENAI_EMBEDDING_MODEL: 'e', OPENAI_EMBEDDING_API_KEY: 'sk2' },
      ['OPENAI_EMBEDDING_BASE_URL'],
    ],
  ])('name what is missing: %j', (env, problems) => {
    expect(named(env)).toEqual(problems);
  });
});
