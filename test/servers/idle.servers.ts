import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { inTurn } from '../../src/jobs/in-turn.js';
import { ImapInbox } from '../../src/mail/imap.inbox.js';
import type { InboxWatch } from '../../src/mail/inbox.js';
import type { ImapAccount } from '../../src/mail/mail-server.js';
import { freshDatabase } from '../support.js';
import { Dovecot } from './dovecot.js';
import { Proxy } from './proxy.js';
import { freePort, MAIN, Program, until } from './programs.js';

/** As a server that is older than RFC 2177, or whose owner has switched it off. */
const WITHOUT_IDLE = 'IMAP4rev1 LITERAL+ UIDPLUS NAMESPACE SPECIAL-USE';
const PARENT = join(import.meta.dirname, '..', '..', '.data');
/** `IDLE_READ_SECONDS=30`: how it is where nothing is set. */
const READ_SECONDS = Number(process.env.IDLE_READ_SECONDS ?? 6);

const mail = (subject: string): string =>
  ['From: ana@firm.example', `Subject: ${subject}`, `Message-ID: <${Math.random()}@firm.example>`, '', 'Hello'].join(
    '\r\n',
  );

const accountAt = (dovecot: Dovecot, port = dovecot.port, password = dovecot.password): ImapAccount => ({
  server: { host: '127.0.0.1', port, security: 'none', user: dovecot.user, signIn: 'password' },
  credentials: { password },
  folders: null,
});

describe('waiting at Dovecot for news', () => {
  const inbox = new ImapInbox();
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await Dovecot.open();
  }, 60_000);
  afterAll(() => dovecot?.close());

  /** Waits at the mailbox for as long as `act` runs. */
  async function watching(
    at: { inbox?: ImapInbox; port?: number },
    act: (watch: InboxWatch, news: () => number) => Promise<void>,
  ): Promise<void> {
    let news = 0;
    const watch = await (at.inbox ?? inbox).watch(accountAt(dovecot, at.port), () => void news++);
    if (!watch) throw new Error('Dovecot tells of no news');
    try {
      await act(watch, () => news);
    } finally {
      watch.close();
      await watch.over;
    }
  }

  it('tells of each mail that comes in, and of nothing else', async () => {
    await watching({}, async (_, news) => {
      await dovecot.append(mail('one'));
      await until('it is told', 5, async () => news() === 1);
      await dovecot.append(mail('two'));
      await until('it is told again', 5, async () => news() === 2);
      await dovecot.within(async (client) => {
        const lock = await client.getMailboxLock('INBOX');
        await client.messageFlagsAdd('1', ['\\Seen']);
        await client.messageDelete('1');
        lock.release();
      });
      await sleep(500);
      expect(news()).toBe(2);
    });
  }, 30_000);

  it('still waits when long nothing has come', async () => {
    await watching({ inbox: new ImapInbox({ socketTimeout: 1_000 }) }, async (watch, news) => {
      let isOver = false;
      void watch.over.then(() => (isOver = true));
      await sleep(4_500);
      expect(isOver).toBe(false);
      await dovecot.append(mail('after a silence'));
      await until('it is told', 5, async () => news() === 1);
    });
  }, 30_000);

  it('is over when the wire is torn', async () => {
    const wire = await Proxy.open(dovecot.port);
    try {
      await watching({ port: wire.port }, async (watch) => {
        wire.tearAll();
        await watch.over;
      });
    } finally {
      await wire.close();
    }
  }, 30_000);

  it('fails as a visit does', async () => {
    const failing = inbox.watch(accountAt(dovecot, dovecot.port, 'wrong'), () => undefined);
    await expect(failing).rejects.toMatchObject({ trouble: 'sign_in_failed' });
  }, 30_000);
});

/** The service on a mailbox of this Dovecot, as somebody sets it up who sets up nothing else. */
class Service {
  private dovecot: Dovecot | null = null;
  private client: Client | null = null;
  /** What has been begun, to be ended in the other order. */
  private readonly endings: (() => Promise<void>)[] = [];

