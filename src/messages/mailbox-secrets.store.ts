import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openSecret, sealSecret, type Sealed } from '../access/sealed-secret.js';
import { Config } from '../config.js';
import { row, rows, type Tx } from '../database/sql.js';

export const SECRET_KINDS = [
  'smtp_password',
  'imap_password',
  'oauth_client_secret',
  'oauth_refresh_token',
  'dkim_private_key',
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** What mailboxes sign in with, sealed. Nothing but the wire ever opens one. */
@Injectable()
export class MailboxSecretsStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async save(tx: Tx, mailboxId: string, kind: SecretKind, secret: string, now: Date): Promise<void> {
    const { keyId, sealed } = sealSecret(this.config.secret, placeOfSecret(mailboxId, kind), secret);
    await rows(
      tx,
      `insert into mailbox_secret (mailbox_id, kind, key_id, sealed, saved_at) values ($1, $2, $3, $4, $5)
       on conflict (mailbox_id, kind) do update
         set key_id = excluded.key_id, sealed = excluded.sealed, saved_at = excluded.saved_at, leased_until = null`,
      [mailboxId, kind, keyId, sealed, now],
    );
  }

  async forget(tx: Tx, mailboxId: string, kinds: SecretKind[]): Promise<void> {
    await rows(tx, `delete from mailbox_secret where mailbox_id = $1 and kind = any($2)`, [mailboxId, kinds]);
  }

  /** Which secrets there are; never what they say. */
  async kept(tx: Tx = this.dataSource.manager): Promise<{ mailboxId: string; kind: SecretKind }[]> {
    return rows(tx, `select mailbox_id, kind from mailbox_secret order by mailbox_id, kind`);
  }

  /**
   * One that changes when it is used, for one process and so long; null while another has it.
   * @throws SecretUnreadable
   */
  async claim(mailboxId: string, kind: SecretKind, seconds: number): Promise<string | null> {
    const claimed = await row<Sealed>(
      this.dataSource.manager,
      `update mailbox_secret set leased_until = now() + $3 * interval '1 second'
       where mailbox_id = $1 and kind = $2 and (leased_until is null or leased_until < now()) returning key_id, sealed`,
      [mailboxId, kind, seconds],
    );
    return claimed && openSecret(this.config.secret, placeOfSecret(mailboxId, kind), claimed);
  }

  /** Ends a claim; `renewed` takes the secret's place. One that a person has saved meanwhile stays. */
  async giveBack(mailboxId: string, kind: SecretKind, renewed: string | null, now: Date): Promise<void> {
    const to = renewed === null ? null : sealSecret(this.config.secret, placeOfSecret(mailboxId, kind), renewed);
    await rows(
      this.dataSource.manager,
      `update mailbox_secret set leased_until = null, key_id = coalesce($3, key_id), sealed = coalesce($4, sealed),
         saved_at = case when $3::text is null then saved_at else $5 end
       where mailbox_id = $1 and kind = $2 and leased_until is not null`,
      [mailboxId, kind, to?.keyId ?? null, to?.sealed ?? null, now],
    );
  }

  /** @throws SecretUnreadable */
  async open(mailboxId: string): Promise<Partial<Record<SecretKind, string>>> {
    const found = await rows<Sealed & { kind: SecretKind }>(
      this.dataSource.manager,
      `select kind, key_id, sealed from mailbox_secret where mailbox_id = $1`,
      [mailboxId],
    );
    const { secret } = this.config;
    return Object.fromEntries(
      found.map(({ kind, ...rest }) => [kind, openSecret(secret, placeOfSecret(mailboxId, kind), rest)]),
    );
  }
}

/** What a secret is sealed for: it opens nowhere else. */
export const placeOfSecret = (mailboxId: string, kind: SecretKind): string => `mailbox/${mailboxId}/${kind}`;
