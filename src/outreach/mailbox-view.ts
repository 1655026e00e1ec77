import { Injectable } from '@nestjs/common';
import { TROUBLES } from '../mail/trouble.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { MailDelaysStore, type OwnDelay } from '../messages/mail-delays.store.js';
import { ParkedMailStore } from '../messages/parked-mail.store.js';
import { type Reading, ReadingsStore } from '../messages/readings.store.js';
import { MailboxSecretsStore, type SecretKind } from '../messages/mailbox-secrets.store.js';
import { isUnread } from './mailbox.rules.js';

/** A mailbox as people see it. Secrets are named, never shown. */
export type MailboxView = Mailbox & {
  secrets: SecretKind[];
  /** Today, after all its limits; null while it is paused. */
  today: { cap: number; used: number } | null;
  /** Replies could not be read for so long that its follow-ups are held up. */
  isUnread: boolean;
  /** Its server has taken nothing for a day: since when, and what it says; null while all is well or it may pass by itself. */
  stuck: Pick<OwnDelay, 'since' | 'words'> | null;
  /** Why the last visit failed; null when it did not, or nobody reads it. */
  reading: (Pick<Reading, 'problem' | 'problemWords' | 'failingSince'> & { remedy: string }) | null;
  /** Mails that were not read to their end: `GET /api/mailboxes/:id/parked`. */
  parked: number;
};

@Injectable()
export class MailboxViews {
  constructor(
    private readonly mailboxes: MailboxesStore,
    private readonly delays: MailDelaysStore,
    private readonly secrets: MailboxSecretsStore,
    private readonly readings: ReadingsStore,
    private readonly parkedMail: ParkedMailStore,
  ) {}

  async of(mailboxes: Mailbox[], now: Date): Promise<MailboxView[]> {
    const kept = await this.secrets.kept();
    const [readings, parked] = [await this.readings.all(), await this.parkedMail.counts()];
    const stuck = await this.delays.told();
    const capacities = await this.mailboxes.capacities(now);
    return mailboxes.map((mailbox) => {
      const capacity = capacities.find(({ id }) => id === mailbox.id);
      return {
        ...mailbox,
        secrets: kept.filter(({ mailboxId }) => mailboxId === mailbox.id).map(({ kind }) => kind),
        today: capacity ? { cap: capacity.dailyCap, used: capacity.used } : null,
        isUnread: isUnread(mailbox, now),
        stuck: stuckSince(stuck.find(({ mailboxId }) => mailboxId === mailbox.id)),
        reading: problemOf(readings.find(({ mailboxId }) => mailboxId === mailbox.id)),
        parked: parked.find(({ mailboxId }) => mailboxId === mailbox.id)?.parked ?? 0,
      };
    });
  }
}

const stuckSince = (delay: OwnDelay | undefined): MailboxView['stuck'] =>
  delay ? { since: delay.since, words: delay.words } : null;

function problemOf(reading: Reading | undefined): MailboxView['reading'] {
  if (!reading?.problem) return null;
  const { problem, problemWords, failingSince } = reading;
  return { problem, problemWords, failingSince, remedy: TROUBLES[problem] };
}
