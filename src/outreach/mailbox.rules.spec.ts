import { isUnread, missingFor, type SetUp } from './mailbox.rules.js';

const NOON = new Date('2026-03-10T12:00:00Z');
const minutesAgo = (count: number) => new Date(NOON.getTime() - count * 60_000);
const imap = {
  host: 'imap.acme.example',
  port: 993,
  security: 'implicit',
  user: 'nora',
  signIn: 'password',
  folders: null,
} as const;

const ready: SetUp = {
  linkBase: 'https://mail.acme.example',
  postalAddress: '1 Main Street',
  mailbox: { wire: 'smtp', repliesBy: 'imap', imap: { ...imap }, lastReadAt: NOON },
};
const mailbox = ready.mailbox!;

describe('what real mail needs', () => {
  it.each<[string | null, Partial<SetUp>]>([
    [null, {}],
    ['no_public_url', { linkBase: 'http://localhost:3000' }],
    ['no_postal_address', { postalAddress: null }],
    ['no_postal_address', { postalAddress: ' ' }],
    ['no_mail_server', { mailbox: { ...mailbox, wire: 'capture' } }],
    ['no_way_to_read_replies', { mailbox: { ...mailbox, imap: null } }],
    ['mailbox_not_read_yet', { mailbox: { ...mailbox, lastReadAt: null } }],
    [null, { mailbox: { ...mailbox, repliesBy: 'webhook', imap: null, lastReadAt: null } }],
  ])('is missing by name: %s', (missing, lacks) => {
    expect(missingFor({ ...ready, ...lacks })).toBe(missing);
  });
});

describe('a mailbox', () => {
  it.each([
    [false, { lastReadAt: minutesAgo(30) }],
    [true, { lastReadAt: minutesAgo(31) }],
    [true, { lastReadAt: null }],
    [false, { lastReadAt: null, repliesBy: 'webhook' as const }],
    [false, { lastReadAt: null, wire: 'capture' as const }],
  ])('is unread: %s with %o', (unread, given) => {
    expect(isUnread({ ...mailbox, ...given }, NOON)).toBe(unread);
  });
});
