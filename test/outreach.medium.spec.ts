import { simpleParser } from 'mailparser';
import { signedToken } from '../src/access/signed-token.js';
import { ActivityStore } from '../src/activity/activity.store.js';
import { CadenceStep } from '../src/cadences/cadence-step.entity.js';
import { Cadence } from '../src/cadences/cadence.entity.js';
import { CadencesModule } from '../src/cadences/cadences.module.js';
import type { Enrollment } from '../src/cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../src/cadences/enrollments.store.js';
import { ScanDue } from '../src/cadences/scan-due.js';
import { Config } from '../src/config.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { LeadsStore } from '../src/leads/leads.store.js';
import { SuppressionsStore } from '../src/leads/suppressions.store.js';
import { Attentions } from '../src/ledger/attentions.js';
import { BoardStore } from '../src/ledger/board.store.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import { type OutgoingMail, SendFailed } from '../src/mail/mail-transport.js';
import type { Mailbox } from '../src/messages/mailbox.entity.js';
import { MailboxesStore } from '../src/messages/mailboxes.store.js';
import { MailDelaysStore } from '../src/messages/mail-delays.store.js';
import type { Message } from '../src/messages/message.entity.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { MessagesStore } from '../src/messages/messages.store.js';
import { ParkedMailStore } from '../src/messages/parked-mail.store.js';
import { ReadingsStore } from '../src/messages/readings.store.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import type { MailboxView } from '../src/outreach/mailbox-view.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { RemindMessages } from '../src/outreach/remind-messages.js';
import { type Review, ReviewMessage } from '../src/outreach/review-message.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { UNSUBSCRIBE } from '../src/outreach/unsubscribe.controller.js';
import { OfflineWriter } from '../src/writer/offline.writer.js';
import { WriterFailed } from '../src/writer/writer.js';
import { atBarrier } from './barrier.js';
import { aCompany, aLead, aMailbox, anEnrollment, aReply, aTouch, theSteps } from './builders.js';
import { askedToWait, refusedForGood, signInFailed, signInForNow, textRefused, unknownFate } from './fakes.js';
import { until } from './servers/programs.js';
import { startTestApp, TUESDAY, type TestApp } from './support.js';

const HOUR = 3_600_000;
const after = (hours: number) => new Date(TUESDAY.getTime() + hours * HOUR);

let test: TestApp;
let ledger: LedgerStore;

beforeAll(async () => {
  test = await startTestApp([LeadsModule, MessagesModule, KnowledgeModule, CadencesModule, OutreachModule]);
  ledger = new LedgerStore(test.database);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await aCompany(test);
});
afterAll(() => test.stop());

const send = (...ids: string[]) => test.app.get(SendMessage).run({ ids });
const draft = (...ids: string[]) => test.app.get(DraftTouch).run({ ids });
const scan = () => test.app.get(ScanDue).run(test.clock.at);
const remind = () => test.app.get(RemindMessages).run(test.clock.at);
const change = (lead: Lead, to: Parameters<EnrollmentsStore['change']>[2]) =>
  test.database.transaction((tx) => test.app.get(EnrollmentsStore).change(tx, lead.id, to, test.clock.at));
const review = (id: string, decision: Review) => test.app.get(ReviewMessage).run(id, decision, 'user:1', test.clock.at);
const leaseRunsOut = (id: string) =>
  test.rows(`update message set leased_until = now() - interval '1 second' where id = $1`, [id]);

const must = async <T>(found: Promise<T | null>): Promise<T> => {
  const value = await found;
  if (value === null) throw new Error('It is not there');
  return value;
};
const message = (id: string) => must(test.app.get(MessagesStore).find(id));
const enrollment = (id: string) => must(test.app.get(EnrollmentsStore).find(id));
const stand = async (id: string) => {
  const { ledgerState, ledgerReason, nextActionAt } = await must(test.app.get(LeadsStore).find(id));
  return { ledgerState, ledgerReason, nextActionAt };
};
const acts = async (lead: Lead) => (await test.app.get(ActivityStore).ofLead(lead.id)).map(({ act }) => act);
const touchesOf = ({ id }: Enrollment) =>
  test.rows<{ id: string; status: string; step_id: string }>(
    `select id, status, step_id from message where enrollment_id = $1 and kind = 'touch' order by id`,
    [id],
  );

/** What every test ends with: the ledger, worked out from other rows than the stored standings, has nothing to say. */
afterEach(async () => expect(await ledger.unaccounted(test.clock.at, 10)).toEqual([]));

interface AtDoor {
  lead: Lead;
  mailbox: Mailbox;
  enrollment: Enrollment;
  touch: Message;
}

/** A lead whose first touch waits at the door. */
async function atDoor(
  given: { lead?: Partial<Lead>; mailbox?: Partial<Mailbox>; touch?: Partial<Message> } = {},
): Promise<AtDoor> {
  const mailbox = await aMailbox(test, given.mailbox);
  const lead = await aLead(test, given.lead);
  const enrolled = await anEnrollment(test, lead, { mailboxId: mailbox.id });
  return { mailbox, lead, enrollment: enrolled, touch: await aTouch(test, enrolled, given.touch) };
}

/** The reply door: what `receive-reply` does in its transaction. */
async function replyComes(lead: Lead, given: Partial<Message> = {}): Promise<Message> {
  return test.database.transaction(async (tx) => {
    await test.app.get(LeadsStore).lock(tx, lead.id);
    const reply = await aReply({ ...test, database: { manager: tx } as TestApp['database'] }, lead, {
      receivedAt: test.clock.at,
      actBy: new Date(test.clock.at.getTime() + HOUR),
      ...given,
    });
    await test.app.get(MessagesStore).cancelUnsent(tx, [lead.id], 'replied');
    const pause = { status: 'paused' as const, reason: 'replied', pauseOwner: 'agent' };
    await test.app.get(EnrollmentsStore).change(tx, lead.id, pause, test.clock.at);
    await test.app.get(EnrollmentsStore).restoreStandings(tx, [lead.id], test.clock.at);
    return reply;
  });
}

async function settle(reply: Message): Promise<void> {
  const settled = { status: 'settled' as const, settledAt: test.clock.at };
  await test.app.get(MessagesStore).change(test.database.manager, reply.id, ['received', 'classified'], settled);
}

describe('the messages of one job', () => {
  it('ask for the slots of their mailbox in their order, however long the first one takes', async () => {
    const { id: mailboxId } = await aMailbox(test, { gapSeconds: 60 });
    const [first, ...others] = await Promise.all(
      ['form', 'list', 'later'].map(async (name) => {
        const lead = await aLead(test, { email: `${name}@x.example`, identity: `${name}@x.example` });
        return { lead, touch: await aTouch(test, await anEnrollment(test, lead, { mailboxId })) };
      }),
    );
    // Somebody else has its lead for a moment.
    const busy = test.database.transaction(async (tx) => {
      await test.app.get(LeadsStore).lock(tx, first!.lead.id);
      await tx.query('select pg_sleep(0.5)');
    });
    await send(first!.touch.id, ...others.map(({ touch }) => touch.id));
    await busy;
    expect(test.wire.mails.map(({ envelope }) => envelope.to)).toEqual(['form@x.example']);
  });
});

describe('a touch that may leave', () => {
  it('is sent, and its lead goes on to the next step', async () => {
    const { lead, enrollment: enrolled, touch } = await atDoor();
    const [first, second] = await theSteps(test);
    await send(touch.id);
    expect(test.wire.mails).toHaveLength(1);
    expect(await message(touch.id)).toMatchObject({
      status: 'sent',
      sentAt: TUESDAY,
      wireStartedAt: TUESDAY,
      wireResponse: '250 ok',
      toAddress: lead.email,
      attempts: 1,
    });
    const advanced = await enrollment(enrolled.id);
    expect(advanced).toMatchObject({
      stepsSent: 1,
      lastStepId: first!.id,
      nextStepId: second!.id,
      lane: 3,
      status: 'active',
    });
    expect(advanced.dueAt!.getTime()).toBeGreaterThan(after(48).getTime());
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'in_cadence',
      ledgerReason: 'due',
      nextActionAt: advanced.dueAt,
    });
    expect(await acts(lead)).toEqual(['message.sent']);
  });

  it('is sent once by two jobs at the same instant, and once by two one after the other', async () => {
    const { enrollment: enrolled, touch } = await atDoor();
    const run = () => send(touch.id);
    await atBarrier(test.database, { table: 'message', id: touch.id }, [run, run]);
    await run();
    expect(test.wire.mails).toHaveLength(1);
    expect((await enrollment(enrolled.id)).stepsSent).toBe(1);
  });

  it('is finished with its cadence when it was the last step', async () => {
    const { lead, enrollment: enrolled, touch } = await atDoor();
    const last = (await theSteps(test)).at(-1)!;
    await test.rows(`update enrollment set next_step_id = $2, steps_sent = 3, lane = 3 where id = $1`, [
      enrolled.id,
      last.id,
    ]);
    await test.rows(`update message set step_id = $2 where id = $1`, [touch.id, last.id]);
    await test.rows(`update lead set ledger_state = 'in_cadence' where id = $1`, [lead.id]);
    await send(touch.id);
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'finished', reason: 'completed', closedAt: TUESDAY });
    expect(await stand(lead.id)).toEqual({ ledgerState: 'finished', ledgerReason: 'completed', nextActionAt: null });
  });

  it('does not stay behind when another one of its batch cannot be handled', async () => {
    const [one, other] = [await atDoor(), await atDoor()];
    const fullDisk = (mail: OutgoingMail) =>
      mail.envelope.to === one.lead.email ? Promise.reject(new Error('disk full')) : { response: '250' };
    test.wire.next(fullDisk, fullDisk);
    await expect(send(one.touch.id, other.touch.id)).rejects.toThrow(/1 rows failed/);
    expect((await message(other.touch.id)).status).toBe('sent');
    // What happened on the wire is not known: the row says so when its lease runs out.
    expect((await message(one.touch.id)).status).toBe('sending');
    await leaseRunsOut(one.touch.id);
    await remind();
    expect((await message(one.touch.id)).status).toBe('unknown');
  });

  it('goes through the first active mailbox when it was written without one', async () => {
    const { mailbox, touch } = await atDoor({ touch: { mailboxId: null } });
    await send(touch.id);
    expect(await message(touch.id)).toMatchObject({
      status: 'sent',
      mailboxId: mailbox.id,
      fromAddress: mailbox.address,
    });
  });
});

