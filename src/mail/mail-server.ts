/** How to reach one of a provider's servers. Kept and shown without its secrets. */
export interface MailServer {
  host: string;
  port: number;
  /** `implicit`: TLS from the first byte (465, 993); `starttls`: required upgrade (587, 143); `none`: only inside one machine. */
  security: 'implicit' | 'starttls' | 'none';
  /** Null where the server wants no sign-in. */
  user: string | null;
  signIn: 'password' | 'xoauth2';
}

/** The secret half of a sign-in: one that stays, or a token that is fetched anew when it has run out. */
export type Credentials = { password: string } | { accessToken: (fresh: boolean) => Promise<string> };

export interface DkimKey {
  domain: string;
  selector: string;
  privateKey: string;
}

export interface SmtpAccount {
  server: MailServer;
  credentials: Credentials | null;
  dkim: DkimKey | null;
  /** Changes with every change of the settings. */
  version: string;
}

export interface ImapAccount {
  server: MailServer;
  credentials: Credentials | null;
  /** Null: the inbox and the spam folder. */
  folders: string[] | null;
}

/** Where the wire learns how a mailbox signs in. Null: the mailbox has no such server. */
export abstract class MailAccounts {
  abstract smtp(mailboxId: string): Promise<SmtpAccount | null>;
  abstract imap(mailboxId: string): Promise<ImapAccount | null>;
}
