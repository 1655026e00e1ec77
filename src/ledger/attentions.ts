import { Injectable } from '@nestjs/common';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { MailDelaysStore, type OwnDelay } from '../messages/mail-delays.store.js';
import { ParkedMailStore } from '../messages/parked-mail.store.js';
import { type Reading, ReadingsStore } from '../messages/readings.store.js';
import { isUnread } from '../outreach/mailbox.rules.js';
import { type Attention, BoardStore } from './board.store.js';

/** Everything that waits for a person. */
@Injectable()
export class Attentions {
  constructor(
    private readonly board: BoardStore,
    private readonly mailboxes: MailboxesStore,
    private readonly delays: MailDelaysStore,
    private readonly readings: ReadingsStore,
    private readonly parkedMail: ParkedMailStore,
  ) {}

  /** Mailboxes first: many leads wait behind each; then what is about one lead, the latest first. */
  async of(now: Date): Promise<Attention[]> {
    const [leads, mailboxes, delays, readings, parked] = await Promise.all([
      this.board.attention(now),
      this.mailboxes.all(),
      this.delays.told(),
      this.readings.all(),
      this.parkedMail.counts(),
    ]);
    const troubles = mailboxes.flatMap((mailbox) => {
      const reading = readings.find(({ mailboxId }) => mailboxId === mailbox.id);
      const delay = delays.find(({ mailboxId }) => mailboxId === mailbox.id);
      return [...troubleOf(mailbox, delay, reading, now), ...parkedIn(mailbox, parked)];
    });
    return [...troubles, ...leads];
  }
}

function troubleOf(
  mailbox: Mailbox,
  delay: OwnDelay | undefined,
  reading: Reading | undefined,
  now: Date,
): Attention[] {
  if (mailbox.status === 'paused') return [about(mailbox, 'mailbox_paused', mailbox.pauseReason, null)];
  const stuck = delay ? [about(mailbox, 'mailbox_stuck', delay.words, delay.since)] : [];
  if (!isUnread(mailbox, now)) return stuck;
  const since = reading?.failingSince ?? mailbox.lastReadAt;
  return [...stuck, about(mailbox, 'mailbox_unread', reading?.problem ?? null, since)];
}

function parkedIn(mailbox: Mailbox, parked: { mailboxId: string; parked: number; since: Date }[]): Attention[] {
  const found = parked.find(({ mailboxId }) => mailboxId === mailbox.id);
  return found ? [about(mailbox, 'mail_parked', null, found.since)] : [];
}

function about(mailbox: Mailbox, kind: Attention['kind'], reason: string | null, dueAt: Date | null): Attention {
  const { id: aboutId, address } = mailbox;
  return { kind, about: 'mailbox', aboutId, leadId: null, leadName: null, mailbox: address, reason, dueAt };
}
