import { AdvanceHandoff } from '../src/handoffs/advance-handoff.js';
import { HandOffLead } from '../src/handoffs/hand-off-lead.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { RemindHandoffs } from '../src/handoffs/remind-handoffs.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { parseMail } from '../src/mail/parse-mail.js';
import { RemindMessages } from '../src/outreach/remind-messages.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { aCompany, aLeadUnderWay, replied } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;
let lead: Lead;

beforeAll(async () => {
  test = await startFlowApp(HandoffsModule);
}, 60_000);
afterAll(async () => {
  await test.call('PUT', '/api/settings/handoffs', {});
  await test.stop();
});
afterEach(() => expectAllAccounted(test));

/** A rep takes a lead in Berlin on Tuesday at ten, and does nothing. */
beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff, offer, rep, notice restart identity cascade`);
  await aCompany(test);
  await test.call('PUT', '/api/settings/notices', { alarmAddresses: ['boss@acme.example'] });
  await test.call('POST', '/api/reps', { name: 'Mia', email: 'mia@acme.example', timeZone: 'Europe/Berlin' });
});

async function taken(settings: object, given: Partial<Lead> = {}): Promise<void> {
  await test.call('PUT', '/api/settings/handoffs', settings);
  lead = await aLeadUnderWay(test, given);
  await replied(test, lead, 'Please call me.');
  await test.app.get(HandOffLead).run({ ids: [lead.id] });
  await test.call('POST', '/api/handoffs/1/accept');
}

/** Hours pass; what is due is done, and what may leave leaves. */
async function pass(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour++) {
    test.clock.pass(1);
    await test.app.get(RemindHandoffs).run(test.clock.at);
    const due = test.queue.take('handoff.advance');
    if (due.length > 0) await test.app.get(AdvanceHandoff).run({ ids: due });
    await test.app.get(RemindMessages).run(test.clock.at);
    const mails = test.queue.take('message.send');
    if (mails.length > 0) await test.app.get(SendMessage).run({ ids: mails });
  }
}

async function says(words: string): Promise<void> {
  test.clock.pass(0.1);
  await replied(test, lead, words);
  await test.app.get(HandOffLead).run({ ids: [lead.id] });
}

const toLead = () => test.wire.mails.filter(({ envelope }) => envelope.to === lead.email);
const alarms = async () =>
  (await test.rows<{ kind: string }>(`select kind from notice where to_address = 'boss@acme.example' order by id`)).map(
    ({ kind }) => kind,
  );
const firstAction = async () =>
  (await test.rows<{ at: Date | null }>(`select first_action_at as at from handoff`)).map(({ at }) => at);
const checks = () =>
  test.rows<{ status: string; hold_reason: string }>(`select status, hold_reason from message where kind = 'check'`);

describe('a lead whose rep shows no sign of action', () => {
  it('is asked once, two working days after the rep took it, in the thread; "nobody did" wakes the supervisors', async () => {
    await taken({ askLead: true });
    await pass(47);
    expect(toLead()).toEqual([]);
    await pass(3);
    const [mail] = toLead();
    const { text, inReplyTo, subject } = await parseMail(mail!.raw);
    expect(text).toMatch(/^Hello Ana Silva,\n\nYou wrote to us.*Has anybody called/s);
    expect(text).toContain('automated email');
    expect([inReplyTo !== null, subject]).toEqual([true, 'Re: A shared inbox']);
    await says('No, nobody called me so far.');
    expect(await alarms()).toEqual(['alarm_forgotten', 'alarm_nobody_called']);
    const told = await test.rows<{ body: string }>(`select body from notice where kind = 'lead_wrote_again'`);
    expect(told[0]!.body).toContain('> No, nobody called me so far.');
    await says('No. We spoke on Monday.');
    expect(await firstAction()).toEqual([null]);
    await pass(24 * 8);
    expect(toLead()).toHaveLength(1);
  });

  it('may be content: that is the first action of its rep, nobody is woken, and the rep reads it', async () => {
    await taken({ askLead: true });
    await pass(50);
    await says('Hi Nora, Mia called me yesterday. Not yet decided.');
    expect(await alarms()).toEqual(['alarm_forgotten']);
    expect(await firstAction()).toEqual([test.clock.at]);
    const said = await test.rows(`select actor, reason from activity where act = 'handoff.contacted'`);
    expect(said).toEqual([{ actor: 'agent', reason: 'lead_said' }]);
    await says('No, nobody did anything wrong.');
    expect(await alarms()).toEqual(['alarm_forgotten', 'alarm_nobody_called']);
  });

  it('may say so twice before anybody reads it: it is noted once, of the rep and the offer it is about', async () => {
    await taken({ askLead: true });
    await pass(50);
    await replied(test, lead, 'Yes, she called.');
    await says('As I said, she called me.');
    const said = await test.rows(`select detail from activity where act = 'handoff.contacted'`);
    expect(said).toEqual([{ detail: { offer: '1', rep: '1' } }]);
  });

  it('says nothing of a rep who took the lead after it was asked', async () => {
    await test.call('POST', '/api/reps', { name: 'Ben', email: 'ben@acme.example', timeZone: 'Europe/Berlin' });
    await taken({ askLead: true });
    await pass(50);
    expect(await checks()).toMatchObject([{ status: 'sent' }]);
    const [{ rep_id: had } = { rep_id: '' }] = await test.rows<{ rep_id: string }>(`select rep_id from handoff`);
    await test.call('POST', '/api/handoffs/1/reassign', { repId: had === '1' ? '2' : '1' });
    await test.call('POST', '/api/handoffs/1/accept');
    await says('Yes, she called me on Monday.');
    expect(await firstAction()).toEqual([null]);
  });

  it('is not asked unless an admin wants it', async () => {
    await taken({});
    await pass(60);
    expect(await alarms()).toEqual(['alarm_forgotten']);
    expect(await checks()).toEqual([]);
  });

  it('is not asked while a mail of ours is on its way to it, nor once one may have arrived', async () => {
    await taken({ askLead: true });
    await pass(47);
    await test.call('POST', '/api/stop-all');
    await test.call('POST', `/api/leads/${lead.id}/message`, { body: 'I call you at ten.' });
    await pass(2);
    expect([await alarms(), await checks()]).toEqual([['alarm_forgotten'], []]);
    // It was cut off on the wire: nobody knows when, or whether, it arrived.
    await test.rows(`update message set status = 'unknown', wire_started_at = $1 where kind = 'person'`, [
      test.clock.at,
    ]);
    await test.app.get(RemindHandoffs).run(test.clock.at);
    expect(await firstAction()).toEqual([test.clock.at]);
    await test.call('POST', '/api/start-all');
  });

  it('is not asked about a rep who has it no more, and a whisper leaves the question alone', async () => {
    await test.call('POST', '/api/reps', { name: 'Ben', email: 'ben@acme.example', timeZone: 'Europe/Berlin' });
    await taken({ askLead: true }, { timeZone: 'America/New_York', country: 'US' });
    await pass(49);
    await test.call('POST', `/api/leads/${lead.id}/whisper`, { text: 'Keep it short' });
    expect(await checks()).toMatchObject([{ status: 'queued' }]);
    const [{ rep_id: had } = { rep_id: '' }] = await test.rows<{ rep_id: string }>(`select rep_id from handoff`);
    await test.call('POST', '/api/handoffs/1/reassign', { repId: had === '1' ? '2' : '1' });
    expect(await checks()).toMatchObject([{ status: 'cancelled', hold_reason: 'rep_changed' }]);
    await pass(6);
    expect(toLead()).toEqual([]);
  });

  it('is not asked about a rep who has left', async () => {
    await test.call('POST', '/api/reps', { name: 'Ben', email: 'ben@acme.example', timeZone: 'Europe/Berlin' });
    await taken({ askLead: true }, { timeZone: 'America/New_York', country: 'US' });
    await pass(49);
    await test.rows(`update rep set status = 'inactive' where id = (select rep_id from handoff)`);
    await test.rows(`update handoff set act_at = $1`, [test.clock.at]);
    await pass(1);
    expect(await checks()).toMatchObject([{ status: 'cancelled', hold_reason: 'rep_changed' }]);
  });

  it('is asked in its own office hours, and not at all once the rep acts or the lead writes', async () => {
    // In New York it is six in the morning when the rep's second day is over.
    await taken({ askLead: true }, { timeZone: 'America/New_York', country: 'US' });
    await pass(49);
    expect(await checks()).toMatchObject([{ status: 'queued' }]);
    expect(toLead()).toEqual([]);
    await test.call('POST', '/api/handoffs/1/contacted');
    expect(await checks()).toMatchObject([{ status: 'cancelled', hold_reason: 'rep_acted' }]);
  });

  it('is asked nothing when it writes before the question leaves, or the lead is not with a rep any more', async () => {
    await taken({ askLead: true }, { timeZone: 'America/New_York', country: 'US' });
    await pass(49);
    await says('Hello?');
    await pass(6);
    expect(await checks()).toMatchObject([{ status: 'cancelled', hold_reason: 'replied' }]);
    await test.rows(`update message set status = 'queued', created_at = $1 where kind = 'check'`, [test.clock.at]);
    await test.call('POST', '/api/handoffs/1/close', { outcome: 'won' });
    await pass(1);
    expect(await checks()).toMatchObject([{ status: 'cancelled', hold_reason: 'not_with_rep' }]);
    expect(toLead()).toEqual([]);
  });
});
