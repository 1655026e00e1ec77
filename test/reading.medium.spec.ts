import { DataSource } from 'typeorm';
import { CadencesModule } from '../src/cadences/cadences.module.js';
import { Clock } from '../src/clock/clock.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { Attentions } from '../src/ledger/attentions.js';
import { BoardStore } from '../src/ledger/board.store.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import { InboxFailed, type InboxMail } from '../src/mail/inbox.js';
import { MailAccounts } from '../src/mail/mail-server.js';
import type { ImapServer, Mailbox } from '../src/messages/mailbox.entity.js';
import { MailboxesStore } from '../src/messages/mailboxes.store.js';
import { MailDelaysStore } from '../src/messages/mail-delays.store.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { ParkedMailStore } from '../src/messages/parked-mail.store.js';
import { ReadingsStore } from '../src/messages/readings.store.js';
import { WatchesStore } from '../src/messages/watches.store.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { WatchMailboxes } from '../src/replies/watch-mailboxes.js';
import { ReadMailbox } from '../src/replies/read-mailbox.js';
import { RemindReplies } from '../src/replies/remind-replies.js';
import { RepliesModule } from '../src/replies/replies.module.js';
import { aCompany, aLead, aMailbox, anEnrollment, aTouch, theSteps } from './builders.js';
import { until } from './servers/programs.js';
import { startTestApp, type TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  const modules = [LeadsModule, MessagesModule, KnowledgeModule, CadencesModule, OutreachModule, RepliesModule];
  test = await startTestApp(modules, undefined, { PUBLIC_URL: 'https://leads.example', READ_SECONDS: '30' });
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await aCompany(test);
});
afterEach(async () => expect(await new LedgerStore(test.database).unaccounted(test.clock.at, 10)).toEqual([]));
afterAll(() => test.stop());

const IMAP: ImapServer = {
  host: 'imap.acme.example',
  port: 993,
  security: 'implicit',
  user: null,
  signIn: 'password',
  folders: null,
};

const anInbox = (given: Partial<Mailbox> = {}): Promise<Mailbox> =>
  aMailbox(test, { wire: 'smtp', repliesBy: 'imap', imap: IMAP, ...given });

/** One look of the clock, and the visits it leads to. */
async function look(minutes = 1): Promise<string[]> {
  test.clock.pass(minutes / 60);
  await test.app.get(RemindReplies).run(test.clock.at);
  const ids = test.queue.take('mailbox.read');
  if (ids.length > 0) await test.app.get(ReadMailbox).run({ ids });
  return ids;
}

