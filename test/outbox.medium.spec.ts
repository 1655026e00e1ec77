import { setTimeout as sleep } from 'node:timers/promises';
import { CadencesModule } from '../src/cadences/cadences.module.js';
import type { Tx } from '../src/database/sql.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import type { Message } from '../src/messages/message.entity.js';
import { MailboxesStore } from '../src/messages/mailboxes.store.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { MessagesStore } from '../src/messages/messages.store.js';
import { DoorStore } from '../src/outreach/door.store.js';
import { type Lease, OutboxStore, type Rendering } from '../src/messages/outbox.store.js';
import { atBarrier } from './barrier.js';
import { aLead, aMailbox, anEnrollment, aTouch } from './builders.js';
import { startTestApp, TUESDAY, type TestApp } from './support.js';

const HOUR = 3_600_000;
const now = TUESDAY;
const after = (hours: number) => new Date(now.getTime() + hours * HOUR);

let test: TestApp;
let outbox: OutboxStore;
let mailboxes: MailboxesStore;
const door = new DoorStore();

beforeAll(async () => {
  test = await startTestApp([LeadsModule, MessagesModule, CadencesModule]);
  outbox = test.app.get(OutboxStore);
  mailboxes = test.app.get(MailboxesStore);
}, 60_000);
beforeEach(() => test.reset());
afterAll(() => test.stop());

const transaction = <T>(run: (tx: Tx) => Promise<T>) => test.database.transaction(run);

async function aMessage(given: Partial<Message> = {}): Promise<Message> {
  const lead = await aLead(test);
  return aTouch(test, await anEnrollment(test, lead), given);
}

async function aLease(message: Message): Promise<Lease> {
  const [lease] = await outbox.lease([message.id], now);
  if (!lease) throw new Error('Nothing was leased');
  return lease;
}

async function find(id: string): Promise<Message> {
  const found = await test.app.get(MessagesStore).find(id);
  if (!found) throw new Error(`There is no message ${id}`);
  return found;
}

const leaseRunsOut = (id: string) =>
  test.rows(`update message set leased_until = now() - interval '1 second' where id = $1`, [id]);
const change = (id: string, given: Partial<Message>) =>
  test.app
    .get(MessagesStore)
    .change(test.database.manager, id, ['queued', 'sending', 'unknown', 'needs_review'], given);

function rendering(message: Message): Rendering {
  return {
    mailboxId: null,
    messageId: `row-${message.id}@acme.example`,
    rendered: Buffer.from('bytes'),
    fromAddress: 'nora@acme.example',
    toAddress: 'ana@silva.example',
    subject: 'A shared inbox',
    inReplyTo: null,
    references: ['first@acme.example'],
  };
}

const claim = (lease: Lease, message: Message) => transaction((tx) => outbox.claim(tx, lease, rendering(message)));

async function onWire(): Promise<{ message: Message; lease: Lease }> {
  const message = await aMessage();
  const lease = await aLease(message);
  await claim(lease, message);
  await outbox.startWire(lease, now);
  return { message, lease };
}

describe('a lease', () => {
  it('goes to one of two workers that ask at the same instant', async () => {
    const message = await aMessage();
    const ask = () => outbox.lease([message.id], now);
    const [one = [], other = []] = await atBarrier(test.database, { table: 'message', id: message.id }, [ask, ask]);
    expect([one.length, other.length].sort()).toEqual([0, 1]);
  });

  it.each([
    ['waits for a person', { status: 'needs_review' }],
    ['was cancelled', { status: 'cancelled' }],
    ['is on its way', { status: 'sending' }],
    ['is held up', { notBefore: after(1) }],
  ] as [string, Partial<Message>][])('is not given when the message %s', async (_, given) => {
    const message = await aMessage(given);
    expect(await outbox.lease([message.id], now)).toEqual([]);
  });

  it('is given again, under another fence, only when it has run out', async () => {
    const message = await aMessage();
    const first = await aLease(message);
    expect(await outbox.lease([message.id], now)).toEqual([]);
    await leaseRunsOut(message.id);
    expect(await aLease(message)).toEqual({ id: message.id, leadId: message.leadId, fence: first.fence + 1 });
  });

  it('takes what was named and nothing else, in that order', async () => {
    const [one, two, three] = [await aMessage(), await aMessage(), await aMessage()];
    const leases = await outbox.lease([three.id, one.id], now);
    expect(leases.map(({ id }) => id)).toEqual([three.id, one.id]);
    expect((await find(two.id)).leasedUntil).toBeNull();
  });

  it('ends before the ledger calls its lead forgotten', async () => {
    const message = await aMessage();
    await aLease(message);
    const [left] = await test.rows<{ seconds: number }>(
      `select extract(epoch from leased_until - now())::int as seconds from message where id = $1`,
      [message.id],
    );
    expect(left!.seconds).toBeGreaterThan(60);
    expect(left!.seconds).toBeLessThan(10 * 60);
  });
});

