import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Inbox, InboxFailed, type InboxWatch } from '../mail/inbox.js';
import { MailAccounts } from '../mail/mail-server.js';
import { type MailboxWatch, WatchesStore } from '../messages/watches.store.js';

/** Connections that one process keeps open. */
const MOST = 200;

const AT_ONCE = 4;

/** A server that refuses a second connection, or cuts it, is left to the visits for a while; one that offers none, for a day. */
const TRY_AGAIN_SECONDS = 300;
const NOT_OFFERED_SECONDS = 86_400;

/**
 * Waits at mailboxes for news, where their servers tell of them: a visit is then made at once. The visits by the clock go on: a
 * connection may be dead without anybody knowing, and only the first folder is watched.
 */
@Injectable()
export class WatchMailboxes implements OnModuleDestroy {
  private readonly log = new Logger('reading');
  private readonly watcher = randomUUID();
  private readonly open = new Map<string, MailboxWatch & { connection: InboxWatch }>();
  private isStopping = false;

  constructor(
    private readonly watches: WatchesStore,
    private readonly accounts: MailAccounts,
    private readonly inbox: Inbox,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Keeps what is watched, and watches what nobody does. */
  async run(): Promise<void> {
    if (this.isStopping) return;
    await this.keep();
    if (this.isStopping) return;
    const claimed = await this.watches.claim(this.watcher, MOST - this.open.size);
    // Stopped while it was claimed: then nobody else knows of these.
    if (this.isStopping) return this.releaseAll();
    const byId = new Map(claimed.map((watch) => [watch.mailboxId, watch]));
    await forEachRow([...byId.keys()], AT_ONCE, async (mailboxId) => {
      const watch = byId.get(mailboxId);
      if (watch) await this.watch(watch);
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    for (const { connection } of this.open.values()) connection.close();
    await this.releaseAll();
  }

  private async keep(): Promise<void> {
    const held = [...this.open.values()];
    if (held.length === 0) return;
    const renewed = new Set(await this.watches.renew(this.watcher, held));
    for (const { mailboxId, connection } of held) {
      if (renewed.has(mailboxId) || this.open.get(mailboxId)?.connection !== connection) continue;
      this.open.delete(mailboxId);
      connection.close();
    }
  }

  /** Another process may wait there at once. Failing, it does so when the claim is over. */
  private async releaseAll(): Promise<void> {
    try {
      await this.watches.releaseAll(this.watcher);
    } catch (error) {
      this.complain('mailboxes were not given back', error);
    }
  }

  private async watch(watch: MailboxWatch): Promise<void> {
    const { mailboxId } = watch;
    const connection = this.isStopping ? null : await this.connect(mailboxId);
    if (!connection) return;
    if (this.isStopping) return connection.close();
    const before = this.open.get(mailboxId)?.connection;
    this.open.set(mailboxId, { ...watch, connection });
    // Claimed once more, by settings that have changed or a claim that ran out: the newer one counts.
    before?.close();
    void connection.over.then(() => this.ended(mailboxId, connection));
    // What came between the last visit and now was told to nobody.
    await this.visit(mailboxId);
  }

  private async connect(mailboxId: string): Promise<InboxWatch | null> {
    try {
      const account = await this.accounts.imap(mailboxId);
      const connection = account && (await this.inbox.watch(account, () => void this.visit(mailboxId)));
      if (!connection) await this.watches.release(this.watcher, mailboxId, NOT_OFFERED_SECONDS);
      return connection;
    } catch (error) {
      const problem = error instanceof InboxFailed ? error.trouble : String(error);
      this.log.warn({ event: 'mailbox could not be watched', mailboxId, problem });
      await this.watches.release(this.watcher, mailboxId, TRY_AGAIN_SECONDS);
      return null;
    }
  }

  /** Broken, and not given up by us. */
  private async ended(mailboxId: string, connection: InboxWatch): Promise<void> {
    if (this.isStopping || this.open.get(mailboxId)?.connection !== connection) return;
    this.open.delete(mailboxId);
    try {
      await this.watches.release(this.watcher, mailboxId, TRY_AGAIN_SECONDS);
    } catch (error) {
      this.complain('a mailbox was not given back', error);
    }
  }

  private async visit(mailboxId: string): Promise<void> {
    try {
      await this.watches.news(mailboxId, await this.clock.now());
      await this.queue.remind('mailbox.read', [mailboxId]);
    } catch (error) {
      // The next visit by the clock finds the same mails.
      this.complain('news of a mailbox were not passed on', error);
    }
  }

  private complain(event: string, error: unknown): void {
    this.log.warn({ event, error: String(error) });
  }
}
