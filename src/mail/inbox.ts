import type { ImapAccount } from './mail-server.js';
import type { Trouble } from './trouble.js';

/** Where a reader stands in a folder. A UID means nothing under another UIDVALIDITY (RFC 9051 §2.3.1.1). */
export interface InboxPosition {
  uidValidity: string;
  /** The last UID that was read and saved; 0 before the first. */
  uid: number;
}

export interface InboxMail {
  uid: number;
  /** The bytes as the server keeps them; only the beginning of a mail that is larger than a mail may be. */
  raw: Buffer;
  isCut: boolean;
  /** Of the whole mail. */
  bytes: number;
}

/** A folder as it was when it was opened. */
export interface OpenFolder {
  /** What is behind the reader: at the first visit everything that was there already. */
  from: InboxPosition;
  /** What is behind the reader once it has saved all of {@link mails}. */
  end: InboxPosition;
  /** The server renumbered the folder: mails that were read before may come again. */
  renumbered: boolean;
  /** One at a time, in ascending order of their UIDs; those that were deleted or moved meanwhile are left out. */
  mails(): AsyncIterable<InboxMail>;
}

export interface InboxVisit {
  /** The folders that are to be read: those of the account, else the inbox and the spam folder. */
  folders(): Promise<string[]>;
  /** `known` null: start with what arrives from now on. After a renumbering mails are read again that came after `since`. */
  open(folder: string, known: InboxPosition | null, since: Date): Promise<OpenFolder>;
}

/** A connection that waits for news. */
export interface InboxWatch {
  /** Settles when it waits no longer, whoever ended it. */
  over: Promise<void>;
  close(): void;
}

export class InboxFailed extends Error {
  constructor(
    message: string,
    readonly trouble: Trouble,
  ) {
    super(message);
    this.name = 'InboxFailed';
  }
}

/** The wire for incoming mail: reads, and never deletes, moves or marks. */
export abstract class Inbox {
  /** Signs in, lets `visit` read, and signs out whatever happens. Throws {@link InboxFailed} when the server does. */
  abstract visit<T>(account: ImapAccount, visit: (inbox: InboxVisit) => Promise<T>): Promise<T>;

  /**
   * Waits at the first folder and calls `onNews` when something has come into it, which says no more than that a visit is worth while.
   * Null where the server does not offer that (RFC 2177). Throws {@link InboxFailed} when the server does.
   */
  abstract watch(account: ImapAccount, onNews: () => void): Promise<InboxWatch | null>;
}