async function waitFor<T>(look: () => T[]): Promise<T[]> {
  for (let looks = 0; looks < 200; looks++) {
    const found = look();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nothing came');
}

const mailFrom = (lead: Pick<Lead, 'email'>, given: { id?: string; text?: string } = {}): string =>
  [
    `From: Ana <${lead.email}>`,
    'To: nora@acme.example',
    'Subject: Re: A shared inbox',
    `Message-ID: <${given.id ?? Math.random()}@mail.example>`,
    'Date: Tue, 10 Mar 2026 10:00:00 +0100',
    '',
    given.text ?? 'How much is it?',
    '',
  ].join('\r\n');

async function aLeadUnderWay(mailbox: Mailbox): Promise<Lead> {
  const lead = await aLead(test);
  const [first, second] = await theSteps(test);
  const dueAt = new Date(test.clock.at.getTime() + 72 * 3_600_000);
  const place = { lastStepId: first!.id, nextStepId: second!.id, stepsSent: 1, lane: 3, dueAt };
  await anEnrollment(test, lead, { mailboxId: mailbox.id, ...place });
  await test.rows(`update lead set ledger_state = 'in_cadence', next_action_at = $2 where id = $1`, [lead.id, dueAt]);
  return lead;
}

const replies = () =>
  test.rows<{ lead_id: string | null; body: string; raw: Buffer | null; flags: string[] }>(
    `select lead_id, body, raw, flags from message where direction = 'in' order by id`,
  );
const positions = () =>
  test.rows<{ folder: string; uid_validity: string; uid: string }>(
    `select folder, uid_validity, uid from inbox_position order by folder`,
  );
/** What the board says that a person has to see to. */
const waiting = () => {
  const { app, database, clock } = test;
  const stores = [
    app.get(MailboxesStore),
    app.get(MailDelaysStore),
    app.get(ReadingsStore),
    app.get(ParkedMailStore),
  ] as const;
  return new Attentions(new BoardStore(database), ...stores).of(clock.at);
};

const parked = () =>
  test.rows<{ reason: string; raw: Buffer | null; bytes: number; sender: string | null; detail: string | null }>(
    `select reason, raw, bytes, sender, detail from parked_mail order by id`,
  );
const view = async ({ id }: Mailbox) =>
  (await (await fetch(`${test.url}/api/mailboxes/${id}`, { headers: test.admin })).json()) as Record<string, unknown>;

describe('a mailbox', () => {
  it('is read from its first visit on, and each reply pauses its cadence', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    test.inbox.put(mailFrom(lead, { text: 'written before anybody read' }));
    expect(await look()).toEqual([mailbox.id]);
    expect(await replies()).toEqual([]);
    expect(await positions()).toEqual([{ folder: 'INBOX', uid_validity: '1', uid: '1' }]);

    test.inbox.put(mailFrom(lead));
    test.inbox.put(mailFrom(lead, { text: 'In the spam folder' }), 'Junk');
    await look();
    // The spam folder was seen for the first time just now.
    expect(await replies()).toMatchObject([{ lead_id: lead.id, body: 'How much is it?' }]);
    test.inbox.put(mailFrom(lead, { text: 'Again in the spam folder' }), 'Junk');
    await look();
    expect((await replies()).map(({ body }) => body)).toEqual(['How much is it?', 'Again in the spam folder']);
    expect(await test.rows(`select status, reason from enrollment`)).toEqual([{ status: 'paused', reason: 'replied' }]);
    expect(new Set(test.queue.take('reply.classify')).size).toBe(2);
  });

  it('is left alone until its time has come, and while somebody reads it', async () => {
    const mailbox = await anInbox();
    expect(await look(0)).toEqual([mailbox.id]);
    expect(await look(0.4)).toEqual([]);
    expect(await look(0.1)).toEqual([mailbox.id]);
    let inside: Promise<void> | undefined;
    const lead = await aLeadUnderWay(mailbox);
    test.inbox.before = () => {
      inside ??= test.app.get(ReadMailbox).run({ ids: [mailbox.id] });
      return inside;
    };
    test.inbox.put(mailFrom(lead));
    const before = test.inbox.visits;
    expect(await look()).toEqual([mailbox.id]);
    expect(test.inbox.visits).toBe(before + 1);
    expect(await replies()).toHaveLength(1);
  });

  it('that is kept, captured or fed by a webhook is not read', async () => {
    await anInbox({ wire: 'capture' });
    await anInbox({ repliesBy: 'webhook' });
    await anInbox({ imap: null });
    expect(await look()).toEqual([]);
  });

  it('keeps of a mail that belongs to no lead its headers alone, and of our own nothing', async () => {
    const mailbox = await anInbox();
    await look();
    test.inbox.put(mailFrom({ email: 'friend@private.example' }, { text: 'Lunch?' }));
    test.inbox.put(mailFrom({ email: mailbox.address }, { text: 'a copy of ours' }));
    await look();
    expect(await replies()).toEqual([{ lead_id: null, body: '', raw: null, flags: ['unmatched'] }]);
    expect(await positions()).toMatchObject([{ uid: '2' }]);
  });
});