describe('on the wire', () => {
  it('the lead is not called forgotten while a try may last that begins late', async () => {
    const { lead, touch } = await atDoor();
    await test.rows(`update lead set next_action_at = $2 where id = $1`, [lead.id, after(-0.5)]);
    let during: Awaited<ReturnType<typeof stand>> | undefined;
    test.wire.next(async () => {
      during = await stand(lead.id);
      return { response: '250' };
    });
    await send(touch.id);
    expect(during).toMatchObject({ ledgerState: 'waiting_first_touch', ledgerReason: 'sending' });
    expect(during!.nextActionAt!.getTime()).toBeGreaterThan(TUESDAY.getTime() + 15 * 60_000);
  });

  it('no answer leaves the message unknown, and nothing sends it again', async () => {
    const { lead, enrollment: enrolled, touch } = await atDoor();
    test.wire.next(unknownFate());
    await send(touch.id);
    expect(await message(touch.id)).toMatchObject({ status: 'unknown', reviewBy: after(24) });
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'needs_review',
      ledgerReason: 'unknown_send',
      nextActionAt: after(24),
    });
    test.clock.pass(1);
    await scan();
    await remind();
    await send(touch.id);
    await draft(enrolled.id);
    expect(test.queue.take('message.send')).toEqual([]);
    expect(test.queue.take('touch.draft')).toEqual([]);
    expect(test.wire.mails).toHaveLength(1);
  });

  it('a dead worker leaves the message unknown when the wire was started', async () => {
    const { lead, touch } = await atDoor();
    test.wire.next(async () => {
      await leaseRunsOut(touch.id);
      await remind();
      expect((await message(touch.id)).status).toBe('unknown');
      expect(await stand(lead.id)).toMatchObject({ ledgerState: 'needs_review', ledgerReason: 'unknown_send' });
      return { response: '250 late' };
    });
    await send(touch.id);
    // The answer came late, and settles it after all.
    expect(await message(touch.id)).toMatchObject({ status: 'sent', wireResponse: '250 late', reviewBy: null });
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'in_cadence' });
    expect(await acts(lead)).toEqual(['message.unknown', 'message.sent']);
  });

  it('a late refusal settles an unknown message too', async () => {
    const { lead, touch } = await atDoor();
    test.wire.next(async () => {
      await leaseRunsOut(touch.id);
      await remind();
      throw askedToWait();
    });
    await send(touch.id);
    expect(await message(touch.id)).toMatchObject({
      status: 'queued',
      holdReason: 'server_asked_to_wait',
      reviewBy: null,
    });
    expect(await stand(lead.id)).toMatchObject({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'server_asked_to_wait',
    });
  });

  it('a dead worker gives the message back when the wire was not started, and a stale one is fenced off', async () => {
    const { touch, lead } = await atDoor();
    const [row] = await test.rows<{ fence: number }>(
      `update message set status = 'sending', leased_until = now() - interval '1 second', fence = 7 where id = $1 returning fence`,
      [touch.id],
    );
    expect(row).toBeDefined();
    await remind();
    expect((await message(touch.id)).status).toBe('queued');
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'waiting_first_touch', ledgerReason: 'queued' });
    // The scan that released it has not reminded of it: the next one does.
    await remind();
    expect(test.queue.take('message.send')).toEqual([touch.id]);
  });

  it('a worker that slept through its lease does not reach the wire', async () => {
    const { touch } = await atDoor();
    await test.rows(`create function forget_lease() returns trigger language plpgsql as
      $$ begin new.leased_until := now() - interval '1 second'; return new; end $$`);
    await test.rows(`create trigger sleeps before update on message for each row
      when (old.status = 'queued' and new.status = 'sending') execute function forget_lease()`);
    try {
      await send(touch.id);
    } finally {
      await test.rows(`drop function forget_lease cascade`);
    }
    expect(test.wire.mails).toEqual([]);
    await remind();
    await remind();
    await send(...test.queue.take('message.send'));
    expect(test.wire.mails).toHaveLength(1);
  });

  it('a server that asks to wait gets the same bytes later, and not before', async () => {
    const { mailbox, lead, touch } = await atDoor({ mailbox: { dailyCap: 1 } });
    test.wire.next(askedToWait(), askedToWait());
    await send(touch.id);
    const deferred = await message(touch.id);
    expect(deferred).toMatchObject({ status: 'queued', attempts: 1, wireStartedAt: null, notBefore: after(5 / 60) });
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'server_asked_to_wait',
      nextActionAt: after(5 / 60),
    });
    await send(touch.id);
    expect(test.wire.mails).toHaveLength(1);
    // What the mail is made of has changed, its bytes have not.
    await test.database.query(`update company set postal_address = '2 Other Street'`);
    await test.database.query(`update lead set first_name = 'Maria' where id = $1`, [lead.id]);
    test.clock.pass(5 / 60);
    await send(touch.id);
    expect((await message(touch.id)).notBefore).toEqual(after(15 / 60));
    test.clock.pass(10 / 60);
    await send(touch.id);
    const [first, second, third] = test.wire.mails;
    expect(third!.raw.equals(first!.raw)).toBe(true);
    expect(second!.raw.equals(first!.raw)).toBe(true);
    expect([second!.messageId, third!.messageId]).toEqual([first!.messageId, first!.messageId]);
    expect([second!.envelope, third!.envelope]).toEqual([first!.envelope, first!.envelope]);
    expect(await message(touch.id)).toMatchObject({ status: 'sent', attempts: 3, messageId: first!.messageId });
    // Only the try that was taken counts against the day.
    expect(await test.app.get(MailboxesStore).capacities(test.clock.at)).toMatchObject([{ id: mailbox.id, used: 1 }]);
  });

  it('a server that asks to wait for days is given up, and the address is not blamed', async () => {
    const { lead, enrollment: enrolled, touch } = await atDoor();
    await test.rows(`update message set attempts = 24 where id = $1`, [touch.id]);
    test.wire.next(askedToWait());
    await send(touch.id);
    expect((await message(touch.id)).status).toBe('failed');
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'stopped', reason: 'undeliverable' });
    expect(await stand(lead.id)).toEqual({ ledgerState: 'closed', ledgerReason: 'undeliverable', nextActionAt: null });
    expect(await test.app.get(SuppressionsStore).reasonFor(lead.email!)).toBeNull();
  });

  it('a refusal for good is a fact about the address', async () => {
    const { lead, enrollment: enrolled, touch } = await atDoor();
    test.wire.next(refusedForGood());
    await send(touch.id);
    expect(await message(touch.id)).toMatchObject({ status: 'failed', wireResponse: '550 5.1.1 no such user' });
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'stopped', reason: 'bounced' });
    expect(await test.app.get(SuppressionsStore).reasonFor(lead.email!)).toBe('bounced');
    expect(await stand(lead.id)).toEqual({ ledgerState: 'excluded', ledgerReason: 'bounced', nextActionAt: null });
    expect(await acts(lead)).toEqual(['message.failed']);
  });

  it('trouble with our own account pauses the mailbox and blames no lead, however often', async () => {
    const { mailbox, lead, enrollment: enrolled, touch } = await atDoor();
    await test.rows(`update message set attempts = 40 where id = $1`, [touch.id]);
    test.wire.next(signInFailed());
    await send(touch.id);
    expect(await test.app.get(MailboxesStore).find(mailbox.id)).toMatchObject({
      status: 'paused',
      pauseReason: '535 5.7.8 bad credentials',
    });
    expect((await message(touch.id)).status).toBe('queued');
    expect((await enrollment(enrolled.id)).status).toBe('active');
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'waiting_first_touch', ledgerReason: 'mailbox_paused' });
    expect(await test.app.get(SuppressionsStore).reasonFor(lead.email!)).toBeNull();
  });

  it('trouble with our own account wakes people once, and says what to mend', async () => {
    await test.rows(`update notice_settings set alarm_addresses = '["boss@acme.example"]'`);
    const { mailbox, touch } = await atDoor();
    const second = await atDoor({ touch: { mailboxId: mailbox.id } });
    const refusal = new SendFailed('535 no', 'not_accepted', 'mailbox', true, 535, 'sign_in_failed');
    test.wire.next(refusal, refusal);
    await send(touch.id, second.touch.id);
    await test.rows(`update notice_settings set alarm_addresses = '[]'`);
    const notices = await test.rows<{ subject: string; body: string }>('select subject, body, to_address from notice');
    expect(notices).toMatchObject([
      { to_address: 'boss@acme.example', subject: `A mailbox is paused: ${mailbox.address}` },
    ]);
    expect(notices[0]!.body).toContain('app password');
  });

  describe('a server that asks to wait before it looks at any mail', () => {
    const waiting = () =>
      new Attentions(
        new BoardStore(test.database),
        test.app.get(MailboxesStore),
        test.app.get(MailDelaysStore),
        test.app.get(ReadingsStore),
        test.app.get(ParkedMailStore),
      ).of(test.clock.at);
    const view = async ({ id }: Mailbox) => (await test.call<MailboxView>('GET', `/api/mailboxes/${id}`)).body;
    const notices = () => test.rows<{ body: string }>(`select body from notice where kind = 'alarm_mailbox_stuck'`);
    const tryOn = async (id: string, hours: number) => {
      test.clock.pass(hours);
      test.wire.next(signInForNow());
      await send(id);
    };
    let door: AtDoor;
    beforeEach(async () => {
      await test.rows(`update notice_settings set alarm_addresses = '["boss@acme.example"]'`);
      door = await atDoor({ touch: { kind: 'person', stepId: null } });
    });
    afterEach(() => test.rows(`update notice_settings set alarm_addresses = '[]'`));

    it('for a day, shows with its mailbox and wakes people once, until it takes one', async () => {
      const { mailbox, touch } = door;
      for (const hours of [0, 6, 6, 6, 5.9]) await tryOn(touch.id, hours);
      expect([(await view(mailbox)).stuck, await notices(), await waiting()]).toEqual([null, [], []]);
      await tryOn(touch.id, 6);
      const stuck = { since: TUESDAY, words: '454 4.7.0 temporary authentication failure' };
      expect(await view(mailbox)).toMatchObject({
        status: 'active',
        stuck: { ...stuck, since: TUESDAY.toISOString() },
      });
      expect(await waiting()).toMatchObject([
        { kind: 'mailbox_stuck', mailbox: mailbox.address, reason: stuck.words, dueAt: TUESDAY },
      ]);
      await tryOn(touch.id, 7);
      expect(await notices()).toEqual([{ body: expect.stringContaining(stuck.words) as string }]);
      expect(await message(touch.id)).toMatchObject({ status: 'queued' });

      test.clock.pass(7);
      await send(touch.id);
      expect([(await view(mailbox)).stuck, await waiting()]).toEqual([null, []]);
    });

    it('is no alarm when it was asked twice in a week', async () => {
      for (const hours of [0, 100]) await tryOn(door.touch.id, hours);
      expect([(await view(door.mailbox)).stuck, await notices()]).toEqual([null, []]);
    });

    it('is no alarm while nobody tries', async () => {
      for (const hours of [0, 1, 1]) await tryOn(door.touch.id, hours);
      test.clock.pass(48);
      expect([(await view(door.mailbox)).stuck, await notices(), await waiting()]).toEqual([null, [], []]);
      await send(door.touch.id);
    });

    it('is asked at once when somebody has changed how it is reached', async () => {
      const { mailbox, touch } = door;
      await tryOn(touch.id, 0);
      await call('PUT', `/api/mailboxes/${mailbox.id}`, { address: mailbox.address, fromName: mailbox.fromName });
      await send(touch.id);
      expect((await message(touch.id)).status).toBe('sent');
    });
  });

  describe('texts that are refused in a row', () => {
    let mailbox: Mailbox;
    beforeEach(async () => {
      mailbox = await aMailbox(test);
    });
    const oneMore = (given: Partial<Message> = {}) => atDoor({ touch: { mailboxId: mailbox.id, ...given } });
    const sendOne = async (answer?: SendFailed): Promise<AtDoor> => {
      const door = await oneMore();
      if (answer) test.wire.next(answer);
      await send(door.touch.id);
      return door;
    };
    const refuse = async (times: number) => {
      const doors: AtDoor[] = [];
      for (let n = 0; n < times; n++) doors.push(await sendOne(textRefused()));
      return doors;
    };
    const restore = ({ id }: Lead) =>
      test.database.transaction((tx) => test.app.get(EnrollmentsStore).restoreStandings(tx, [id], test.clock.at));
    const box = () => must(test.app.get(MailboxesStore).find(mailbox.id));
    const setGoing = async () => {
      const { id, address, fromName } = mailbox;
      await call('PUT', `/api/mailboxes/${id}`, { address, fromName, status: 'active' });
      await remind();
      await send(...test.queue.take('message.send'));
    };

    it('are each at fault as long as there are few of them', async () => {
      for (const { touch, lead } of await refuse(4)) {
        expect(await message(touch.id)).toMatchObject({ status: 'failed' });
        expect(await stand(lead.id)).toMatchObject({ ledgerState: 'closed', ledgerReason: 'undeliverable' });
      }
      await remind();
      expect(await box()).toMatchObject({ status: 'active' });
    });

    it('are the mailbox’s fault from the fifth lead on: it is paused, people are told, and no lead is lost', async () => {
      await test.rows(`update notice_settings set alarm_addresses = '["boss@acme.example"]'`);
      const doors = await refuse(5);
      await test.rows(`update notice_settings set alarm_addresses = '[]'`);
      await remind();
      expect(await box()).toMatchObject({
        status: 'paused',
        pauseReason: expect.stringMatching(/^5 mails in a row[^]*554 5\.7\.1 refused/) as string,
      });
      const [alarm, ...more] = await test.rows<{ body: string }>(
        `select body from notice where to_address = 'boss@acme.example'`,
      );
      expect([alarm!.body, more]).toEqual([expect.stringContaining('5 mails in a row'), []]);
      for (const { touch, lead } of doors) {
        expect(await message(touch.id)).toMatchObject({
          status: 'queued',
          holdReason: 'mailbox_paused',
          wireStartedAt: null,
        });
        expect(await stand(lead.id)).toMatchObject({
          ledgerState: 'waiting_first_touch',
          ledgerReason: 'mailbox_paused',
        });
        expect(await acts(lead)).toContain('message.deferred');
      }

      await test.rows(`update mailbox set from_name = 'Mended' where id = $1`, [mailbox.id]);
      mailbox.fromName = 'Mended';
      test.wire.forget();
      await setGoing();
      expect(test.wire.mails.map(({ envelope }) => envelope.to).sort()).toEqual(
        doors.map(({ lead }) => lead.email).sort(),
      );
      // What it was made with may be what was refused.
      for (const { raw } of test.wire.mails) expect(raw.toString()).toContain('Mended');
      for (const { lead } of doors) expect(await stand(lead.id)).toMatchObject({ ledgerState: 'in_cadence' });
      await remind();
      expect(test.wire.mails).toHaveLength(5);
    });

    it('are its fault too when they were on the wire together', async () => {
      const doors = await Promise.all(Array.from({ length: 5 }, () => oneMore()));
      const answers = new Map<string, () => void>();
      const refuseWhenTold = async ({ envelope }: OutgoingMail): Promise<never> => {
        await new Promise<void>((resolve) => answers.set(envelope.to, resolve));
        throw textRefused();
      };
      test.wire.next(...doors.map(() => refuseWhenTold));
      const sending = doors.map(({ touch }) => send(touch.id));
      await until('all are on the wire', 10, async () => answers.size === 5);
      await atBarrier(
        test.database,
        { table: 'mailbox', id: mailbox.id },
        doors.map(({ lead }, at) => () => {
          answers.get(lead.email!)!();
          return sending[at]!;
        }),
      );
      await remind();
      expect(await box()).toMatchObject({ status: 'paused' });
      for (const { touch } of doors) expect((await message(touch.id)).status).toBe('queued');
    });

    it('are not counted by a worker whose message is another’s by now', async () => {
      const doors = await refuse(4);
      const { touch } = await oneMore();
      test.wire.next(async () => {
        await test.rows(`update message set fence = fence + 1 where id = $1`, [touch.id]);
        throw textRefused();
      });
      await send(touch.id);
      expect(await message(touch.id)).toMatchObject({ status: 'sending', rendered: expect.any(Buffer) as Buffer });
      expect(await box()).toMatchObject({ status: 'active' });
      await remind();
      for (const door of doors) expect((await message(door.touch.id)).status).toBe('failed');
    });

    it('are not in a row when one was taken between', async () => {
      await refuse(4);
      await sendOne();
      const [last] = await refuse(1);
      await remind();
      expect((await message(last!.touch.id)).status).toBe('failed');
      expect(await box()).toMatchObject({ status: 'active' });
    });

    it('are one when they are all to one lead', async () => {
      const { lead } = await sendOne(textRefused());
      for (let n = 0; n < 6; n++) {
        const { id } = await aTouch(test, { leadId: lead.id } as Enrollment, { kind: 'person', mailboxId: mailbox.id });
        test.wire.next(textRefused());
        await send(id);
      }
      expect(await box()).toMatchObject({ status: 'active' });
    });

    it('leave alone whoever has replied or goes another way meanwhile', async () => {
      const [replier, moved, gone, rest] = await refuse(4);
      test.clock.pass(1);
      await settle(await replyComes(replier!.lead));
      await restore(replier!.lead);
      await anEnrollment(test, moved!.lead, { dueAt: after(50) });
      await test.app.get(SuppressionsStore).add(test.database.manager, test.clock.at, {
        kind: 'address',
        value: gone!.lead.email!,
        reason: 'unsubscribed',
        source: 'test',
      });
      await restore(gone!.lead);
      await refuse(1);
      await remind();
      test.wire.forget();
      await setGoing();
      const to = test.wire.mails.map(({ envelope }) => envelope.to);
      expect(to).toContain(rest!.lead.email);
      for (const { lead } of [replier!, moved!, gone!]) expect(to).not.toContain(lead.email);
      expect(await stand(gone!.lead.id)).toMatchObject({ ledgerState: 'excluded', ledgerReason: 'unsubscribed' });
      expect(await stand(replier!.lead.id)).toMatchObject({ ledgerState: 'closed' });
      expect(await stand(moved!.lead.id)).toMatchObject({ ledgerReason: 'due', nextActionAt: after(50) });
    });

    it('are not given up for what a machine wrote, nor for what was written before', async () => {
      const doors = await refuse(4);
      test.clock.pass(1);
      const classes = ['out_of_office', 'auto_reply', 'bounce'] as const;
      for (const [at, name] of classes.entries()) {
        const meaning = { class: name } as Message['meaning'];
        await aReply(test, doors[at]!.lead, { status: 'settled', receivedAt: test.clock.at, meaning });
      }
      const early = { status: 'settled' as const, receivedAt: after(-1) };
      await aReply(test, doors[3]!.lead, early);
      await test.rows(`update message set created_at = $2 where id = $1`, [doors[3]!.touch.id, after(-2)]);
      await refuse(1);
      await remind();
      for (const { touch, lead } of doors) {
        expect(await message(touch.id)).toMatchObject({ status: 'queued', holdReason: 'mailbox_paused' });
        expect(await stand(lead.id)).toMatchObject({ ledgerReason: 'mailbox_paused' });
      }
    });

    it('wait until somebody knows whether a machine or a person has written since', async () => {
      const [first, second] = (await refuse(4)) as [AtDoor, AtDoor];
      test.clock.pass(1);
      const replies = [first, second].map(({ lead }) =>
        aReply(test, lead, { status: 'received', receivedAt: test.clock.at }),
      );
      const [machine, person] = (await Promise.all(replies)) as [Message, Message];
      await refuse(1);
      await remind();
      const read = async (reply: Message, name: string) => {
        await test.rows(`update message set status = 'classified', meaning = $2 where id = $1`, [
          reply.id,
          { class: name },
        ]);
        await remind();
      };
      await read(machine, 'out_of_office');
      await read(person, 'interested');
      expect(await message(first.touch.id)).toMatchObject({ status: 'failed', holdReason: 'refused_alike' });
      expect(await message(second.touch.id)).toMatchObject({ status: 'failed', holdReason: null });
      for (const reply of [machine, person]) await settle(reply);
      for (const { lead } of [first, second]) await restore(lead);
      await remind();
      expect(await message(first.touch.id)).toMatchObject({ status: 'queued', holdReason: 'mailbox_paused' });
      expect(await stand(first.lead.id)).toMatchObject({ ledgerReason: 'mailbox_paused' });
    });

    it('are left alone when somebody has decided meanwhile, and so is the lead', async () => {
      const [{ lead, touch }] = (await refuse(5)) as [AtDoor];
      const decide = () =>
        test.database.transaction(async (tx) => {
          await test.app.get(LeadsStore).lock(tx, lead.id);
          await tx.query(`update message set hold_reason = null where id = $1`, [touch.id]);
        });
      await atBarrier(test.database, { table: 'lead', id: lead.id }, [decide, remind]);
      expect((await message(touch.id)).status).toBe('failed');
      expect(await stand(lead.id)).toMatchObject({ ledgerState: 'closed', ledgerReason: 'undeliverable' });
      expect(await test.app.get(EnrollmentsStore).lastOf(lead.id)).toMatchObject({ status: 'stopped' });
    });

    it('do not keep the others, nor the rest of the scan, when one of them cannot be handled', async () => {
      const [broken, ...others] = (await refuse(5)) as [AtDoor, ...AtDoor[]];
      const draftOf = await atDoor({ touch: { status: 'needs_review', reviewBy: TUESDAY } });
      await restore(draftOf.lead);
      await test.rows(
        `create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
      );
      await test.rows(
        `create trigger full_disk before update on message for each row
         when (old.id = ${broken.touch.id} and old.status = 'failed') execute function full_disk()`,
      );
      try {
        await expect(remind()).rejects.toThrow(/disk full/);
      } finally {
        await test.rows(`drop function full_disk cascade`);
      }
      for (const { touch } of others) expect((await message(touch.id)).status).toBe('queued');
      expect(await acts(draftOf.lead)).toContain('review.reminded');
      await remind();
      expect((await message(broken.touch.id)).status).toBe('queued');
    });

    it('may be answers and what people wrote: these wait for the mailbox as well', async () => {
      const [asked, written] = [await oneMore(), await oneMore()];
      const reply = await replyComes(asked.lead, { receivedAt: new Date(TUESDAY.getTime() - HOUR) });
      await settle(reply);
      const kinds = [
        await aTouch(test, asked.enrollment, {
          kind: 'answer',
          stepId: null,
          answersId: reply.id,
          mailboxId: mailbox.id,
        }),
        await aTouch(test, written.enrollment, { kind: 'person', stepId: null, mailboxId: mailbox.id }),
      ];
      await test.rows(`update message set status = 'cancelled' where id = $1`, [written.touch.id]);
      for (const { id } of kinds) {
        test.wire.next(textRefused());
        await send(id);
        expect((await message(id)).status).toBe('failed');
      }
      await refuse(3);
      await remind();
      expect(await stand(asked.lead.id)).toMatchObject({ ledgerState: 'answering' });
      expect(await stand(written.lead.id)).toMatchObject({ ledgerState: 'snoozed', ledgerReason: 'answering' });
      test.wire.forget();
      await setGoing();
      expect(test.wire.mails).toHaveLength(5);
      for (const { id } of kinds) expect((await message(id)).status).toBe('sent');
      for (const { lead } of [asked, written])
        expect(await stand(lead.id)).toMatchObject({ ledgerState: 'snoozed', ledgerReason: 'answering' });
    });
  });

  it('a reply that comes meanwhile pauses the cadence behind the touch that is already gone', async () => {
    const { lead, enrollment: enrolled, touch } = await atDoor();
    const [, second] = await theSteps(test);
    test.wire.next(async () => {
      await replyComes(lead);
      return { response: '250' };
    });
    await send(touch.id);
    expect((await message(touch.id)).status).toBe('sent');
    expect(await enrollment(enrolled.id)).toMatchObject({
      status: 'paused',
      reason: 'replied',
      stepsSent: 1,
      nextStepId: second!.id,
    });
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'answering', ledgerReason: 'reply_received' });
  });

  it.each([
    ['unknown', unknownFate, 'unknown'],
    ['refused for good', refusedForGood, 'failed'],
    ['asked to wait', askedToWait, 'queued'],
  ])('a reply that comes meanwhile says where the lead stands when the mail is %s', async (_, failure, status) => {
    const { lead, touch } = await atDoor();
    test.wire.next(async () => {
      await replyComes(lead);
      throw failure();
    });
    await send(touch.id);
    expect((await message(touch.id)).status).toBe(status);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'answering', ledgerReason: 'reply_received' });
  });

  it('a hand-off that was opened meanwhile keeps the lead', async () => {
    const { lead, touch } = await atDoor();
    test.wire.next(async () => {
      await change(lead, { status: 'stopped', reason: 'handed_off' });
      await test.rows(`update lead set ledger_state = 'with_rep', next_action_at = $2 where id = $1`, [
        lead.id,
        after(1),
      ]);
      return { response: '250' };
    });
    await send(touch.id);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'with_rep', nextActionAt: after(1) });
    await test.rows(`delete from lead where id = $1`, [lead.id]);
  });
});

describe('at the door', () => {
  const refused = async ({ touch }: AtDoor) => {
    await send(touch.id);
    expect(test.wire.mails).toEqual([]);
    const { status, holdReason, notBefore } = await message(touch.id);
    return { status, holdReason, notBefore };
  };
  const cancelled = (holdReason: string) => ({ status: 'cancelled', holdReason, notBefore: null });

  it('a reply that came after the text was written cancels it, and another is written when the cadence goes on', async () => {
    const door = await atDoor();
    const reply = await replyComes(door.lead);
    expect(await refused(door)).toEqual(cancelled('replied'));
    await settle(reply);
    test.clock.pass(1);
    await change(door.lead, { status: 'active', reason: 'reply_settled' });
    await scan();
    await draft(...test.queue.take('touch.draft'));
    expect((await touchesOf(door.enrollment)).map(({ status }) => status)).toEqual(['cancelled', 'queued']);
    await send(...test.queue.take('message.send'));
    expect(test.wire.mails).toHaveLength(1);
  });

  it('a reply that was overlooked on the way in still cancels the text', async () => {
    const door = await atDoor();
    await aReply(test, door.lead, { receivedAt: after(1), status: 'settled' });
    test.clock.pass(2);
    expect(await refused(door)).toEqual(cancelled('replied'));
    expect(await stand(door.lead.id)).toMatchObject({ ledgerState: 'waiting_first_touch', ledgerReason: 'due' });
  });

  it.each([
    ['the address', (lead: Lead) => ({ kind: 'address' as const, value: lead.email!.toUpperCase() })],
    ['its domain', (lead: Lead) => ({ kind: 'domain' as const, value: lead.emailDomain! })],
  ])('a suppression of %s cancels the text and stops the cadence', async (_, of) => {
    const door = await atDoor();
    const suppression = { ...of(door.lead), reason: 'complained', source: 'user:1' };
    await test.app.get(SuppressionsStore).add(test.database.manager, TUESDAY, suppression);
    expect(await refused(door)).toEqual(cancelled('complained'));
    expect(await enrollment(door.enrollment.id)).toMatchObject({
      status: 'stopped',
      reason: 'suppressed',
      closedAt: TUESDAY,
    });
    expect(await stand(door.lead.id)).toEqual({
      ledgerState: 'excluded',
      ledgerReason: 'complained',
      nextActionAt: null,
    });
  });

  it('a lead that lost its address is excluded, not written to for ever', async () => {
    const door = await atDoor();
    await test.rows(`update lead set email = null, email_domain = null where id = $1`, [door.lead.id]);
    expect(await refused(door)).toEqual(cancelled('no_address'));
    expect(await enrollment(door.enrollment.id)).toMatchObject({ status: 'stopped', reason: 'no_address' });
    expect(await stand(door.lead.id)).toEqual({
      ledgerState: 'excluded',
      ledgerReason: 'no_address',
      nextActionAt: null,
    });
  });

  it('an erased lead gets nothing', async () => {
    const door = await atDoor();
    await test.rows(`delete from lead where id = $1`, [door.lead.id]);
    expect(await refused(door)).toEqual(cancelled('lead_erased'));
    expect(await enrollment(door.enrollment.id)).toMatchObject({ status: 'stopped', reason: 'lead_erased' });
  });

  it('a message that lost its lead is cancelled', async () => {
    const door = await atDoor();
    await test.rows(`delete from lead where id = $1`, [door.lead.id]);
    await test.rows(`update message set lead_id = null where id = $1`, [door.touch.id]);
    expect(await refused(door)).toEqual(cancelled('lead_erased'));
  });

  it('a paused cadence cancels the text, and has another written when it goes on', async () => {
    const door = await atDoor();
    await change(door.lead, { status: 'paused', reason: 'by_hand', resumeAt: after(24) });
    expect(await refused(door)).toEqual(cancelled('enrollment_paused'));
    expect(await stand(door.lead.id)).toEqual({
      ledgerState: 'snoozed',
      ledgerReason: 'by_hand',
      nextActionAt: after(24),
    });
    test.clock.pass(24);
    await scan();
    await draft(...test.queue.take('touch.draft'));
    expect((await touchesOf(door.enrollment)).map(({ status }) => status)).toEqual(['cancelled', 'queued']);
  });

  it('a text for a step that has passed is cancelled', async () => {
    const door = await atDoor();
    const [, second] = await theSteps(test);
    await test.rows(`update enrollment set next_step_id = $2 where id = $1`, [door.enrollment.id, second!.id]);
    expect(await refused(door)).toEqual(cancelled('step_passed'));
  });

  it('a rep who has the lead keeps the agent silent', async () => {
    const door = await atDoor();
    await change(door.lead, { status: 'stopped', reason: 'handed_off' });
    await test.rows(`update lead set ledger_state = 'with_rep', next_action_at = $2 where id = $1`, [
      door.lead.id,
      after(1),
    ]);
    expect(await refused(door)).toEqual(cancelled('with_rep'));
    await test.rows(`delete from lead where id = $1`, [door.lead.id]);
  });

  it('a closed window holds the message until it opens; the due time stays', async () => {
    const door = await atDoor({ lead: { timeZone: 'America/New_York', country: 'US' } });
    const opens = new Date('2026-03-10T13:00:00Z');
    expect(await refused(door)).toEqual({ status: 'queued', holdReason: 'window', notBefore: opens });
    expect((await enrollment(door.enrollment.id)).dueAt).toEqual(TUESDAY);
    expect(await stand(door.lead.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'window',
      nextActionAt: opens,
    });
    await remind();
    expect(test.queue.take('message.send')).toEqual([]);
    test.clock.at = opens;
    await remind();
    await send(...test.queue.take('message.send'));
    expect((await message(door.touch.id)).status).toBe('sent');
  });

  it('a full mailbox holds the message until its next day, and says so once', async () => {
    const door = await atDoor({ mailbox: { dailyCap: 0 } });
    const midnight = new Date('2026-03-10T23:00:00Z');
    expect(await refused(door)).toEqual({ status: 'queued', holdReason: 'capacity', notBefore: midnight });
    expect(await stand(door.lead.id)).toMatchObject({ ledgerReason: 'capacity', nextActionAt: midnight });
    test.clock.at = midnight;
    // Night in Berlin: the window comes first.
    expect(await refused(door)).toMatchObject({ holdReason: 'window' });
    test.clock.at = new Date('2026-03-11T09:00:00Z');
    await send(door.touch.id);
    await test.rows(`update message set not_before = null`);
    await send(door.touch.id);
    expect(await acts(door.lead)).toEqual(['message.held', 'message.held', 'message.held']);
  });

  it('a gap holds the next message of the mailbox until it is over', async () => {
    const mailbox = await aMailbox(test, { gapSeconds: 120 });
    const [one, two] = [await aLead(test), await aLead(test)];
    const first = await aTouch(test, await anEnrollment(test, one, { mailboxId: mailbox.id }));
    const second = await aTouch(test, await anEnrollment(test, two, { mailboxId: mailbox.id }));
    await send(first.id);
    await send(second.id);
    expect(test.wire.mails).toHaveLength(1);
    expect(await message(second.id)).toMatchObject({
      status: 'queued',
      holdReason: 'gap',
      notBefore: after(120 / 3600),
    });
    test.clock.pass(120 / 3600);
    await send(second.id);
    expect(test.wire.mails).toHaveLength(2);
  });

  it('a cap holds for many messages at once, and what was refused took nothing', async () => {
    const mailbox = await aMailbox(test, { dailyCap: 3 });
    const touches = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const lead = await aLead(test);
        return aTouch(test, await anEnrollment(test, lead, { mailboxId: mailbox.id }));
      }),
    );
    const halves = [touches.slice(0, 4), touches.slice(4)].map((half) => half.map(({ id }) => id));
    await Promise.all(halves.map((ids) => send(...ids)));
    expect(test.wire.mails).toHaveLength(3);
    expect(await test.rows(`select taken from mailbox_day`)).toEqual([{ taken: 3 }]);
  });

  it('a paused mailbox holds its messages, and lets them go when it is set going', async () => {
    const door = await atDoor({ mailbox: { status: 'paused' } });
    expect(await refused(door)).toEqual({ status: 'queued', holdReason: 'mailbox_paused', notBefore: after(0.25) });
    const { id, address, fromName } = door.mailbox;
    const changed = await call('PUT', `/api/mailboxes/${id}`, { address, fromName, status: 'active' });
    expect(changed).toMatchObject({ status: 200, body: { id, status: 'active', wire: 'capture' } });
    expect(await stand(door.lead.id)).toMatchObject({ ledgerReason: 'queued', nextActionAt: TUESDAY });
    await remind();
    await send(...test.queue.take('message.send'));
    expect(test.wire.mails).toHaveLength(1);
  });

  it('stop-all holds everything and start-all lets it go', async () => {
    const door = await atDoor();
    const waiting = await aLead(test);
    const due = await anEnrollment(test, waiting);
    test.wire.next(async () => {
      // One is on the wire already: it is counted, and its end is written.
      expect((await call('POST', '/api/stop-all')).body).toMatchObject({
        stopped: true,
        onTheWire: 1,
        messages: [{ kind: 'touch', leadName: 'Ana Silva' }],
      });
      return { response: '250' };
    });
    await send((await atDoor()).touch.id);
    expect(test.wire.mails).toHaveLength(1);
    test.wire.mails = [];
    expect(await refused(door)).toEqual({ status: 'queued', holdReason: 'stopped_all', notBefore: after(0.25) });
    await scan();
    expect(test.queue.take('touch.draft')).toEqual([]);
    expect(await stand(waiting.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'stopped_all',
      nextActionAt: after(1),
    });
    expect((await enrollment(due.id)).dueAt).toEqual(TUESDAY);
    expect((await call('POST', '/api/start-all')).body).toEqual({ stopped: false });
    expect(await stand(door.lead.id)).toMatchObject({ ledgerReason: 'queued', nextActionAt: TUESDAY });
    expect(await stand(waiting.id)).toMatchObject({ ledgerReason: 'due', nextActionAt: TUESDAY });
    await remind();
    await scan();
    expect(test.queue.take('touch.draft')).toEqual([due.id]);
    await send(...test.queue.take('message.send'));
    expect((await message(door.touch.id)).status).toBe('sent');
  });

  it('a text that cannot stand in a mail is put before a person, who may mend it', async () => {
    const door = await atDoor({ touch: { subject: 'Two\nlines' } });
    await send(door.touch.id);
    expect(test.wire.mails).toEqual([]);
    expect(await message(door.touch.id)).toMatchObject({
      status: 'needs_review',
      findings: [{ rule: 'unfit', detail: 'subject: control_character' }],
      reviewBy: after(24),
    });
    expect(await stand(door.lead.id)).toEqual({
      ledgerState: 'needs_review',
      ledgerReason: 'unfit',
      nextActionAt: after(24),
    });
    expect(await test.rows(`select taken from mailbox_day`)).toEqual([]);
    expect(await review(door.touch.id, { act: 'edit', subject: 'One line', body: 'Hello Ana' })).toBeNull();
    await send(door.touch.id);
    expect((await message(door.touch.id)).status).toBe('sent');
  });

  it('bytes that were rendered for another address are not sent to it', async () => {
    const door = await atDoor();
    test.wire.next(askedToWait());
    await send(door.touch.id);
    test.wire.mails = [];
    await test.rows(`update lead set email = 'new@silva.example' where id = $1`, [door.lead.id]);
    test.clock.pass(1);
    expect(await refused(door)).toEqual(cancelled('address_changed'));
    await scan();
    await draft(...test.queue.take('touch.draft'));
    await send(...test.queue.take('message.send'));
    expect(test.wire.mails.map(({ envelope }) => envelope.to)).toEqual(['new@silva.example']);
  });
});

describe('an answer', () => {
  async function anAnswer(
    given: Partial<Message> = {},
  ): Promise<{ lead: Lead; enrolled: Enrollment; question: Message; answer: Message }> {
    const mailbox = await aMailbox(test);
    const lead = await aLead(test, { timeZone: 'America/New_York', country: 'US' });
    const enrolled = await anEnrollment(test, lead, { mailboxId: mailbox.id });
    const question = await replyComes(lead, {
      decision: { act: 'answer', reason: 'question', until: null },
      status: 'settled',
      settledAt: TUESDAY,
    });
    const answer = await aTouch(test, enrolled, {
      kind: 'answer',
      stepId: null,
      answersId: question.id,
      createdAt: after(0.1),
      ...given,
    });
    await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [lead.id], TUESDAY);
    return { lead, enrolled, question, answer };
  }

  it('leaves at any hour, and the cadence waits three working days for a reaction', async () => {
    const { lead, enrolled, answer } = await anAnswer();
    test.clock.at = new Date('2026-03-13T07:00:00Z'); // Friday, 3 in the morning in New York
    await send(answer.id);
    expect(test.wire.mails).toHaveLength(1);
    const monday9To = new Date('2026-03-18T13:00:00Z'); // Monday, Tuesday, Wednesday 9:00
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'paused', reason: 'answering', resumeAt: monday9To });
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'snoozed',
      ledgerReason: 'answering',
      nextActionAt: monday9To,
    });
    test.clock.at = monday9To;
    await scan();
    expect((await enrollment(enrolled.id)).status).toBe('active');
    expect(test.queue.take('touch.draft')).toEqual([enrolled.id]);
    expect((await stand(lead.id)).nextActionAt).toEqual(monday9To);
  });

  it('does not set the cadence going while another reply waits', async () => {
    const { lead, enrolled, answer } = await anAnswer();
    test.wire.next(async () => {
      await replyComes(lead);
      return { response: '250' };
    });
    await send(answer.id);
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'paused', reason: 'replied', resumeAt: null });
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'answering' });
  });

  it('is out of date when the lead writes again; the question is not', async () => {
    const { lead, question, answer } = await anAnswer({ status: 'needs_review', reviewBy: after(4) });
    const second = await replyComes(lead);
    expect(await message(answer.id)).toMatchObject({ status: 'cancelled', holdReason: 'replied' });
    expect(await message(question.id)).toMatchObject({ status: 'classified', settledAt: null });
    await settle(second);
    await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [lead.id], TUESDAY);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'answering', ledgerReason: 'question' });
  });

  it('says that a machine wrote it unless a person has read it', async () => {
    const { answer } = await anAnswer();
    await send(answer.id);
    const other = await anAnswer({ status: 'needs_review', reviewBy: after(4) });
    await review(other.answer.id, { act: 'approve' });
    await send(other.answer.id);
    const headers = test.wire.mails.map(({ raw }) => /^Auto-Submitted: .*$/im.exec(raw.toString())?.[0] ?? null);
    expect(headers).toEqual(['Auto-Submitted: auto-replied', null]);
  });

  it.each([
    ['redraft', 'answering', 'classified', 'paused'],
    ['skip', 'snoozed', 'settled', 'paused'],
    ['stop', 'closed', 'settled', 'stopped'],
  ] as const)('that is rejected with %s leaves the lead %s', async (then, state, question, status) => {
    const answered = await anAnswer({ status: 'needs_review', reviewBy: after(4) });
    expect(await stand(answered.lead.id)).toMatchObject({
      ledgerState: 'needs_review',
      ledgerReason: 'answer_drafted',
    });
    expect(await review(answered.answer.id, { act: 'reject', then })).toBeNull();
    expect((await stand(answered.lead.id)).ledgerState).toBe(state);
    expect((await message(answered.question.id)).status).toBe(question);
    expect((await enrollment(answered.enrolled.id)).status).toBe(status);
  });

  it('that is approved, held and sent says so in the ledger', async () => {
    const { lead, answer } = await anAnswer({ status: 'needs_review', reviewBy: after(4) });
    await review(answer.id, { act: 'approve' });
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'answering', ledgerReason: 'queued' });
    await call('POST', '/api/stop-all');
    await send(answer.id);
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'answering',
      ledgerReason: 'stopped_all',
      nextActionAt: after(0.25),
    });
    await call('POST', '/api/start-all');
    await send(answer.id);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'snoozed', ledgerReason: 'answering' });
  });

  it('of which nobody knows whether it arrived is written again when it did not', async () => {
    const { lead, question, answer } = await anAnswer();
    test.wire.next(unknownFate());
    await send(answer.id);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'needs_review', ledgerReason: 'unknown_send' });
    await review(answer.id, { act: 'settle', as: 'not_sent' });
    expect((await message(question.id)).status).toBe('classified');
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'answering', ledgerReason: 'question' });
  });
});

describe('a draft', () => {
  async function due(
    given: Partial<Enrollment> = {},
    lead: Partial<Lead> = {},
  ): Promise<{ lead: Lead; enrolled: Enrollment }> {
    const mailbox = await aMailbox(test);
    const made = await aLead(test, lead);
    return { lead: made, enrolled: await anEnrollment(test, made, { mailboxId: mailbox.id, ...given }) };
  }

  it('is written once, however often it is asked for', async () => {
    const { lead, enrolled } = await due();
    await Promise.all([draft(enrolled.id), draft(enrolled.id)]);
    await draft(enrolled.id);
    const touches = await touchesOf(enrolled);
    expect(touches).toMatchObject([{ status: 'queued', step_id: enrolled.nextStepId }]);
    expect(new Set(test.queue.take('message.send'))).toEqual(new Set([touches[0]!.id]));
    expect(test.writer.briefs.length).toBeLessThanOrEqual(2);
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'queued',
      nextActionAt: TUESDAY,
    });
    expect(await acts(lead)).toEqual(['touch.queued']);
  });

  it('says nothing of any other lead', async () => {
    const { enrolled } = await due();
    await due({}, { firstName: 'Canary', company: 'Canary Inc' });
    await draft(enrolled.id);
    expect(JSON.stringify(test.writer.briefs)).not.toContain('Canary');
  });

  it('is not written while the window is closed: the enrollment waits, its due time stays', async () => {
    const { lead, enrolled } = await due({}, { timeZone: 'America/New_York', country: 'US' });
    await draft(enrolled.id);
    const opens = new Date('2026-03-10T13:00:00Z');
    expect(test.writer.briefs).toEqual([]);
    expect(await enrollment(enrolled.id)).toMatchObject({ notBefore: opens, holdReason: 'window', dueAt: TUESDAY });
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'window',
      nextActionAt: opens,
    });
  });

  it('is not written before anybody has said what the company sells', async () => {
    await test.rows(`delete from company`);
    const { lead, enrolled } = await due();
    await draft(enrolled.id);
    expect(await stand(lead.id)).toMatchObject({ ledgerReason: 'company_not_described', nextActionAt: after(1) });
  });

  it('is not written for a suppressed address: the cadence stops', async () => {
    const { lead, enrolled } = await due();
    const suppression = { kind: 'domain' as const, value: lead.emailDomain!, reason: 'by_hand', source: 'user:1' };
    await test.app.get(SuppressionsStore).add(test.database.manager, TUESDAY, suppression);
    await draft(enrolled.id);
    expect(test.writer.briefs).toEqual([]);
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'stopped', reason: 'suppressed' });
    expect(await stand(lead.id)).toEqual({ ledgerState: 'excluded', ledgerReason: 'by_hand', nextActionAt: null });
    expect(await acts(lead)).toEqual(['touch.not_written']);
  });

  it('waits when the writer is busy, as long as the writer says', async () => {
    const { lead, enrolled } = await due();
    test.writer.write = () => Promise.reject(new WriterFailed('429', 'busy', 600));
    await draft(enrolled.id);
    expect(await touchesOf(enrolled)).toEqual([]);
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'writer_busy',
      nextActionAt: after(1 / 6),
    });
  });

  it.each(['refused', 'unusable'] as const)('goes to a person when the writer finds it %s', async (kind) => {
    const { lead, enrolled } = await due();
    test.writer.write = () => Promise.reject(new WriterFailed('no', kind));
    await draft(enrolled.id);
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'needs_review',
      ledgerReason: `writer_${kind}`,
      nextActionAt: after(24),
    });
    const [touch] = await touchesOf(enrolled);
    expect(await review(touch!.id, { act: 'approve' })).toBe('empty');
    expect(await review(touch!.id, { act: 'edit', subject: '', body: 'Hello Ana' })).toBe('no_subject');
    expect(await review(touch!.id, { act: 'edit', subject: 'Hello', body: 'Hello Ana' })).toBeNull();
    await send(touch!.id);
    expect(test.wire.mails).toHaveLength(1);
  });

  it('goes to a person when a rule speaks against it', async () => {
    const { lead, enrolled } = await due();
    test.writer.write = async ({ language }) => ({
      subject: 'Hi',
      body: 'Hi {{firstName}}, see http://evil.example',
      language,
    });
    await draft(enrolled.id);
    expect(await touchesOf(enrolled)).toMatchObject([{ status: 'needs_review' }]);
    expect(test.queue.take('message.send')).toEqual([]);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'needs_review', ledgerReason: 'length' });
    expect(await acts(lead)).toEqual(['touch.held_for_review']);
  });

  it('is thrown away when the lead replies while it is written', async () => {
    const { lead, enrolled } = await due();
    const { write } = { write: test.writer.draftTouch.bind(test.writer) };
    test.writer.write = async (brief) => {
      test.writer.write = null;
      await replyComes(lead);
      return write(brief);
    };
    await draft(enrolled.id);
    expect(await touchesOf(enrolled)).toEqual([]);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'answering' });
  });

  it('does not keep the others when it fails', async () => {
    const [one, other] = [await due(), await due({}, { firstName: 'Otto' })];
    const offline = new OfflineWriter();
    test.writer.write = async (brief) => {
      if (brief.lead.firstName === 'Ana') throw new Error('broken');
      return offline.draftTouch(brief);
    };
    await expect(draft(one.enrolled.id, other.enrolled.id)).rejects.toThrow('1 rows failed');
    expect(await touchesOf(other.enrolled)).toHaveLength(1);
    expect(test.queue.take('message.send')).toHaveLength(1);
  });

  it.each([
    ['all', 1, 'needs_review'],
    ['first_step', 0, 'needs_review'],
    ['first_step', 1, 'queued'],
    ['none', 0, 'queued'],
  ] as const)('under review "%s" of step %i is %s', async (wanted, index, status) => {
    const steps = await theSteps(test);
    const { enrolled } = await due({ nextStepId: steps[index]!.id, stepsSent: index });
    await test.database.manager.update(Cadence, { id: '1' }, { review: wanted });
    await draft(enrolled.id);
    await test.database.manager.update(Cadence, { id: '1' }, { review: 'none' });
    expect(await touchesOf(enrolled)).toMatchObject([{ status }]);
  });

  it('obeys a whisper before the eyes of a person, and keeps it until that mail has left', async () => {
    const { lead, enrolled } = await due({}, { whisper: 'Mention the trade fair' });
    const whisper = async () => (await must(test.app.get(LeadsStore).find(lead.id))).whisper;
    await draft(enrolled.id);
    expect(test.writer.briefs[0]!.whisper).toBe('Mention the trade fair');
    const [first] = await touchesOf(enrolled);
    expect(first).toMatchObject({ status: 'needs_review' });
    await review(first!.id, { act: 'reject', then: 'redraft' });
    await draft(enrolled.id);
    const [, second] = await touchesOf(enrolled);
    expect([second!.status, await whisper()]).toEqual(['needs_review', 'Mention the trade fair']);
    await review(second!.id, { act: 'approve' });
    await aMailbox(test);
    await send(second!.id);
    expect([test.wire.mails.length, await whisper()]).toEqual([1, null]);
  });

  it('is what a person says who wants another draft', async () => {
    const { lead, enrolled } = await due();
    await test.rows(`update cadence set review = 'all'`);
    await draft(enrolled.id);
    const [first] = await touchesOf(enrolled);
    const wish = { instruction: '  Say nothing of prices ' };
    expect((await call('POST', `/api/messages/${first!.id}/regenerate`, wish)).status).toBe(200);
    await draft(enrolled.id);
    await test.rows(`update cadence set review = 'none'`);
    expect(test.writer.briefs.map(({ whisper }) => whisper)).toEqual([null, 'Say nothing of prices']);
    expect(await touchesOf(enrolled)).toMatchObject([{ status: 'cancelled' }, { status: 'needs_review' }]);
    expect((await must(test.app.get(LeadsStore).find(lead.id))).whisper).toBe('Say nothing of prices');
    const tooLong = { instruction: 'x'.repeat(2_001) };
    expect(await call('POST', `/api/messages/${first!.id}/regenerate`, tooLong)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'instruction' }] },
    });
  });

  it('keeps no draft that was written without a whisper that came meanwhile', async () => {
    const { lead, enrolled } = await due({}, { whisper: 'Mention the trade fair' });
    const write = test.writer.draftTouch.bind(test.writer);
    test.writer.write = async (brief) => {
      test.writer.write = null;
      await test.rows(`update lead set whisper = 'Say nothing of prices' where id = $1`, [lead.id]);
      return write(brief);
    };
    await draft(enrolled.id);
    expect(await touchesOf(enrolled)).toEqual([]);
    await draft(enrolled.id);
    expect(test.writer.briefs.at(-1)!.whisper).toBe('Say nothing of prices');
    expect(await touchesOf(enrolled)).toMatchObject([{ status: 'needs_review' }]);
  });

  it('keeps no draft for a lead that is known otherwise since: the other texts of its job took their time', async () => {
    const { lead, enrolled } = await due({}, { firstName: 'Ann' });
    const write = test.writer.draftTouch.bind(test.writer);
    test.writer.write = async (brief) => {
      test.writer.write = null;
      await test.rows(`update lead set first_name = 'Anna' where id = $1`, [lead.id]);
      return write(brief);
    };
    await draft(enrolled.id);
    expect(await touchesOf(enrolled)).toEqual([]);
    expect((await enrollment(enrolled.id)).remindedUntil).toBeNull();
    await draft(enrolled.id);
    const [kept] = await touchesOf(enrolled);
    expect((await message(kept!.id)).body).toContain('Anna');
  });

  it('lets no mail out that has not heard the whisper, however it got to the door', async () => {
    const door = await atDoor();
    await test.rows(`update lead set whisper = 'Say nothing of prices' where id = $1`, [door.lead.id]);
    await send(door.touch.id);
    expect(test.wire.mails).toEqual([]);
    expect(await message(door.touch.id)).toMatchObject({ status: 'cancelled', holdReason: 'whispered' });
    expect(await enrollment(door.touch.enrollmentId!)).toMatchObject({ status: 'active' });
  });

  it('passes over a step that was taken away while its mail was on the wire', async () => {
    const retired = await test.database.manager.save(CadenceStep, {
      cadenceId: '1',
      position: 1,
      waitDays: 0,
      purpose: 'opening',
      instruction: null,
      retiredAt: TUESDAY,
    } as CadenceStep);
    const { lead, enrolled } = await due({ nextStepId: retired.id });
    await draft(enrolled.id);
    expect(test.writer.briefs).toEqual([]);
    const [, second] = (await theSteps(test)).filter(({ retiredAt }) => retiredAt === null);
    const moved = await enrollment(enrolled.id);
    expect(moved).toMatchObject({ nextStepId: second!.id, stepsSent: 0, status: 'active' });
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'waiting_first_touch', nextActionAt: moved.dueAt });
    await test.rows(`delete from cadence_step where id = $1`, [retired.id]);
  });
});

describe('a review', () => {
  async function aDraft(given: Partial<Message> = {}): Promise<AtDoor> {
    const door = await atDoor({ touch: { status: 'needs_review', reviewBy: after(24), ...given } });
    await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [door.lead.id], TUESDAY);
    return door;
  }

  it('lets an approved draft leave, once', async () => {
    const { lead, touch } = await aDraft();
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'needs_review',
      ledgerReason: 'review',
      nextActionAt: after(24),
    });
    expect(await review(touch.id, { act: 'approve' })).toBeNull();
    expect(await review(touch.id, { act: 'approve' })).toBe('not_waiting');
    expect(await message(touch.id)).toMatchObject({ status: 'queued', reviewBy: null, body: touch.body });
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'queued',
      nextActionAt: TUESDAY,
    });
    expect(await acts(lead)).toEqual(['message.approved']);
  });

  it('sends the text a person wrote instead', async () => {
    const { touch } = await aDraft({ findings: [{ rule: 'claim', detail: 'free' }] });
    await review(touch.id, { act: 'edit', subject: 'Your inbox', body: 'Hello Ana, written by hand.' });
    await send(touch.id);
    const mail = await simpleParser(test.wire.mails[0]!.raw);
    expect(mail.subject).toBe('Your inbox');
    expect(mail.text).toContain('written by hand');
    expect((await message(touch.id)).findings).toEqual([]);
  });

  it.each([
    ['skip', 'waiting_first_touch', 1],
    ['redraft', 'waiting_first_touch', 0],
    ['stop', 'closed', 0],
  ] as const)('that rejects with %s leaves the lead %s', async (then, state, step) => {
    const { lead, enrollment: enrolled, touch } = await aDraft();
    const steps = await theSteps(test);
    test.clock.pass(26);
    expect(await review(touch.id, { act: 'reject', then })).toBeNull();
    expect(await message(touch.id)).toMatchObject({ status: 'cancelled', holdReason: `rejected_${then}` });
    expect((await stand(lead.id)).ledgerState).toBe(state);
    expect((await enrollment(enrolled.id)).nextStepId).toBe(steps[step]!.id);
    await scan();
    const drafts = test.queue.take('touch.draft');
    expect(drafts).toEqual(then === 'redraft' ? [enrolled.id] : []);
    await draft(...drafts);
    expect(await touchesOf(enrolled)).toHaveLength(then === 'redraft' ? 2 : 1);
    expect(await acts(lead)).toContain('message.rejected');
  });

  it('of a draft from before does not move the cadence the lead is in now', async () => {
    const { lead, touch } = await aDraft();
    await change(lead, { status: 'stopped', reason: 'by_hand' });
    const again = await anEnrollment(test, lead);
    await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [lead.id], TUESDAY);
    await review(touch.id, { act: 'reject', then: 'skip' });
    expect((await enrollment(again.id)).nextStepId).toBe(again.nextStepId);
  });

  it('finds nothing to decide when the lead has replied', async () => {
    const { lead, touch } = await aDraft();
    await replyComes(lead);
    expect(await review(touch.id, { act: 'approve' })).toBe('not_waiting');
    expect(await review('999', { act: 'approve' })).toBe('gone');
  });

  it('comes up again every day until somebody decides', async () => {
    const { lead, touch } = await aDraft();
    test.clock.pass(24);
    await remind();
    await remind();
    expect((await message(touch.id)).reviewBy).toEqual(after(48));
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'needs_review',
      ledgerReason: 'review',
      nextActionAt: after(48),
    });
    expect(await acts(lead)).toEqual(['review.reminded']);
  });

  async function anUnknown(): Promise<AtDoor> {
    const door = await atDoor();
    test.wire.next(unknownFate());
    await send(door.touch.id);
    return door;
  }

  it('settles an unknown send as sent: the cadence goes on', async () => {
    const { lead, enrollment: enrolled, touch } = await anUnknown();
    test.clock.pass(5);
    expect(await review(touch.id, { act: 'settle', as: 'sent' })).toBeNull();
    expect(await review(touch.id, { act: 'settle', as: 'sent' })).toBe('not_unknown');
    expect(await message(touch.id)).toMatchObject({ status: 'sent', sentAt: TUESDAY, reviewBy: null });
    expect(await enrollment(enrolled.id)).toMatchObject({ stepsSent: 1 });
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'in_cadence', ledgerReason: 'due' });
    expect(await acts(lead)).toEqual(['message.unknown', 'message.sent']);
  });

  it('settles an unknown send as not sent: the step is written anew', async () => {
    const { lead, enrollment: enrolled, touch } = await anUnknown();
    await review(touch.id, { act: 'settle', as: 'not_sent' });
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'waiting_first_touch', ledgerReason: 'due' });
    await scan();
    await draft(...test.queue.take('touch.draft'));
    expect((await touchesOf(enrolled)).map(({ status }) => status)).toEqual(['cancelled', 'queued']);
    expect(await acts(lead)).toEqual(['message.unknown', 'message.settled', 'touch.queued']);
  });

  it('sends an unknown one again, byte for byte, because a person said so', async () => {
    const { lead, touch } = await anUnknown();
    expect(await review(touch.id, { act: 'resend' })).toBeNull();
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'waiting_first_touch', ledgerReason: 'queued' });
    await send(touch.id);
    const [first, second] = test.wire.mails;
    expect(second!.raw.equals(first!.raw)).toBe(true);
    expect((await message(touch.id)).status).toBe('sent');
  });

  it('is told over HTTP, with the reason of a refusal', async () => {
    const { touch } = await aDraft();
    const listed = await call('GET', '/api/messages?status=needs_review');
    expect(listed.body).toMatchObject({ items: [{ id: touch.id, status: 'needs_review' }], nextCursor: null });
    expect(JSON.stringify(listed.body)).not.toContain('rendered');
    expect((await call('POST', `/api/messages/${touch.id}/edit`, { subject: 'a\nb', body: 'x' })).status).toBe(400);
    expect(await call('POST', `/api/messages/${touch.id}/regenerate`)).toMatchObject({
      status: 200,
      body: { status: 'cancelled' },
    });
    expect(await call('POST', `/api/messages/${touch.id}/approve`)).toMatchObject({ status: 409 });
    expect((await call('POST', `/api/messages/77777/approve`)).status).toBe(404);
  });
});

async function call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
  const response = await fetch(`${test.url}${path}`, {
    method,
    headers: { ...test.admin, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the mail on the wire', () => {
  const headersOf = (raw: Buffer): string[] => raw.toString('latin1').split('\r\n\r\n')[0]!.split('\r\n');
  const header = (raw: Buffer, name: string): string | undefined =>
    headersOf(raw)
      .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      ?.slice(name.length + 2);

  it('carries its ids, its way out and its way back', async () => {
    const {
      lead,
      mailbox,
      enrollment: enrolled,
      touch,
    } = await atDoor({ lead: { firstName: 'Zoë', lastName: 'Müller' } });
    await send(touch.id);
    const [mail] = test.wire.mails;
    const raw = mail!.raw;
    const domain = mailbox.address.split('@')[1];
    expect(header(raw, 'Message-ID')).toMatch(new RegExp(`^<[a-z2-7]{32}@${domain}>$`));
    expect(header(raw, 'Message-ID')).toBe(`<${mail!.messageId}>`);
    expect(header(raw, 'In-Reply-To')).toBeUndefined();
    expect(header(raw, 'Auto-Submitted')).toBeUndefined();
    // RFC 8058: one line each, one https address, nothing folded.
    expect(header(raw, 'List-Unsubscribe')).toMatch(
      /^<https:\/\/everylead\.example\/u\/\d+\.[\w-]{32}>, <mailto:[^<> ]+\+[^<> ]+@acme\.example\?subject=unsubscribe>$/,
    );
    expect(header(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const parsed = await simpleParser(raw);
    expect(parsed.from?.value).toEqual([{ address: mailbox.address, name: 'Nora Lind' }]);
    expect(parsed.to).toMatchObject({ value: [{ address: lead.email, name: 'Zoë Müller' }] });
    const replyTo = parsed.replyTo!.value[0]!.address!;
    expect(replyTo).toMatch(/^nora\d+\+[0-9a-z]+-[a-z2-7]{16}@acme\.example$/);
    expect(mail!.envelope).toEqual({ from: replyTo, to: lead.email });
    expect(parsed.date).toEqual(TUESDAY);
    expect(parsed.text).toContain(touch.body.split('\n')[2]);
    expect(parsed.text).toContain('This is an automated email sent on behalf of Acme Desk.');
    expect(parsed.text).toContain('Acme Desk, 1 Main Street, Springfield');
    expect(parsed.html).toContain(`<a href="https://everylead.example/u/`);
    expect((await enrollment(enrolled.id)).mailboxId).toBe(mailbox.id);
  });

  it('goes on in one thread', async () => {
    const { enrollment: enrolled, touch } = await atDoor();
    await send(touch.id);
    for (let step = 1; step <= 2; step++) {
      test.clock.at = (await enrollment(enrolled.id)).dueAt!;
      await scan();
      await draft(...test.queue.take('touch.draft'));
      await send(...test.queue.take('message.send'));
    }
    const [first, second, third] = test.wire.mails.map(({ raw }) => raw);
    const ids = test.wire.mails.map(({ messageId }) => `<${messageId}>`);
    expect(new Set(ids).size).toBe(3);
    expect(header(second!, 'In-Reply-To')).toBe(ids[0]);
    expect(header(second!, 'References')).toBe(ids[0]);
    expect(header(third!, 'In-Reply-To')).toBe(ids[1]);
    const references = (await simpleParser(third!)).references;
    expect(references).toEqual(ids.slice(0, 2));
    expect(header(second!, 'Subject')).toBe(`Re: ${header(first!, 'Subject')}`);
    expect(header(third!, 'Subject')).toBe(header(second!, 'Subject'));
    expect(
      await test.rows(`select in_reply_to, jsonb_array_length("references") as chain from message order by id`),
    ).toEqual([
      { in_reply_to: null, chain: 0 },
      { in_reply_to: test.wire.mails[0]!.messageId, chain: 1 },
      { in_reply_to: test.wire.mails[1]!.messageId, chain: 2 },
    ]);
  });

  it.each([
    ['de', 'Dies ist eine automatisch versendete E-Mail im Auftrag von Acme Desk.'],
    ['fr', 'Cet e-mail a été envoyé automatiquement pour le compte d’Acme Desk.'],
    ['es', 'Este es un correo automático enviado en nombre de Acme Desk.'],
  ])('ends in the language of the mail: %s', async (language, line) => {
    const { touch } = await atDoor({ touch: { language } });
    await send(touch.id);
    expect((await simpleParser(test.wire.mails[0]!.raw)).text).toContain(line);
  });

  it.each([
    ['openai/gpt', 'touch', 'written by an AI assistant'],
    ['user:7', 'person', null],
  ] as const)('says who wrote it: %s', async (writtenBy, kind, line) => {
    const { lead, touch } = await atDoor({ touch: { writtenBy, kind } });
    await send(touch.id);
    const { text = '' } = await simpleParser(test.wire.mails[0]!.raw);
    if (line) expect(text).toContain(line);
    else expect(text).not.toMatch(/AI assistant|automated/);
    expect(text).toContain('Prefer not to hear from us again?');
    await test.rows(`delete from lead where id = $1`, [lead.id]);
  });
});

describe('the way out', () => {
  async function sentWithLink(): Promise<AtDoor & { path: string }> {
    const door = await atDoor();
    await send(door.touch.id);
    const { text = '' } = await simpleParser(test.wire.mails[0]!.raw);
    return { ...door, path: /https:\/\/everylead\.example(\/u\/\S+)/.exec(text)![1]! };
  }
  const suppressions = () => test.rows(`select kind, value, reason, source from suppression order by id`);
  const post = (path: string, contentType: string, body: string) =>
    fetch(`${test.url}${path}`, { method: 'POST', headers: { 'content-type': contentType }, body });
  const urlencoded = (path: string) => post(path, 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click');

  it('only asks on GET', async () => {
    const { path } = await sentWithLink();
    const page = await fetch(`${test.url}${path}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<form method="post">');
    expect(await suppressions()).toEqual([]);
  });

  it('acts on POST, and twice is once', async () => {
    const { lead, enrollment: enrolled, path } = await sentWithLink();
    const answers = [await urlencoded(path), await urlencoded(path)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await suppressions()).toEqual([
      { kind: 'address', value: lead.email, reason: 'unsubscribed', source: `lead:${lead.id}` },
    ]);
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'stopped', reason: 'unsubscribed' });
    expect(await stand(lead.id)).toEqual({ ledgerState: 'excluded', ledgerReason: 'unsubscribed', nextActionAt: null });
    expect((await acts(lead)).filter((act) => act === 'lead.unsubscribed')).toHaveLength(1);
  });

  it('takes both forms of the one-click request, and an empty one', async () => {
    const { path } = await sentWithLink();
    const form = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    expect((await post(path, 'multipart/form-data; boundary=x', form)).status).toBe(200);
    expect(await suppressions()).toHaveLength(1);
    expect((await fetch(`${test.url}${path}`, { method: 'POST' })).status).toBe(200);
  });

  it('takes back what is queued, and what is claimed and not yet on the wire', async () => {
    const { lead, enrollment: enrolled, path } = await sentWithLink();
    const open = await enrollment(enrolled.id);
    const next = await aTouch(test, open, { mailboxId: open.mailboxId });
    await urlencoded(path);
    expect(await message(next.id)).toMatchObject({ status: 'cancelled', holdReason: 'unsubscribed' });
    expect(await test.rows(`select status from message where lead_id = $1 order by id`, [lead.id])).toEqual([
      { status: 'sent' },
      { status: 'cancelled' },
    ]);
  });

  it('holds even where the domain was closed before, and ends what is still open', async () => {
    const { lead, enrollment: enrolled, path } = await sentWithLink();
    const closed = { kind: 'domain' as const, value: lead.emailDomain!, reason: 'by_hand', source: 'user:1' };
    await test.app.get(SuppressionsStore).add(test.database.manager, TUESDAY, closed);
    await urlencoded(path);
    expect(await suppressions()).toHaveLength(2);
    expect((await enrollment(enrolled.id)).status).toBe('stopped');
  });

  it('wins or loses against a send as a whole', async () => {
    const doors = await Promise.all(Array.from({ length: 6 }, () => atDoor()));
    const { secret } = test.app.get(Config);
    await Promise.all(
      doors.flatMap(({ lead, touch }) => [
        urlencoded(`/u/${signedToken(secret, UNSUBSCRIBE, lead.id)}`),
        send(touch.id),
      ]),
    );
    for (const { lead, touch } of doors) {
      const left = test.wire.mails.filter(({ envelope }) => envelope.to === lead.email).length;
      expect((await message(touch.id)).status).toBe(left === 1 ? 'sent' : 'cancelled');
      expect(await stand(lead.id)).toMatchObject({ ledgerState: 'excluded', ledgerReason: 'unsubscribed' });
    }
  });

  it('answers for an erased lead as for any other, and for a forged link not at all', async () => {
    const { lead, path } = await sentWithLink();
    await test.rows(`delete from lead where id = $1`, [lead.id]);
    expect((await urlencoded(path)).status).toBe(200);
    const forged = path.replace(/\.[\w-]/, (dot) => (dot === '.A' ? '.B' : '.A'));
    expect((await urlencoded(forged)).status).toBe(404);
    expect((await fetch(`${test.url}/u/1`)).status).toBe(404);
  });
});

describe('mailboxes', () => {
  it('are made, changed and refused with the name of the field', async () => {
    const given = { address: 'Nora@Acme.example', fromName: 'Nora Lind', dailyCap: 20 };
    const made = await call('POST', '/api/mailboxes', given);
    expect(made).toMatchObject({
      status: 201,
      body: { address: 'nora@acme.example', status: 'active', gapSeconds: 0 },
    });
    expect(await call('POST', '/api/mailboxes', given)).toMatchObject({
      status: 409,
      body: { errors: [{ field: 'address' }] },
    });
    const long = `${'a'.repeat(34)}@acme.example`;
    expect(await call('POST', '/api/mailboxes', { ...given, address: long })).toMatchObject({ status: 400 });
    expect(await call('POST', '/api/mailboxes', { ...given, fromName: 'No\tra' })).toMatchObject({ status: 400 });
    await test.rows(`update mailbox set next_slot_at = $1`, [after(1)]);
    const id = String(made.body.id);
    const paused = await call('PUT', `/api/mailboxes/${id}`, { ...given, status: 'paused' });
    expect(paused).toMatchObject({ status: 200, body: { id, status: 'paused', pauseReason: 'by_hand', dailyCap: 20 } });
    expect(paused.body.nextSlotAt).toBe(after(1).toISOString());
    expect((await call('PUT', '/api/mailboxes/999', given)).status).toBe(404);
  });
});
