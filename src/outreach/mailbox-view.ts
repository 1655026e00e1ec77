import { Injectable } from '@nestjs/common';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { MailboxSecretsStore, type SecretKind } from '../messages/mailbox-secrets.store.js';
import { isUnread } from './mailbox.rules.js';

/** A mailbox as people see it. Secrets are named, never shown. */
export type MailboxView = Mailbox & {
  secrets: SecretKind[];
  /** Today, after all its limits; null while it is paused. */
  today: { cap: number; used: number } | null;
  /** Replies could not be read for so long that its follow-ups are held up. */
  isUnread: boolean;
};

@Injectable()
export class MailboxViews {
  constructor(
    private readonly mailboxes: MailboxesStore,
    private readonly secrets: MailboxSecretsStore,
  ) {}

  async of(mailboxes: Mailbox[], now: Date): Promise<MailboxView[]> {
    const kept = await this.secrets.kept();
    const capacities = await this.mailboxes.capacities(now);
    return mailboxes.map((mailbox) => {
      const capacity = capacities.find(({ id }) => id === mailbox.id);
      return {
        ...mailbox,
        secrets: kept.filter(({ mailboxId }) => mailboxId === mailbox.id).map(({ kind }) => kind),
        today: capacity ? { cap: capacity.dailyCap, used: capacity.used } : null,
        isUnread: isUnread(mailbox, now),
      };
    });
  }
}
