import { ImapFlow } from 'imapflow';
import {
  Inbox,
  InboxFailed,
  type InboxMail,
  type InboxPosition,
  type InboxVisit,
  type InboxWatch,
  type OpenFolder,
} from './inbox.js';
import type { ImapAccount } from './mail-server.js';
import { MAX_MAIL_BYTES } from './parse-mail.js';
import { troubleOf, type WireError } from './trouble.js';

/** Of a mail that is too large this much is read: who wrote, and as a rule what. */
const BEGINNING = 1024 * 1024;

const TIMEOUTS = { connectionTimeout: 30_000, greetingTimeout: 20_000, socketTimeout: 120_000 };

/**
 * IDLE begins anew after this share of the socket timeout: what is silent for all of it is asked whether it is still there, and IDLE
 * ends with the question. It also keeps awake what stands between (RFC 2177 allows 29 minutes).
 */
const IDLE_SHARE = 0.75;

/** A connection for each visit: what is not kept open cannot die unnoticed. */
export class ImapInbox extends Inbox {
  private readonly timeouts: typeof TIMEOUTS;

  constructor(timeouts: Partial<typeof TIMEOUTS> = {}) {
    super();
    this.timeouts = { ...TIMEOUTS, ...timeouts };
  }

  async visit<T>(account: ImapAccount, visit: (inbox: InboxVisit) => Promise<T>): Promise<T> {
    const client = await this.connect(account);
    try {
      return await visit(new ImapVisit(client, account.folders));
    } finally {
      // A server that does not answer the farewell is left all the same.
      await Promise.race([client.logout().catch(() => undefined), pause(2_000)]);
      client.close();
    }
  }

  async watch(account: ImapAccount, onNews: () => void): Promise<InboxWatch | null> {
    const client = await this.connect(account);
    const over = new Promise<void>((resolve) => client.once('close', () => resolve()));
    const close = () => client.close();
    if (!client.capabilities.has('IDLE')) {
      close();
      return null;
    }
    try {
      await named(() => client.mailboxOpen(account.folders?.[0] ?? 'INBOX', { readOnly: true }));
    } catch (error) {
      close();
      throw error;
    }
    client.on('exists', ({ count, prevCount }) => {
      if (count > prevCount) onNews();
    });
    // It begins anew by itself; when it is refused or breaks there is nothing to wait for.
    void client.idle().then(close, close);
    return { over, close };
  }

  /** A token that the server refuses may have been withdrawn before its time: it is fetched anew, once. */
  private async connect(account: ImapAccount): Promise<ImapFlow> {
    try {
      return await this.signIn(account, false);
    } catch (error) {
      const isStale = account.credentials && 'accessToken' in account.credentials;
      if (!isStale || (error as InboxFailed).trouble !== 'sign_in_failed') throw error;
      return this.signIn(account, true);
    }
  }

  private async signIn({ server, credentials }: ImapAccount, fresh: boolean): Promise<ImapFlow> {
    return named(async () => {
      const secret =
        credentials && 'accessToken' in credentials
          ? { accessToken: await credentials.accessToken(fresh) }
          : { pass: credentials?.password ?? '' };
      const client = new ImapFlow({
        host: server.host,
        port: server.port,
        secure: server.security === 'implicit',
        ...(server.security === 'implicit' ? {} : { doSTARTTLS: server.security === 'starttls' }),
        auth: { user: server.user ?? '', ...secret },
        logger: false,
        disableAutoIdle: true,
        maxIdleTime: this.timeouts.socketTimeout * IDLE_SHARE,
        ...this.timeouts,
      });
      // The failure comes from the command that waits for an answer; unheard, the event would end the process.
      client.on('error', () => undefined);
      try {
        await client.connect();
        return client;
      } catch (error) {
        client.close();
        throw error;
      }
    });
  }
}

class ImapVisit implements InboxVisit {
  constructor(
    private readonly client: ImapFlow,
    private readonly chosen: string[] | null,
  ) {}

  async folders(): Promise<string[]> {
    if (this.chosen) return this.chosen;
    const spam = (await named(() => this.client.list())).filter(({ specialUse }) => specialUse === '\\Junk');
    return ['INBOX', ...spam.map(({ path }) => path)];
  }

  async open(folder: string, known: InboxPosition | null, since: Date): Promise<OpenFolder> {
    const box = await named(() => this.client.mailboxOpen(folder, { readOnly: true })).catch((error: InboxFailed) => {
      throw error.trouble === 'refused' ? new InboxFailed(`${folder}: ${error.message}`, 'folder_missing') : error;
    });
    const uidValidity = String(box.uidValidity);
    const end = { uidValidity, uid: Math.max(0, box.uidNext - 1) };
    const renumbered = known !== null && known.uidValidity !== uidValidity;
    if (!known) return { from: end, end, renumbered, mails: () => this.mails([]) };
    const uids = await this.search(renumbered ? { since } : { uid: `${known.uid + 1}:*` });
    // `n:*` names the last mail even when its UID is lower (RFC 9051 §9).
    const news = uids.filter((uid) => renumbered || uid > known.uid).sort((a, b) => a - b);
    const from = renumbered ? { uidValidity, uid: 0 } : known;
    return {
      from,
      end: { uidValidity, uid: Math.max(from.uid, end.uid, ...news.slice(-1)) },
      renumbered,
      mails: () => this.mails(news),
    };
  }

  private async search(query: { uid: string } | { since: Date }): Promise<number[]> {
    const found = await named(() => this.client.search(query, { uid: true }));
    if (!Array.isArray(found)) throw new InboxFailed('the server refused to search', 'refused');
    return found;
  }

  private async *mails(uids: number[]): AsyncGenerator<InboxMail> {
    for (const uid of uids) {
      const mail = await named(() => this.fetch(uid));
      if (mail) yield mail;
    }
  }

  private async fetch(uid: number): Promise<InboxMail | null> {
    const found = await this.client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
    if (!found) return null;
    const bytes = found.size ?? 0;
    const isCut = bytes > MAX_MAIL_BYTES;
    const source = isCut ? { start: 0, maxLength: BEGINNING } : true;
    const full = await this.client.fetchOne(String(uid), { uid: true, source }, { uid: true });
    return full && full.source ? { uid, raw: full.source, isCut, bytes: bytes || full.source.length } : null;
  }
}

async function named<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof InboxFailed) throw error;
    const { message, responseText } = error as WireError & { responseText?: string };
    throw new InboxFailed(responseText ?? message ?? String(error), troubleOf(error as WireError));
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
