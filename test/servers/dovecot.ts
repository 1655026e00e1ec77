import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort, Program, until } from './programs.js';

/** Where Debian puts it: not on the path of an ordinary user. */
const DOVECOT = '/usr/sbin/dovecot';

/** A real IMAP server with one mailbox, INBOX and Junk, that lives as long as a test. */
export class Dovecot {
  readonly user = 'nora';
  readonly password = 'p@ss word%';
  private readonly program: Program;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    /** The same behind TLS; its certificate is {@link certificate}. */
    readonly tlsPort: number,
    private readonly config: string,
  ) {
    this.program = new Program('dovecot', folder, DOVECOT, ['-F', '-c', config]);
  }

  /**
   * @param tokenInfoUrl where it asks whose access token it was shown (XOAUTH2)
   * @param capability what it says it can, instead of all that it can
   */
  static async open(tokenInfoUrl?: string, capability?: string): Promise<Dovecot> {
    if (!hasDovecot()) throw new Error('Dovecot is not installed: apt-get install dovecot-imapd');
    const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
    const [port, tlsPort] = [await freePort(), await freePort()];
    const dovecot = new Dovecot(folder, port, tlsPort, join(folder, 'dovecot.conf'));
    dovecot.prepare(tokenInfoUrl, capability);
    dovecot.program.start();
    await until('Dovecot answers', 20, () => dovecot.within(async () => true));
    return dovecot;
  }

  get certificate(): string {
    return join(this.folder, 'cert.pem');
  }

  get key(): string {
    return join(this.folder, 'key.pem');
  }

  /** Puts a mail into a folder, as a delivery does; gives its UID. */
  append(raw: string | Buffer, folder = 'INBOX'): Promise<number> {
    return this.within(async (client) => {
      const appended = await client.append(folder, Buffer.from(raw));
      return appended ? (appended.uid ?? 0) : 0;
    });
  }

  /** What a mail program of the mailbox's owner does. */
  async within<T>(act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: this.port, secure: false, doSTARTTLS: false },
      auth: { user: this.user, pass: this.password },
      logger: false,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await act(client);
    } finally {
      client.close();
    }
  }

  /** Its mails come back under other numbers, as after a repair or a restore. Not the inbox: that cannot be deleted. */
  renumber(folder: string): Promise<void> {
    return this.within(async (client) => {
      const lock = await client.getMailboxLock(folder);
      const mails = await client.fetchAll('1:*', { source: true });
      lock.release();
      await client.mailboxClose();
      await client.mailboxDelete(folder);
      await client.mailboxCreate(folder);
      for (const { source } of mails) await client.append(folder, source!);
    });
  }

  async close(): Promise<void> {
    await this.program.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private prepare(tokenInfoUrl?: string, capability?: string): void {
    const [home, { uid, gid }] = [join(this.folder, 'home'), owner()];
    mkdirSync(home);
    chmodSync(this.folder, 0o755);
    chownSync(home, uid, gid);
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const files = ['-keyout', this.key, '-out', this.certificate];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...subject], {
      stdio: 'ignore',
    });
    const users = join(this.folder, 'users');
    writeFileSync(users, `${this.user}:{PLAIN}${this.password}\n`);
    chmodSync(users, 0o644);
    const oauth = join(this.folder, 'oauth2.conf');
    writeFileSync(oauth, `tokeninfo_url = ${tokenInfoUrl ?? ''}\nusername_attribute = email\n`);
    chmodSync(oauth, 0o644);
    const offers = capability ? `imap_capability = ${capability}\n` : '';
    writeFileSync(this.config, offers + this.settings(home, users, tokenInfoUrl ? oauth : null));
  }

  private settings(home: string, users: string, oauth: string | null): string {
    const { uid, gid, internal, login } = owner();
    const listener = (name: string, port: number, ssl: string) =>
      `inet_listener ${name} {\n address = 127.0.0.1\n port = ${port}\n ssl = ${ssl}\n}`;
    return `
protocols = imap
base_dir = ${this.folder}/run
state_dir = ${this.folder}/state
log_path = ${this.folder}/dovecot.log
default_internal_user = ${internal}
default_internal_group = ${internal}
default_login_user = ${login}
first_valid_uid = 1
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain${oauth ? ' xoauth2' : ''}
ssl = yes
ssl_cert = <${this.certificate}
ssl_key = <${this.folder}/key.pem
mail_location = maildir:${home}/%u
service imap-login {
 chroot =
 ${listener('imap', this.port, 'no')}
 ${listener('imaps', this.tlsPort, 'yes')}
}
service anvil {
 chroot =
 # Without the waits that stop guessing.
 unix_listener anvil-auth-penalty {
  mode = 0
 }
}
service stats {
 chroot =
}
passdb {
 driver = passwd-file
 mechanisms = plain
 args = ${users}
}
${oauth ? `passdb {\n driver = oauth2\n mechanisms = xoauth2\n args = ${oauth}\n}` : ''}
userdb {
 driver = static
 args = uid=${uid} gid=${gid} home=${home}/%u
}
namespace inbox {
 inbox = yes
 separator = /
 mailbox Junk {
  special_use = \\Junk
  auto = create
 }
}
`;
  }
}

/** Started by root it keeps to accounts of its own, as in a real installation; otherwise everything is ours. */
function owner(): { uid: number; gid: number; internal: string; login: string } {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) return { uid, gid, internal: username, login: username };
  const id = (flag: string) => Number(execFileSync('id', [flag, 'dovecot'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g'), internal: 'dovecot', login: 'dovenull' };
}

function hasDovecot(): boolean {
  try {
    execFileSync(DOVECOT, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
