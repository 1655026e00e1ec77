import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { Inbox, InboxFailed, type InboxMail, type InboxVisit } from '../mail/inbox.js';
import { MailAccounts } from '../mail/mail-server.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { LeaseLost, type ReadingLease, ReadingsStore } from '../messages/readings.store.js';
import { ReadingOutcomes } from './reading-outcomes.js';
import { type InboxPlace, readAgainSince } from './reading.rules.js';
import { ReceiveReply } from './receive-reply.js';

/** Mailboxes that one job reads at the same time. */
const AT_ONCE = 4;

/** A mail that cannot be saved is tried so often, and then parked: the others must not wait behind it. */
const MOST_TRIES = 3;
const BETWEEN_TRIES_MS = 300;

/** Reads what came into a mailbox since the last visit, mail by mail; each is saved together with the position behind it. */
@Injectable()
export class ReadMailbox {
  constructor(
    private readonly readings: ReadingsStore,
    private readonly mailboxes: MailboxesStore,
    private readonly accounts: MailAccounts,
    private readonly inbox: Inbox,
    private readonly receiveReply: ReceiveReply,
    private readonly outcomes: ReadingOutcomes,
    private readonly clock: Clock,
  ) {}

  @OnJob('mailbox.read')
  async run({ ids }: JobPayload<'mailbox.read'>): Promise<void> {
    await forEachRow(ids, AT_ONCE, (id) => this.read(id));
  }

  private async read(mailboxId: string): Promise<void> {
    const lease = await this.readings.lease(mailboxId, await this.clock.now());
    if (!lease) return;
    try {
      const account = await this.accounts.imap(mailboxId);
      if (account) await this.inbox.visit(account, (visit) => this.readFolders(visit, lease));
    } catch (error) {
      if (error instanceof LeaseLost) return;
      return this.outcomes.failed(lease, error as Error, await this.clock.now());
    }
    await this.outcomes.read(lease, await this.clock.now());
  }

  /** A folder that is gone does not keep the others from being read, and the mailbox from counting as unread. */
  private async readFolders(visit: InboxVisit, lease: ReadingLease): Promise<void> {
    let missing: InboxFailed | null = null;
    for (const folder of await visit.folders()) {
      await this.readFolder(visit, lease, folder).catch((error: unknown) => {
        if (!(error instanceof InboxFailed) || error.trouble !== 'folder_missing') throw error;
        missing = error;
      });
    }
    if (missing) throw missing as InboxFailed;
  }

  private async readFolder(visit: InboxVisit, lease: ReadingLease, folder: string): Promise<void> {
    const known = await this.readings.position(lease.mailboxId, folder);
    const mailbox = await this.mailboxes.find(lease.mailboxId);
    const since = readAgainSince(known?.openedAt ?? null, mailbox?.lastReadAt ?? null, await this.clock.now());
    const open = await visit.open(folder, known, since);
    const place = { folder, uidValidity: open.end.uidValidity };
    for await (const mail of open.mails()) await this.take(lease, place, mail);
    await this.outcomes.moved(lease, place, open.end.uid, await this.clock.now());
  }

  private async take(lease: ReadingLease, place: InboxPlace, mail: InboxMail): Promise<void> {
    let problem = 'it ended the process that read it';
    while ((await this.readings.countTry(lease, place.folder)) <= MOST_TRIES) {
      const failure = await this.receive(lease, place, mail);
      if (!failure) return;
      problem = failure.message;
      await pause(BETWEEN_TRIES_MS);
    }
    await this.outcomes.parked(lease, place, mail, problem, await this.clock.now());
  }

  /** Null when it is saved. */
  private async receive(lease: ReadingLease, place: InboxPlace, mail: InboxMail): Promise<Error | null> {
    const { mailboxId } = lease;
    const now = await this.clock.now();
    try {
      const alongside = this.outcomes.alongside(lease, place, mail, now);
      await this.receiveReply.run(mail.raw, now, { mailboxId, isCut: mail.isCut, alongside });
      return null;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      return error as Error;
    }
  }
}