describe('a claim', () => {
  it('is won by one of two that hold the same lease', async () => {
    const message = await aMessage();
    const lease = await aLease(message);
    const attempt = () => claim(lease, message);
    const won = await atBarrier(test.database, { table: 'message', id: message.id }, [attempt, attempt]);
    expect(won.sort()).toEqual([false, true]);
  });

  it('stores the bytes with the change of state', async () => {
    const message = await aMessage();
    expect(await claim(await aLease(message), message)).toBe(true);
    expect(await find(message.id)).toMatchObject({ status: 'sending', wireStartedAt: null, ...rendering(message) });
  });

  it('is refused to an older fence', async () => {
    const message = await aMessage();
    const stale = await aLease(message);
    await leaseRunsOut(message.id);
    await aLease(message);
    expect(await claim(stale, message)).toBe(false);
    expect((await find(message.id)).status).toBe('queued');
  });

  it('is refused when the lease has run out', async () => {
    const message = await aMessage();
    const lease = await aLease(message);
    await leaseRunsOut(message.id);
    expect(await claim(lease, message)).toBe(false);
  });

  it('is refused when the message was cancelled meanwhile', async () => {
    const message = await aMessage();
    const lease = await aLease(message);
    await change(message.id, { status: 'cancelled' });
    expect(await claim(lease, message)).toBe(false);
    expect((await find(message.id)).status).toBe('cancelled');
  });

  it('concerns its own message only', async () => {
    const [message, other] = [await aMessage(), await aMessage()];
    const lease = await aLease(message);
    await aLease(other);
    await claim(lease, message);
    expect((await find(other.id)).status).toBe('queued');
  });
});

describe('the start of the wire', () => {
  async function claimed(): Promise<{ message: Message; lease: Lease }> {
    const message = await aMessage();
    const lease = await aLease(message);
    await claim(lease, message);
    return { message, lease };
  }

  it('happens once, however often it is asked for', async () => {
    const { message, lease } = await claimed();
    const start = async () => (await outbox.startWire(lease, now)) !== null;
    const started = await atBarrier(test.database, { table: 'message', id: message.id }, [start, start]);
    expect(started.sort()).toEqual([false, true]);
    expect(await find(message.id)).toMatchObject({ wireStartedAt: now, attempts: 1 });
  });

  it('outlives a try on the wire, whatever was left of the lease', async () => {
    const { message, lease } = await claimed();
    await test.rows(`update message set leased_until = now() + interval '2 seconds' where id = $1`, [message.id]);
    await outbox.startWire(lease, now);
    const [left] = await test.rows<{ seconds: number }>(
      `select extract(epoch from leased_until - now())::int as seconds from message where id = $1`,
      [message.id],
    );
    expect(left!.seconds).toBeGreaterThan(15 * 60);
  });

  it('is refused to an older fence', async () => {
    const { message, lease } = await claimed();
    await test.rows(`update message set fence = fence + 1 where id = $1`, [message.id]);
    expect(await outbox.startWire(lease, now)).toBeNull();
  });

  it('is refused when the lease has run out', async () => {
    const { message, lease } = await claimed();
    await leaseRunsOut(message.id);
    expect(await outbox.startWire(lease, now)).toBeNull();
  });

  it('is refused when the message is not on its way any more', async () => {
    const { message, lease } = await claimed();
    await change(message.id, { status: 'cancelled' });
    expect(await outbox.startWire(lease, now)).toBeNull();
  });

  it('concerns its own message only', async () => {
    const { lease } = await claimed();
    const other = await claimed();
    await outbox.startWire(lease, now);
    expect((await find(other.message.id)).wireStartedAt).toBeNull();
  });
});

