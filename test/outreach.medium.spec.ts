import { simpleParser } from 'mailparser';
import { ActivityStore } from '../src/activity/activity.store.js';
import { CadenceStep } from '../src/cadences/cadence-step.entity.js';
import { Cadence } from '../src/cadences/cadence.entity.js';
import { CadencesModule } from '../src/cadences/cadences.module.js';
import type { Enrollment } from '../src/cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../src/cadences/enrollments.store.js';
import { ScanDue } from '../src/cadences/scan-due.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { LeadsStore } from '../src/leads/leads.store.js';
import { SuppressionsStore } from '../src/leads/suppressions.store.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import { SendFailed } from '../src/mail/mail-transport.js';
import type { Mailbox } from '../src/messages/mailbox.entity.js';
import { MailboxesStore } from '../src/messages/mailboxes.store.js';
import type { Message } from '../src/messages/message.entity.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { MessagesStore } from '../src/messages/messages.store.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { RemindMessages } from '../src/outreach/remind-messages.js';
import { type Review, ReviewMessage } from '../src/outreach/review-message.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { WriterFailed } from '../src/writer/writer.js';
import { atBarrier } from './barrier.js';
import { aCompany, aLead, aMailbox, anEnrollment, aReply, aTouch, theSteps } from './builders.js';
import { askedToWait, refusedForGood, signInFailed, unknownFate } from './fakes.js';
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
async function atDoor(given: { lead?: Partial<Lead>; mailbox?: Partial<Mailbox>; touch?: Partial<Message> } = {}): Promise<AtDoor> {
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
    await test.app.get(MessagesStore).cancelUnsent(tx, lead.id, 'replied');
    const pause = { status: 'paused' as const, reason: 'replied', pauseOwner: 'agent' };
    await test.app.get(EnrollmentsStore).change(tx, lead.id, pause, test.clock.at);
    await test.app.get(EnrollmentsStore).restoreStanding(tx, lead.id, test.clock.at);
    return reply;
  });
}

async function settle(reply: Message): Promise<void> {
  const settled = { status: 'settled' as const, settledAt: test.clock.at };
  await test.app.get(MessagesStore).change(test.database.manager, reply.id, ['received', 'classified'], settled);
}

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
    expect(advanced).toMatchObject({ stepsSent: 1, lastStepId: first!.id, nextStepId: second!.id, lane: 3, status: 'active' });
    expect(advanced.dueAt!.getTime()).toBeGreaterThan(after(48).getTime());
    expect(await stand(lead.id)).toEqual({ ledgerState: 'in_cadence', ledgerReason: 'due', nextActionAt: advanced.dueAt });
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
    await test.rows(`update enrollment set next_step_id = $2, steps_sent = 3, lane = 3 where id = $1`, [enrolled.id, last.id]);
    await test.rows(`update message set step_id = $2 where id = $1`, [touch.id, last.id]);
    await test.rows(`update lead set ledger_state = 'in_cadence' where id = $1`, [lead.id]);
    await send(touch.id);
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'finished', reason: 'completed', closedAt: TUESDAY });
    expect(await stand(lead.id)).toEqual({ ledgerState: 'finished', ledgerReason: 'completed', nextActionAt: null });
  });

  it('does not stay behind when another one of its batch cannot be handled', async () => {
    const [one, other] = [await atDoor(), await atDoor()];
    test.wire.next(() => Promise.reject(new Error('disk full')));
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
    expect(await message(touch.id)).toMatchObject({ status: 'sent', mailboxId: mailbox.id, fromAddress: mailbox.address });
  });
});

describe('on the wire', () => {
  it('the lead is not called forgotten while a try may last', async () => {
    const { lead, touch } = await atDoor();
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
    expect(await stand(lead.id)).toEqual({ ledgerState: 'needs_review', ledgerReason: 'unknown_send', nextActionAt: after(24) });
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
    expect(await message(touch.id)).toMatchObject({ status: 'queued', holdReason: 'server_asked_to_wait', reviewBy: null });
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'waiting_first_touch', ledgerReason: 'server_asked_to_wait' });
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

  it('a reply that comes meanwhile pauses the cadence behind the touch that is already gone', async () => {
    const { lead, enrollment: enrolled, touch } = await atDoor();
    const [, second] = await theSteps(test);
    test.wire.next(async () => {
      await replyComes(lead);
      return { response: '250' };
    });
    await send(touch.id);
    expect((await message(touch.id)).status).toBe('sent');
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'paused', reason: 'replied', stepsSent: 1, nextStepId: second!.id });
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
      await test.rows(`update lead set ledger_state = 'with_rep', next_action_at = $2 where id = $1`, [lead.id, after(1)]);
      return { response: '250' };
    });
    await send(touch.id);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'with_rep', nextActionAt: after(1) });
    await test.rows(`delete from lead where id = $1`, [lead.id]);
  });
});