describe('a reader', () => {
  it('that dies between two mails goes on behind the last that was saved', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    await look();
    for (const text of ['one', 'two', 'three']) test.inbox.put(mailFrom(lead, { text }));
    test.inbox.before = (mail: InboxMail) => {
      if (mail.uid === 2) throw new InboxFailed('connection reset', 'no_connection');
    };
    await look();
    expect((await replies()).map(({ body }) => body)).toEqual(['one']);
    expect(await positions()).toMatchObject([{ uid: '1' }]);
    test.inbox.before = null;
    await look();
    expect((await replies()).map(({ body }) => body)).toEqual(['one', 'two', 'three']);
  });

  it('that slept through its lease saves nothing', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    await look();
    test.inbox.put(mailFrom(lead));
    test.inbox.before = async () => {
      await test.rows(`update mailbox_reading set fence = fence + 1`);
    };
    await look();
    expect(await replies()).toEqual([]);
    expect(await positions()).toMatchObject([{ uid: '0' }]);
    expect(await test.rows(`select last_read_at < $1 as old from mailbox`, [test.clock.at])).toEqual([{ old: true }]);
  });

  it('of a folder that was renumbered takes in again what it knows, and what is new', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    await look();
    test.inbox.put(mailFrom(lead, { text: 'one' }));
    await look();
    test.inbox.renumber();
    test.inbox.put(mailFrom(lead, { text: 'two' }));
    await look();
    expect((await replies()).map(({ body }) => body)).toEqual(['one', 'two']);
    expect(await positions()).toEqual([{ folder: 'INBOX', uid_validity: '11', uid: '2' }]);
  });

  it('takes a mail that lies in two folders in once', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    test.inbox.folders.set('Junk', { uidValidity: '1', mails: [], next: 1 });
    await look();
    const mail = mailFrom(lead, { id: 'the-same' });
    test.inbox.put(mail);
    test.inbox.put(mail, 'Junk');
    await look();
    expect(await replies()).toHaveLength(1);
  });

  it('starts anew at another server, and with other limits goes on', async () => {
    const mailbox = await anInbox();
    await look();
    const { address, fromName } = mailbox;
    const put = (body: object) =>
      fetch(`${test.url}/api/mailboxes/${mailbox.id}`, {
        method: 'PUT',
        headers: { ...test.admin, 'content-type': 'application/json' },
        body: JSON.stringify({ address, fromName, smtp: { host: 'mx.example', port: 25, security: 'none' }, ...body }),
      });
    expect((await put({ dailyCap: 5 })).status).toBe(200);
    expect(await positions()).toHaveLength(1);
    expect((await put({ imap: { host: 'other.example', port: 993, security: 'implicit' } })).status).toBe(200);
    expect(await positions()).toEqual([]);
    expect(await view(mailbox)).toMatchObject({ lastReadAt: null, isUnread: true });
  });
});

