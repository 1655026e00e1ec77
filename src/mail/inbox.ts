/** Where a reader stands in a mailbox. A UID means nothing under another UIDVALIDITY (RFC 9051 §2.3.1.1). */
export interface InboxPosition {
  uidValidity: string;
  /** The last UID that was read and saved; 0 before the first. */
  uid: number;
}

export interface InboxMail {
  uid: number;
  /** The bytes as the server keeps them; null when they are larger than a mail may be. */
  raw: Buffer | null;
}

export interface InboxBatch {
  /** In ascending order of their UIDs. */
  mails: InboxMail[];
  /** What to hand in next time, once every mail of the batch is saved. */
  next: InboxPosition;
  /** The server renumbered the mailbox: mails that were read before may come again. */
  renumbered: boolean;
}

export class InboxFailed extends Error {
  constructor(
    message: string,
    /** `mailbox`: our sign-in or set-up, a person has to look; `host`: the server, later it may work. */
    readonly scope: 'mailbox' | 'host',
  ) {
    super(message);
    this.name = 'InboxFailed';
  }
}

/** The wire for incoming mail: reads, and never deletes, moves or marks. */
export abstract class Inbox {
  /** At most `limit` mails behind `position` (null: start with what arrives from now on). Throws {@link InboxFailed}. */
  abstract fetchSince(position: InboxPosition | null, limit: number): Promise<InboxBatch>;
}
