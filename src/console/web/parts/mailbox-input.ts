import type { Mailbox, MailServer } from '../api/shapes';

export const PORTS = {
  smtp: { implicit: 465, starttls: 587, none: 25 },
  imap: { implicit: 993, starttls: 143, none: 143 },
};
const WORKDAYS = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', skipHolidays: true };
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

const serverInput = (server: MailServer | null, kind: 'smtp' | 'imap') => ({
  on: server !== null,
  host: server?.host ?? '',
  port: server?.port ?? PORTS[kind].implicit,
  security: server?.security ?? ('implicit' as MailServer['security']),
  user: server?.user ?? '',
  signIn: server?.signIn ?? ('password' as MailServer['signIn']),
  password: '',
});

/** What the form holds: of a mailbox as it is, or of a new one. */
export const inputOf = (mailbox: Mailbox | null) => ({
  address: mailbox?.address ?? '',
  fromName: mailbox?.fromName ?? '',
  signature: mailbox?.signature ?? '',
  dailyCap: mailbox?.dailyCap ?? 50,
  gapSeconds: mailbox?.gapSeconds ?? 0,
  gapJitterSeconds: mailbox?.gapJitterSeconds ?? 0,
  hasRamp: (mailbox?.rampStart ?? null) !== null,
  ramp: { start: mailbox?.rampStart ?? 10, perDay: mailbox?.rampPerDay ?? 5 },
  hasHours: (mailbox?.workHours ?? null) !== null,
  workHours: mailbox?.workHours ?? WORKDAYS,
  timeZone: mailbox?.timeZone ?? here,
  status: mailbox?.status ?? ('active' as Mailbox['status']),
  repliesBy: mailbox?.repliesBy ?? ('imap' as Mailbox['repliesBy']),
  smtp: serverInput(mailbox?.smtp ?? null, 'smtp'),
  imap: serverInput(mailbox?.imap ?? null, 'imap'),
  oauth: {
    tokenUrl: mailbox?.oauth?.tokenUrl ?? '',
    clientId: mailbox?.oauth?.clientId ?? '',
    scope: mailbox?.oauth?.scope ?? '',
    clientSecret: '',
    refreshToken: '',
  },
  hasDkim: (mailbox?.dkim ?? null) !== null,
  dkim: { selector: mailbox?.dkim?.selector ?? '', privateKey: '' },
});
export type MailboxInput = ReturnType<typeof inputOf>;

export function limitsBody({
  address,
  fromName,
  signature,
  dailyCap,
  gapSeconds,
  gapJitterSeconds,
  ...values
}: MailboxInput) {
  const { hasRamp, ramp, hasHours, workHours, timeZone, status, repliesBy } = values;
  return {
    ...{ address, fromName, signature: signature || null, dailyCap, gapSeconds, gapJitterSeconds },
    ...{ ramp: hasRamp ? ramp : null, workHours: hasHours ? workHours : null, timeZone, status, repliesBy },
  };
}

/** What is left out of a PUT keeps as it is: so do secrets that nobody typed anew. */
export function connectionsBody({ hasDkim, dkim, smtp, imap, oauth }: MailboxInput) {
  const usesTokens = [smtp, imap].some(({ on, signIn }) => on && signIn === 'xoauth2');
  return {
    smtp: serverBody(smtp),
    imap: serverBody(imap),
    oauth: usesTokens ? typed({ ...oauth, scope: oauth.scope || null }, ['clientSecret', 'refreshToken']) : null,
    dkim: hasDkim ? typed(dkim, ['privateKey']) : null,
  };
}

const serverBody = ({ on, user, ...server }: MailboxInput['smtp']) =>
  on ? typed({ ...server, user: user || null }, ['password']) : null;

function typed(values: Record<string, unknown>, secrets: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !(secrets.includes(name) && value === '')),
  );
}