  static async start(capability?: string): Promise<Service> {
    const service = new Service();
    try {
      await service.begin(capability);
      return service;
    } catch (error) {
      await service.stop();
      throw error;
    }
  }

  async has(statement: string, params: string[] = []): Promise<boolean> {
    return (await this.client!.query(statement, params)).rowCount! > 0;
  }

  /** Seconds from the APPEND to the reply that is saved. */
  async secondsToSave(subject: string): Promise<number> {
    const started = performance.now();
    await this.dovecot!.append(mail(subject));
    const saved = () => this.has(`select from message where direction = 'in' and subject = $1`, [subject]);
    for (const end = started + 90_000; !(await saved()); await sleep(20)) {
      if (performance.now() > end) throw new Error(`${subject} was not saved`);
    }
    return (performance.now() - started) / 1_000;
  }

  /** One ending that fails does not keep the others. */
  async stop(): Promise<void> {
    await inTurn(...this.endings.splice(0).toReversed());
  }

  private async begin(capability?: string): Promise<void> {
    mkdirSync(PARENT, { recursive: true });
    const folder = mkdtempSync(join(PARENT, 'idle-'));
    this.endings.push(async () => rmSync(folder, { recursive: true, force: true }));
    const database = await freshDatabase();
    this.endings.push(() => database.drop());
    const dovecot = (this.dovecot = await Dovecot.open(undefined, capability));
    this.endings.push(() => dovecot.close());
    const client = (this.client = new Client({ connectionString: database.url }));
    await client.connect();
    this.endings.push(() => client.end());
    const program = new Program('service', folder, process.execPath, [MAIN], {
      DATABASE_URL: database.url,
      SMTP_URL: `smtp://nora:secret@127.0.0.1:${await freePort()}?security=none`,
      IMAP_URL: `imap://${dovecot.user}:${encodeURIComponent(dovecot.password)}@127.0.0.1:${dovecot.port}?security=none`,
      MAIL_FROM: 'Nora Lind <nora@acme.example>',
      SECRET_KEY: 'the same thirty-two characters!!',
      READ_SECONDS: String(READ_SECONDS),
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
    });
    program.start();
    this.endings.push(() => program.end('SIGTERM'));
    await until('it has been read', 60, () => this.has(`select from mailbox where last_read_at is not null`));
  }
}

describe('a reply', () => {
  async function served(capability: string | undefined, act: (service: Service) => Promise<void>): Promise<void> {
    const service = await Service.start(capability);
    try {
      await act(service);
    } finally {
      await service.stop();
    }
  }

  /** Not in step with the visits by the clock. */
  async function measured(service: Service): Promise<number[]> {
    const seconds: number[] = [];
    for (let n = 1; n <= 4; n++) {
      await sleep(n * 700);
      seconds.push(await service.secondsToSave(`reply ${n}`));
    }
    const says = seconds.map((each) => each.toFixed(2)).join(', ');
    process.stderr.write(`seconds from APPEND to the saved reply, read every ${READ_SECONDS} s: ${says}\n`);
    return seconds;
  }

  it('is saved at once where the server tells of it', async () => {
    await served(undefined, async (service) => {
      const isWatched = `select from mailbox_reading where watcher is not null and watched_until > now()`;
      await until('somebody waits there', 30, () => service.has(isWatched));
      await sleep(1_000);
      expect(Math.max(...(await measured(service)))).toBeLessThan(READ_SECONDS / 2);
    });
  }, 240_000);

  it('is saved at the next look where it does not', async () => {
    await served(WITHOUT_IDLE, async (service) => {
      await until('it was asked', 30, () =>
        service.has(`select from mailbox_reading where watched_until > now() + interval '1 hour'`),
      );
      expect(Math.max(...(await measured(service)))).toBeLessThan(READ_SECONDS * 2 + 10);
    });
  }, 240_000);
});