describe('a mail that cannot be read', () => {
  it('is parked with its bytes, and the others are read', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    await look();
    // A name that the database refuses, as a parser that breaks would.
    await test.rows(`alter table message add constraint poison check (body not like 'poison%')`);
    test.inbox.put(mailFrom(lead, { text: 'poison' }));
    test.inbox.put(mailFrom(lead, { text: 'behind it' }));
    await look();
    await test.rows(`alter table message drop constraint poison`);
    expect((await replies()).map(({ body }) => body)).toEqual(['behind it']);
    const [mail] = await parked();
    expect(mail).toMatchObject({
      reason: 'unreadable',
      sender: lead.email,
      detail: expect.stringContaining('poison') as string,
    });
    expect(String(mail!.raw)).toContain('poison');
    expect(await view(mailbox)).toMatchObject({ parked: 1, isUnread: false });
    expect(await waiting()).toContainEqual(
      expect.objectContaining({ kind: 'mail_parked', aboutId: mailbox.id, mailbox: mailbox.address }),
    );
    const list = await fetch(`${test.url}/api/mailboxes/${mailbox.id}/parked`, { headers: test.admin });
    const { items } = (await list.json()) as { items: Record<string, unknown>[] };
    expect(items).toMatchObject([{ reason: 'unreadable', folder: 'INBOX', uid: '1' }]);
    expect(items[0]).not.toHaveProperty('raw');
  });

  it('is read again by a person once it can be, and is one reply', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    await look();
    await test.rows(`alter table message add constraint poison check (body not like 'poison%')`);
    test.inbox.put(mailFrom(lead, { text: 'poison' }));
    await look();
    const { items } = (await (await fetch(`${test.url}/api/parked-mails`, { headers: test.admin })).json()) as {
      items: { id: string }[];
    };
    const act = (what: string) =>
      fetch(`${test.url}/api/parked-mails/${items[0]!.id}/${what}`, { method: 'POST', headers: test.admin });
    expect((await act('read')).status).toBe(409);
    expect(await parked()).toHaveLength(1);
    await test.rows(`alter table message drop constraint poison`);
    const twice = await Promise.all([act('read'), act('read')]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(await replies()).toMatchObject([{ lead_id: lead.id, body: 'poison' }]);
    expect(await parked()).toEqual([]);
    expect((await act('dismiss')).status).toBe(404);
    expect(
      await test.rows(`select act, actor like 'agent' as agent from activity where act like 'parked_mail.%'`),
    ).toEqual([{ act: 'parked_mail.read', agent: false }]);
  });

  it('that ends its reader again and again is parked too', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    await look();
    await test.rows(`update inbox_position set tries = 3`);
    test.inbox.put(mailFrom(lead));
    await look();
    expect(await replies()).toEqual([]);
    expect(await parked()).toMatchObject([
      { reason: 'unreadable', detail: expect.stringContaining('process') as string },
    ]);
    test.inbox.put(mailFrom(lead));
    await look();
    expect(await replies()).toHaveLength(1);
  });

  it('for its size counts by its beginning', async () => {
    const mailbox = await anInbox();
    const lead = await aLeadUnderWay(mailbox);
    await look();
    test.inbox.put(mailFrom(lead, { text: 'See the film I attach.' }), 'INBOX', true);
    await look();
    expect(await replies()).toMatchObject([{ lead_id: lead.id, body: 'See the film I attach.', flags: ['cut'] }]);
    expect(await parked()).toMatchObject([{ reason: 'too_large', raw: null, bytes: 52_000_000 }]);
    const [{ id } = { id: '' }] = await test.rows<{ id: string }>(`select id from parked_mail`);
    const act = (what: string) =>
      fetch(`${test.url}/api/parked-mails/${id}/${what}`, { method: 'POST', headers: test.admin });
    expect((await act('read')).status).toBe(409);
    expect((await act('dismiss')).status).toBe(204);
    expect(await parked()).toEqual([]);
  });
});