describe('the end', () => {
  const sent = { status: 'sent' as const, wireResponse: '250 ok', sentAt: now };
  const finish = (lease: Lease) => transaction((tx) => outbox.finish(tx, lease, sent));

  it('is written once', async () => {
    const { message, lease } = await onWire();
    expect([await finish(lease), await finish(lease)]).toEqual([true, false]);
    expect(await find(message.id)).toMatchObject({ ...sent, leasedUntil: null });
  });

  it('still settles a message that was given up as unknown', async () => {
    const { message, lease } = await onWire();
    await change(message.id, { status: 'unknown', reviewBy: after(1) });
    expect(await finish(lease)).toBe(true);
    expect(await find(message.id)).toMatchObject({ status: 'sent', reviewBy: null });
  });

  it('is not written over what another worker, or a person, has done since', async () => {
    const { message, lease } = await onWire();
    expect(await finish({ ...lease, fence: lease.fence - 1 })).toBe(false);
    await change(message.id, { status: 'cancelled' });
    expect(await finish(lease)).toBe(false);
    expect((await find(message.id)).status).toBe('cancelled');
  });

  it('forgets the start of the wire only when it is to be tried again', async () => {
    const { message, lease } = await onWire();
    const end = {
      status: 'queued' as const,
      wireResponse: '451',
      notBefore: after(1),
      holdReason: 'server_asked_to_wait',
    };
    await transaction((tx) => outbox.finish(tx, lease, end));
    expect(await find(message.id)).toMatchObject({ ...end, wireStartedAt: null });
  });

  it('concerns its own message only', async () => {
    const { lease } = await onWire();
    const other = await onWire();
    await finish(lease);
    expect((await find(other.message.id)).status).toBe('sending');
  });
});

describe('giving a lease back', () => {
  const held = { status: 'queued' as const, until: after(1), reason: 'window' };
  const giveBack = (lease: Lease) => transaction((tx) => outbox.giveBack(tx, lease, held));

  it('holds the message up', async () => {
    const message = await aMessage();
    expect(await giveBack(await aLease(message))).toBe(true);
    expect(await find(message.id)).toMatchObject({
      status: 'queued',
      notBefore: after(1),
      holdReason: 'window',
      leasedUntil: null,
    });
  });

  it('is refused to an older fence, and to a message on its way', async () => {
    const message = await aMessage();
    const lease = await aLease(message);
    expect(await giveBack({ ...lease, fence: lease.fence - 1 })).toBe(false);
    await claim(lease, message);
    expect(await giveBack(lease)).toBe(false);
    expect(await find(message.id)).toMatchObject({ status: 'sending', holdReason: null });
  });

  it('concerns its own message only', async () => {
    const [message, other] = [await aMessage(), await aMessage()];
    const lease = await aLease(message);
    await aLease(other);
    await giveBack(lease);
    expect((await find(other.id)).holdReason).toBeNull();
  });
});

describe('a claim whose worker died', () => {
  const release = (id: string) => transaction((tx) => outbox.releaseStale(tx, id));

  it('goes back to the queue when the wire was not started', async () => {
    const message = await aMessage();
    await claim(await aLease(message), message);
    await leaseRunsOut(message.id);
    expect(await outbox.stale(10)).toEqual([{ id: message.id, leadId: message.leadId }]);
    expect(await release(message.id)).toBe('queued');
    expect(await outbox.stale(10)).toEqual([]);
  });

  it('is unknown when it was', async () => {
    const { message } = await onWire();
    await leaseRunsOut(message.id);
    expect(await release(message.id)).toBe('unknown');
    expect(await release(message.id)).toBeNull();
  });

  it('is left alone while its worker lives, and when it has its end', async () => {
    const { message, lease } = await onWire();
    expect([await outbox.stale(10), await release(message.id)]).toEqual([[], null]);
    await transaction((tx) => outbox.finish(tx, lease, { status: 'sent', wireResponse: '250' }));
    await leaseRunsOut(message.id);
    expect([await outbox.stale(10), await release(message.id)]).toEqual([[], null]);
  });

  it('concerns its own message only', async () => {
    const [one, other] = [await onWire(), await onWire()];
    await leaseRunsOut(one.message.id);
    await leaseRunsOut(other.message.id);
    await release(one.message.id);
    expect((await find(other.message.id)).status).toBe('sending');
  });
});

