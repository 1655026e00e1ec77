import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { MailServer } from '../mail/mail-server.js';

/** `folders` null: the inbox and the spam folder. */
export type ImapServer = MailServer & { folders: string[] | null };

/** Where fresh access tokens come from (XOAUTH2); the client's secret and the refresh token are kept apart. */
export interface OauthClient {
  tokenUrl: string;
  clientId: string;
  scope: string | null;
}

/** Local hours of the mailbox in which it writes to people unasked. */
export interface WorkHours {
  days: number[];
  from: string;
  to: string;
  skipHolidays: boolean;
}

/** An address we write from, with its limits; of these the smallest wins. `capture` keeps every mail instead of sending it. */
@Entity('mailbox')
export class Mailbox {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  address: string;

  @Column('text')
  fromName: string;

  @Column('text', { nullable: true })
  signature: string | null;

  @Column('text')
  wire: 'capture' | 'smtp';

  @Column('text')
  status: 'active' | 'paused';

  @Column('text', { nullable: true })
  pauseReason: string | null;

  @Column('int')
  dailyCap: number;

  @Column('int')
  gapSeconds: number;

  /** Up to this much is added to each gap, so that mails do not leave like clockwork. */
  @Column('int')
  gapJitterSeconds: number;

  /** A new mailbox starts with `rampStart` mails on the day `rampFrom`, and may send `rampPerDay` more on each day after it. */
  @Column('int', { nullable: true })
  rampStart: number | null;

  @Column('int', { nullable: true })
  rampPerDay: number | null;

  @Column('date', { nullable: true })
  rampFrom: string | null;

  @Column('jsonb', { nullable: true })
  workHours: WorkHours | null;

  @Column('timestamptz', { nullable: true })
  nextSlotAt: Date | null;

  /** The day of the cap is this zone's day. */
  @Column('text')
  timeZone: string;

  @Column('jsonb', { nullable: true })
  smtp: MailServer | null;

  @Column('jsonb', { nullable: true })
  imap: ImapServer | null;

  @Column('jsonb', { nullable: true })
  oauth: OauthClient | null;

  @Column('jsonb', { nullable: true })
  dkim: { domain: string; selector: string } | null;

  /** Grows with every change of how its servers are reached. */
  @Column('int')
  settingsVersion: number;

  /** `environment`: SMTP_URL and IMAP_URL decide how it is reached, at every start. */
  @Column('text')
  setUpBy: 'api' | 'environment';

  /** How replies come in: we read the mailbox, or somebody hands them to `POST /api/inbound/email`. */
  @Column('text')
  repliesBy: 'imap' | 'webhook';

  /** When all its folders were last read to their end. */
  @Column('timestamptz', { nullable: true })
  lastReadAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