describe('a mailbox whose server tells of news', () => {
  let watcher: WatchMailboxes;
  beforeEach(() => {
    watcher = test.app.get(WatchMailboxes);
  });
  // Who waits does so for as long as the process lives.
  afterEach(async () => {
    for (const watch of [...(test.inbox.watches ?? [])]) watch.end();
    await new Promise(setImmediate);
  });
  const newsRead = async () => {
    const ids = await waitFor(() => test.queue.take('mailbox.read'));
    await test.app.get(ReadMailbox).run({ ids });
  };
  const due = async () => (await test.rows<{ due_at: Date }>(`select due_at from mailbox_reading`))[0]!.due_at;

  it('is waited at once it has been read, and visited as soon as something has come', async () => {
    const mailbox = await anInbox();
    await watcher.run();
    expect(test.inbox.watches).toEqual([]);
    await look();
    await watcher.run();
    await watcher.run();
    expect(test.inbox.watches).toHaveLength(1);
    // For what came before it stood.
    await newsRead();

    const lead = await aLeadUnderWay(mailbox);
    test.inbox.put(mailFrom(lead));
    test.inbox.watches![0]!.news();
    await newsRead();
    expect(await test.rows(`select lead_id from message where direction = 'in'`)).toEqual([{ lead_id: lead.id }]);
    // The visits by the clock go on behind it.
    expect(await due()).toEqual(new Date(test.clock.at.getTime() + 30_000));
    expect(await view(mailbox)).toMatchObject({ isUnread: false });
  });

  it('is visited once more when something comes during a visit', async () => {
    const mailbox = await anInbox();
    await look();
    await watcher.run();
    await newsRead();
    const [lead, other] = [await aLeadUnderWay(mailbox), await aLeadUnderWay(mailbox)];
    test.inbox.put(mailFrom(lead));
    test.inbox.before = async () => {
      test.inbox.before = null;
      test.inbox.put(mailFrom(other));
      test.clock.pass(0.001);
      test.inbox.watches![0]!.news();
      await waitFor(() => test.queue.take('mailbox.read'));
    };
    expect(await look()).toHaveLength(1);
    expect((await due()).getTime()).toBeLessThanOrEqual(test.clock.at.getTime());
    await look(0.1);
    expect(await test.rows(`select lead_id from message where direction = 'in'`)).toHaveLength(2);
  });

  it('is not waited at where the server offers none, nor twice, and again when its settings have changed', async () => {
    const mailbox = await anInbox();
    await look();
    test.inbox.watches = null;
    await watcher.run();
    test.inbox.watches = [];
    await watcher.run();
    expect(test.inbox.watches).toEqual([]);
    await test.app.get(ReadingsStore).restart(test.database.manager, mailbox.id, false, test.clock.at);
    await look();
    await watcher.run();
    expect(test.inbox.watches).toHaveLength(1);
    // Reached in another way: the old connection is given up, and the next one waits for its turn.
    await test.rows(`update mailbox set settings_version = settings_version + 1`);
    await watcher.run();
    expect(test.inbox.watches).toEqual([]);
  });

  it('is another process’s to wait at when this one is gone', async () => {
    await anInbox();
    await look();
    await watcher.run();
    await test.rows(`update mailbox_reading set watcher = 'other', watched_until = now() + interval '1 minute'`);
    await watcher.run();
    expect(test.inbox.watches).toEqual([]);
    await test.rows(`update mailbox_reading set watched_until = now() - interval '1 second'`);
    await watcher.run();
    expect(test.inbox.watches).toHaveLength(1);
  });

  it('is waited at once, however often it was claimed while somebody connects', async () => {
    await anInbox();
    await look();
    const connect: (() => void)[] = [];
    const watch = test.inbox.watch.bind(test.inbox);
    test.inbox.watch = async (...given) => {
      await new Promise<void>((resolve) => connect.push(resolve));
      return watch(...given);
    };
    const first = watcher.run();
    await waitFor(() => connect);
    await test.rows(`update mailbox_reading set watched_until = now() - interval '1 second'`);
    const second = watcher.run();
    await waitFor(() => connect.slice(1));
    test.inbox.watch = watch;
    for (const go of connect) go();
    await Promise.all([first, second]);
    expect(test.inbox.watches).toHaveLength(1);
    // The one that is left is the one that is known.
    await test.rows(`update mailbox set settings_version = settings_version + 1`);
    await watcher.run();
    expect(test.inbox.watches).toEqual([]);
  });

  it('is left to the visits for a while when its server breaks off', async () => {
    await anInbox();
    await look();
    await watcher.run();
    test.inbox.watches![0]!.end();
    const free = `select from mailbox_reading where watcher is null and watched_until > now() + interval '4 minutes'`;
    await until('it is given back', 5, async () => (await test.rows(free)).length === 1);
    await watcher.run();
    expect(test.inbox.watches).toEqual([]);
    await test.rows(`update mailbox_reading set watched_until = now() - interval '1 second'`);
    await watcher.run();
    expect(test.inbox.watches).toHaveLength(1);
  });

  describe('by a process that ends', () => {
    const ending = (database = test.database) => {
      const { app } = test;
      return new WatchMailboxes(
        new WatchesStore(database),
        app.get(MailAccounts),
        test.inbox,
        app.get(JobQueue),
        app.get(Clock),
      );
    };

    it('is another’s to wait at once, and never its own again', async () => {
      await anInbox();
      await look();
      const other = ending();
      await other.run();
      expect(test.inbox.watches).toHaveLength(1);
      await other.onModuleDestroy();
      expect(test.inbox.watches).toEqual([]);
      await other.run();
      expect(test.inbox.watches).toEqual([]);
      await watcher.run();
      expect(test.inbox.watches).toHaveLength(1);
    });

    it('while it claims is not kept either', async () => {
      await anInbox();
      await look();
      const other = ending();
      const running = other.run();
      await other.onModuleDestroy();
      await running;
      await watcher.run();
      expect(test.inbox.watches).toHaveLength(1);
    });

    it('ends even when the database has gone before it', async () => {
      await anInbox();
      await look();
      const database = await new DataSource(test.database.options).initialize();
      const other = ending(database);
      await other.run();
      await database.destroy();
      await other.onModuleDestroy();
      expect(test.inbox.watches).toEqual([]);
    });
  });
});

