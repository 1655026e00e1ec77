import { ActivityStore } from '../src/activity/activity.store.js';
import { AdvanceHandoff } from '../src/handoffs/advance-handoff.js';
import { DigestRep } from '../src/handoffs/digest-rep.js';
import { DigestStore } from '../src/handoffs/digest.store.js';
import { HandOffLead } from '../src/handoffs/hand-off-lead.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { RemindHandoffs } from '../src/handoffs/remind-handoffs.js';
import { RepsStore } from '../src/handoffs/reps.store.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { LeadsStore } from '../src/leads/leads.store.js';
import { SuppressionsStore } from '../src/leads/suppressions.store.js';
import { EraseLead } from '../src/ledger/erase-lead.js';
import { MailTransport } from '../src/mail/mail-transport.js';
import { ModelCallsStore } from '../src/model-calls/model-calls.store.js';
import { aCompany, aLeadUnderWay, replied } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  test = await startFlowApp(HandoffsModule);
}, 60_000);
afterAll(() => test.stop());
afterEach(() => expectAllAccounted(test));

/** Tuesday, 6:00 in Berlin: before anybody is at work. */
const EARLY = new Date('2026-03-10T05:00:00Z');
const NINE = new Date('2026-03-10T08:00:00Z');

beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff, offer, rep, notice restart identity cascade`);
  await aCompany(test);
  test.clock.at = EARLY;
  await test.call('POST', '/api/reps', { ...MIA });
  // From now on its mornings are known.
  await look();
});

const MIA = { name: 'Mia', email: 'mia@acme.example', timeZone: 'Europe/Berlin' };

async function anOffer(words = 'Please call me.'): Promise<Lead> {
  test.clock.pass(0.01);
  const lead = await aLeadUnderWay(test);
  await replied(test, lead, words);
  await test.app.get(HandOffLead).run({ ids: [lead.id] });
  return lead;
}

/** One look of the clock, and the digests it leads to. */
async function look(): Promise<string[]> {
  await test.app.get(RemindHandoffs).run(test.clock.at);
  const due = test.queue.take('handoff.advance');
  if (due.length > 0) await test.app.get(AdvanceHandoff).run({ ids: due });
  const ids = test.queue.take('rep.digest');
  if (ids.length > 0) await test.app.get(DigestRep).run({ ids });
  return ids;
}

interface Told {
  subject: string;
  body: string;
  lead_ids: string[];
}
const digests = () =>
  test.rows<Told>(`select subject, body, lead_ids from notice where kind = 'rep_digest' order by id`);
const accept = (handoff: number) => test.call('POST', `/api/handoffs/${handoff}/accept`);

describe('the digest of a rep', () => {
  it('comes once a day when their work begins, and says what is offered, what waits and who wrote', async () => {
    const [offered, taken] = [await anOffer(), await anOffer('Can we talk about prices?')];
    await accept(2);
    test.clock.at = new Date(NINE.getTime() - 60_000);
    expect(await look()).toEqual([]);
    test.clock.at = NINE;
    expect(await look()).toEqual(['1']);
    const [digest] = await digests();
    expect(digest!.subject).toBe('Your leads this morning: 1 to take, 1 waits for you, 2 replies');
    expect(digest!.body).toContain('> Can we talk about prices?');
    expect([...digest!.lead_ids].sort()).toEqual([offered.id, taken.id].sort());
    test.clock.pass(2);
    expect(await look()).toEqual([]);
    expect(await digests()).toHaveLength(1);
  });

  it('tells of replies since the last one only', async () => {
    const lead = await anOffer();
    await accept(1);
    await test.call('POST', '/api/handoffs/1/contacted');
    test.clock.at = NINE;
    await look();
    test.clock.pass(1);
    await replied(test, lead, 'One more thing.');
    test.clock.pass(23);
    await look();
    const [, second] = await digests();
    expect(second!.body).toContain('> One more thing.');
    expect(second!.body).not.toContain('Please call me.');
    test.clock.pass(24);
    await look();
    // Nothing came since, so there is none.
    expect(await digests()).toHaveLength(2);
  });

  it('is none when nothing waits, when it is switched off, and while the rep is away', async () => {
    test.clock.at = NINE;
    await look();
    expect(await digests()).toEqual([]);
    await anOffer();
    await test.call('PUT', '/api/reps/1', { ...MIA, digest: false });
    test.clock.pass(24);
    expect(await look()).toEqual([]);
    await test.call('PUT', '/api/reps/1', { ...MIA, awayUntil: '2026-03-16T08:00:00Z' });
    await look();
    test.clock.pass(24);
    await look();
    expect(await digests()).toEqual([]);
    await accept(1);
    test.clock.at = new Date('2026-03-16T08:00:00Z');
    await look();
    expect(await digests()).toHaveLength(1);
  });

  it('is claimed by one of two workers, and not for a morning that was moved meanwhile', async () => {
    await anOffer();
    test.clock.at = NINE;
    await Promise.all([test.app.get(DigestRep).run({ ids: ['1'] }), test.app.get(DigestRep).run({ ids: ['1'] })]);
    expect(await digests()).toHaveLength(1);
    const rep = (await test.app.get(RepsStore).find('1'))!;
    const claim = (seen: Date) =>
      test.app
        .get(DigestStore)
        .claim(
          test.database.manager,
          { ...rep, digestAt: seen },
          { next: rep.digestAt!, coveredTo: NINE },
          rep.digestAt!,
        );
    expect(await claim(NINE)).toBe(false);
    expect(await claim(rep.digestAt!)).toBe(true);
  });

  it('waits for the next morning when nobody worked through the whole day, and tells all of it then', async () => {
    await anOffer();
    await accept(1);
    test.clock.at = new Date('2026-03-10T20:00:00Z');
    await look();
    expect(await digests()).toEqual([]);
    test.clock.at = new Date('2026-03-11T08:00:00Z');
    await look();
    expect((await digests())[0]!.body).toContain('> Please call me.');
  });

  it('comes on both mornings of a rep whose work begins at midnight elsewhere, however late the first was', async () => {
    const hours = { days: [1, 2, 3, 4, 5], from: '05:20', to: '13:00', skipHolidays: false };
    await test.call('PUT', '/api/reps/1', { ...MIA, timeZone: 'Asia/Kolkata', hours });
    await look();
    test.clock.at = new Date('2026-03-10T01:00:00Z');
    await anOffer();
    await accept(1);
    // Wednesday's begins on Tuesday, 23:50 in Greenwich, and is told late.
    test.clock.at = new Date('2026-03-11T00:05:00Z');
    await look();
    test.clock.at = new Date('2026-03-11T23:55:00Z');
    await look();
    expect(await digests()).toHaveLength(2);
  });

  it('follows new work hours', async () => {
    await anOffer();
    await accept(1);
    const hours = { days: [2], from: '11:00', to: '15:00', skipHolidays: false };
    await test.call('PUT', '/api/reps/1', { ...MIA, hours });
    await look();
    test.clock.at = NINE;
    expect(await look()).toEqual([]);
    test.clock.pass(2);
    await look();
    expect(await digests()).toHaveLength(1);
  });

  it('does not come again when the work hours are moved behind it, and tells of the rest the day after', async () => {
    await anOffer();
    await accept(1);
    test.clock.at = NINE;
    await look();
    expect(await digests()).toHaveLength(1);
    const hours = { days: [1, 2, 3, 4, 5], from: '11:00', to: '15:00', skipHolidays: false };
    await test.call('PUT', '/api/reps/1', { ...MIA, hours });
    await look();
    await anOffer('Are you there?');
    await accept(2);
    test.clock.at = new Date('2026-03-10T10:00:00Z');
    await look();
    expect(await digests()).toHaveLength(1);
    test.clock.pass(24);
    await look();
    expect(await digests()).toHaveLength(2);
    expect((await digests())[1]!.body).toContain('> Are you there?');
  });

  it('is erased with each lead it tells of', async () => {
    const [lead] = [await anOffer(), await anOffer()];
    test.clock.at = NINE;
    await look();
    const { app, database } = test;
    const erase = new EraseLead(
      database,
      app.get(LeadsStore),
      app.get(SuppressionsStore),
      new ModelCallsStore(database),
      app.get(ActivityStore),
      app.get(MailTransport),
    );
    await erase.run(lead.id, 'user:1', test.clock.at);
    expect(await digests()).toEqual([]);
  });
});