describe('what waits for a person', () => {
  it('comes up again when its time is over, and is noted once', async () => {
    const due = await aMessage({ status: 'needs_review', reviewBy: now });
    const unknown = await aMessage({ status: 'unknown', reviewBy: after(-1) });
    await aMessage({ status: 'needs_review', reviewBy: after(1) });
    await aMessage({ status: 'queued', reviewBy: after(-1) });
    expect((await outbox.overdueReviews(now, 10)).map(({ id }) => id)).toEqual([unknown.id, due.id]);
    const age = () => transaction((tx) => outbox.ageReview(tx, due.id, now, after(24)));
    expect([await age(), await age()]).toEqual([true, false]);
    expect((await find(due.id)).reviewBy).toEqual(after(24));
    expect((await find(unknown.id)).reviewBy).toEqual(after(-1));
  });

  it('is not noted when somebody has decided meanwhile', async () => {
    const message = await aMessage({ status: 'queued', reviewBy: after(-1) });
    expect(await transaction((tx) => outbox.ageReview(tx, message.id, now, after(24)))).toBe(false);
  });
});

describe('a hold', () => {
  it('is lifted for its reason only, and only while the message waits', async () => {
    const held = await aMessage({ notBefore: after(5), holdReason: 'capacity' });
    const other = await aMessage({ notBefore: after(5), holdReason: 'window' });
    const cancelled = await aMessage({ status: 'cancelled', notBefore: after(5), holdReason: 'capacity' });
    expect(await outbox.held(['capacity'])).toEqual([{ id: held.id, leadId: held.leadId }]);
    for (const { id } of [held, other, cancelled]) {
      await transaction((tx) => outbox.releaseHold(tx, id, ['capacity']));
    }
    expect(await find(held.id)).toMatchObject({ notBefore: null, holdReason: null });
    expect((await find(other.id)).holdReason).toBe('window');
    expect((await find(cancelled.id)).holdReason).toBe('capacity');
  });
});

describe('the reminder of what may go', () => {
  it('names what answers a person first, then the oldest', async () => {
    const [one, two] = [await aMessage(), await aMessage({ notBefore: now })];
    const answer = await aMessage({ kind: 'answer', stepId: null, enrollmentId: null });
    expect(await outbox.remindDue(now, 10)).toEqual([answer.id, one.id, two.id]);
    expect(await outbox.remindDue(now, 10)).toEqual([]);
  });

  it('passes over touches for an answer when it may not name all', async () => {
    await aMessage();
    const answer = await aMessage({ kind: 'answer', stepId: null, enrollmentId: null });
    expect(await outbox.remindDue(now, 1)).toEqual([answer.id]);
  });

  it.each([
    ['is held up', { notBefore: after(1) }],
    ['waits for a person', { status: 'needs_review' }],
    ['was reminded of', { remindedUntil: new Date(Date.now() + HOUR) }],
    ['is leased', { leasedUntil: new Date(Date.now() + HOUR) }],
  ] as [string, Partial<Message>][])('leaves out what %s', async (_, given) => {
    await aMessage(given);
    expect(await outbox.remindDue(now, 10)).toEqual([]);
  });

  it('comes again when the one before came to nothing', async () => {
    const past = new Date(Date.now() - 1_000);
    const message = await aMessage({ remindedUntil: past, leasedUntil: past });
    expect(await outbox.remindDue(now, 10)).toEqual([message.id]);
  });

  it('names a row once when two scan at the same time, and waits for nobody', async () => {
    const messages = await Promise.all(Array.from({ length: 20 }, () => aMessage()));
    const scans = await Promise.all([outbox.remindDue(now, 10), outbox.remindDue(now, 10), outbox.remindDue(now, 10)]);
    const named = scans.flat();
    expect(new Set(named).size).toBe(named.length);
    await test.rows(`update message set reminded_until = null`);
    const locked = test.database.createQueryRunner();
    try {
      await locked.startTransaction();
      await locked.query(`select id from message where id = $1 for update`, [messages[0]!.id]);
      const scanned = outbox.remindDue(now, 100).then((ids) => ids.length);
      expect(await Promise.race([scanned, sleep(3_000, 'waits')])).toBe(19);
    } finally {
      await locked.rollbackTransaction();
      await locked.release();
    }
  });
});