describe('a mailbox that cannot be read', () => {
  const refuses = () => (test.inbox.failure = new InboxFailed('AUTHENTICATIONFAILED', 'sign_in_failed'));

  it('is tried less and less often, says why, and wakes people once', async () => {
    await test.rows(`update notice_settings set alarm_addresses = '["boss@acme.example"]'`);
    const mailbox = await anInbox();
    refuses();
    const tries: number[] = [];
    for (let halfMinute = 1; halfMinute <= 60; halfMinute++) {
      if ((await look(0.5)).length > 0) tries.push(halfMinute);
    }
    expect(tries).toEqual([1, 3, 7, 15, 31, 61].slice(0, tries.length));
    expect(await view(mailbox)).toMatchObject({
      isUnread: true,
      reading: {
        problem: 'sign_in_failed',
        problemWords: 'AUTHENTICATIONFAILED',
        remedy: expect.any(String) as string,
      },
    });
    const since = new Date(
      (await test.rows<{ since: Date }>('select failing_since as since from mailbox_reading'))[0]!.since,
    );
    expect(await waiting()).toMatchObject([
      { kind: 'mailbox_unread', mailbox: mailbox.address, reason: 'sign_in_failed', dueAt: since },
    ]);
    const notices = await test.rows<{ to_address: string; subject: string; body: string }>('select * from notice');
    expect(notices).toMatchObject([{ to_address: 'boss@acme.example', kind: 'alarm_mailbox_unreadable' }]);
    expect(notices[0]!.body).toContain('sign_in_failed');
    test.inbox.failure = null;
    await look(20);
    expect(await view(mailbox)).toMatchObject({ isUnread: false, reading: null });
    expect(await waiting()).toEqual([]);
    await test.rows(`update notice_settings set alarm_addresses = '[]'`);
  });

  it('holds its follow-ups up, and lets them go with the next visit that succeeds', async () => {
    const mailbox = await anInbox();
    await look();
    const lead = await aLeadUnderWay(mailbox);
    const [, second] = await theSteps(test);
    await test.rows(`update enrollment set due_at = $1`, [test.clock.at]);
    const [enrollment] = await test.rows<{ id: string }>('select id from enrollment');
    const touch = await aTouch(test, { ...enrollment, leadId: lead.id } as never, {
      stepId: second!.id,
      mailboxId: mailbox.id,
    });
    refuses();
    await look(31);
    await test.app.get(SendMessage).run({ ids: [touch.id] });
    expect(await test.rows('select status, hold_reason from message')).toEqual([
      { status: 'queued', hold_reason: 'mailbox_unread' },
    ]);
    test.inbox.failure = null;
    await look(2);
    expect(await test.rows('select hold_reason, not_before from message')).toEqual([
      { hold_reason: null, not_before: null },
    ]);
    await test.app.get(SendMessage).run({ ids: [touch.id] });
    expect(await test.rows('select status from message')).toEqual([{ status: 'sent' }]);
  });

  it('reads the folders that are there when another is gone', async () => {
    const mailbox = await anInbox({ imap: { ...IMAP, folders: ['INBOX', 'Gone'] } });
    const lead = await aLeadUnderWay(mailbox);
    test.inbox.folders.set('Gone', { uidValidity: '1', mails: [], next: 1 });
    await look();
    const visits = test.inbox.visits;
    test.inbox.put(mailFrom(lead));
    test.inbox.folders.delete('Gone');
    await look();
    expect(test.inbox.visits).toBe(visits + 1);
    expect(await replies()).toHaveLength(1);
    expect(await view(mailbox)).toMatchObject({ reading: { problem: 'folder_missing', problemWords: 'Gone' } });
  });
});