describe('a mailbox', () => {
  const take = (id: string, at = now) => transaction((tx) => mailboxes.takeSlot(tx, id, at));
  const taken = async () =>
    await test.rows<{ day: string; taken: number }>(`select day::text, taken from mailbox_day order by day`);

  it('without a gap gives slots in any order: who asks last may have looked at the clock first', async () => {
    const { id } = await aMailbox(test, { dailyCap: 3, gapSeconds: 0 });
    expect([await take(id, new Date(now.getTime() + 50)), await take(id, now)]).toEqual([true, true]);
  });

  it('passes neither cap nor gap with ten workers at once', async () => {
    const capped = await aMailbox(test, { dailyCap: 3 });
    const askFor = (id: string) => Array.from({ length: 10 }, () => () => take(id));
    const slots = await atBarrier(test.database, { table: 'mailbox', id: capped.id }, askFor(capped.id));
    expect(slots.filter(Boolean)).toHaveLength(3);
    const slow = await aMailbox(test, { gapSeconds: 60 });
    const gaps = await atBarrier(test.database, { table: 'mailbox', id: slow.id }, askFor(slow.id));
    expect(gaps.filter(Boolean)).toHaveLength(1);
  });

  it('gives the next slot after its gap', async () => {
    const { id } = await aMailbox(test, { gapSeconds: 90 });
    expect(await take(id)).toBe(true);
    expect(await take(id, new Date(now.getTime() + 89_000))).toBe(false);
    expect(await transaction((tx) => mailboxes.nextSlot(tx, id, now))).toEqual({
      at: new Date(now.getTime() + 90_000),
      reason: 'gap',
    });
    expect(await take(id, new Date(now.getTime() + 90_000))).toBe(true);
    expect(await taken()).toEqual([{ day: '2026-03-10', taken: 2 }]);
  });

  it('leaves at uneven times: up to its jitter is added to each gap', async () => {
    const { id } = await aMailbox(test, { gapSeconds: 60, gapJitterSeconds: 30 });
    const gaps = new Set<number>();
    for (let [mails, at] = [0, now]; mails < 40; mails++) {
      expect(await take(id, at)).toBe(true);
      const next = (await mailboxes.find(id))!.nextSlotAt!;
      gaps.add((next.getTime() - at.getTime()) / 1_000);
      at = next;
    }
    expect([...gaps].filter((gap) => gap < 60 || gap > 90)).toEqual([]);
    // 40 of 31 possible gaps: three alike is what chance would hardly ever give.
    expect(gaps.size).toBeGreaterThan(3);
  });

  it('starts slowly: so many on its first day, more on each after it, and never more than its cap', async () => {
    const { id } = await aMailbox(test, { dailyCap: 6, rampStart: 2, rampPerDay: 3, rampFrom: '2026-03-10' });
    const perDay: number[] = [];
    for (const day of [0, 1, 2, 3]) {
      let taken = 0;
      while (await take(id, after(24 * day))) taken++;
      perDay.push(taken);
    }
    expect(perDay).toEqual([2, 5, 6, 6]);
    expect((await mailboxes.capacities(after(24)))[0]).toMatchObject({ dailyCap: 5, used: 5, free: 0 });
    expect(await transaction((tx) => mailboxes.nextSlot(tx, id, now))).toMatchObject({ reason: 'capacity' });
  });

  it('that starts with nothing sends nothing on its first day', async () => {
    const { id } = await aMailbox(test, { dailyCap: 6, rampStart: 0, rampPerDay: 1, rampFrom: '2026-03-10' });
    expect(await take(id)).toBe(false);
    expect(await take(id, after(24))).toBe(true);
  });

  it.each([{ status: 'paused' as const }, { dailyCap: 0 }])('gives none when it is %j', async (given) => {
    const { id } = await aMailbox(test, given);
    expect(await take(id)).toBe(false);
    expect(await taken()).toEqual([]);
  });

  it('takes nothing when its day is full, not even the gap', async () => {
    const { id } = await aMailbox(test, { dailyCap: 1, gapSeconds: 60 });
    await take(id);
    const later = after(1);
    expect(await take(id, later)).toBe(false);
    expect((await mailboxes.find(id))?.nextSlotAt).toEqual(new Date(now.getTime() + 60_000));
  });

  it('starts its day anew at midnight in its own zone', async () => {
    const { id } = await aMailbox(test, { dailyCap: 1, timeZone: 'Asia/Kolkata' });
    const [evening, midnight] = [new Date('2026-03-10T18:00:00Z'), new Date('2026-03-10T18:30:00Z')];
    expect(await take(id, evening)).toBe(true);
    expect(await take(id, evening)).toBe(false);
    expect(await transaction((tx) => mailboxes.nextSlot(tx, id, evening))).toEqual({
      at: midnight,
      reason: 'capacity',
    });
    expect(await take(id, midnight)).toBe(true);
    expect(await taken()).toEqual([
      { day: '2026-03-10', taken: 1 },
      { day: '2026-03-11', taken: 1 },
    ]);
  });

  it('gets back what was not used, of that day and its own, and never below nothing', async () => {
    const [one, other] = [await aMailbox(test, { dailyCap: 1 }), await aMailbox(test, { dailyCap: 1 })];
    await take(one.id);
    await take(other.id);
    await transaction((tx) => mailboxes.releaseSlot(tx, one.id, after(24)));
    expect(await take(one.id)).toBe(false);
    for (let twice = 0; twice < 2; twice++) await transaction((tx) => mailboxes.releaseSlot(tx, one.id, now));
    expect([await take(one.id), await take(one.id), await take(other.id)]).toEqual([true, false, false]);
  });

  it('counts what waits to leave against its day', async () => {
    const { id } = await aMailbox(test, { dailyCap: 5 });
    await aMailbox(test, { dailyCap: 5, status: 'paused' });
    await aMessage({ mailboxId: id });
    await aMessage({ mailboxId: id, status: 'needs_review' });
    await aMessage({ mailboxId: id, status: 'cancelled' });
    await take(id);
    expect(await mailboxes.capacities(now)).toEqual([{ id, timeZone: 'Europe/Berlin', dailyCap: 5, used: 3, free: 2 }]);
    expect((await mailboxes.capacities(after(24)))[0]).toMatchObject({ used: 2, free: 3 });
  });
});

describe('the stop of all sending', () => {
  it('waits for a claim that is being made, which it then counts', async () => {
    const message = await aMessage();
    const lease = await aLease(message);
    const claiming = test.database.createQueryRunner();
    await claiming.startTransaction();
    expect((await door.look(claiming.manager, message.id, now))!.stoppedBy).toBeNull();
    await outbox.claim(claiming.manager, lease, rendering(message));
    const stop = transaction((tx) => mailboxes.switchSending(tx, { at: now, by: 'key:1' }));
    const first = await Promise.race([stop.then(() => 'stopped'), sleep(300, 'waits')]);
    expect(first).toBe('waits');
    await claiming.commitTransaction();
    await claiming.release();
    await stop;
    expect(await outbox.onWire()).toHaveLength(1);
    expect((await transaction((tx) => door.look(tx, message.id, now)))!.stoppedBy).toBe('key:1');
    await transaction((tx) => mailboxes.switchSending(tx, null));
    expect(await mailboxes.stoppedBy()).toBeNull();
  });
});
