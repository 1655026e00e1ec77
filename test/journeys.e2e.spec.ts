import type { Handoff } from '../src/handoffs/handoff.entity.js';
import type { TimelineEntry } from '../src/intake/lead-detail.js';
import type { ListedQuestion } from '../src/knowledge/questions.store.js';
import type { Lead } from '../src/leads/lead.entity.js';
import type { Message } from '../src/messages/message.entity.js';
import { answerTo } from './answer-mail.js';
import { aRep, COMPANY, JourneyApp, type Mail, MAILBOX } from './journey-app.js';

const HOUR = 3_600_000;
const BOSS = 'boss@acme.example';

let journey: JourneyApp;
/** Each journey has a lead of its own; the weeks are everybody's. */
let lead: Pick<Lead, 'id' | 'email'> & { name: string };

beforeAll(async () => {
  journey = await JourneyApp.start();
  journey.sendPeopleHome();
  await journey.call('PUT', '/api/settings', COMPANY);
  await journey.call('POST', '/api/mailboxes', MAILBOX);
  for (const name of ['Mia', 'Ben']) await journey.call('POST', '/api/reps', aRep(name));
  await journey.call('PUT', '/api/settings/notices', { alarmAddresses: [BOSS] });
  await journey.call('PUT', '/api/settings/handoffs', { askLead: true });
  await journey.call('PUT', '/api/settings/autonomy', { cells: [{ class: 'question', act: 'send' }] });
  await reviewing('none');
}, 180_000);
afterAll(() => journey?.stop(), 60_000);

/** Whatever happened on the way, the laws held and every lead is accounted for. */
afterEach(async () => {
  // What is left open would be looked at every hour of the weeks to come.
  const { items } = await journey.get<{ items: Handoff[] }>('/api/handoffs');
  const open = items.filter(({ endedAt }) => endedAt === null);
  for (const { id } of open) await journey.call('POST', `/api/handoffs/${id}/close`, { outcome: 'won' });
  const { laws } = await journey.get<{ laws: { breaches: string[] }[] }>('/api/sandbox/report');
  expect(laws.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
  expect(await journey.get('/api/coverage')).toMatchObject({ unaccounted: 0 });
});

async function reviewing(review: 'all' | 'none'): Promise<void> {
  const { items } = await journey.get<{ items: Record<string, unknown>[] }>('/api/cadences');
  const { id, name, position, audience, sendWindow, steps } = items[0]!;
  const kept = (steps as Record<string, unknown>[]).map(({ id, waitDays, purpose, instruction }) => ({
    id,
    waitDays,
    purpose,
    instruction,
  }));
  const put = await journey.call('PUT', `/api/cadences/${id as string}`, {
    name,
    position,
    audience,
    sendWindow,
    review,
    steps: kept,
  });
  if (put.status !== 200) throw new Error(JSON.stringify(put.body));
}

const pass = (hours: number) => journey.advance(hours);

/** On to nine o'clock of the next working day, in Berlin as everywhere in this file. */
async function nextMorning(): Promise<void> {
  const day = new Date(journey.now);
  do day.setUTCHours(day.getUTCHours() < 8 ? 8 : 32, 0, 0, 0);
  while ([0, 6].includes(day.getUTCDay()));
  await pass((day.getTime() - journey.now.getTime()) / HOUR);
}

/** A new lead who has had the first mail. */
async function aLead(firstName: string): Promise<Mail> {
  const email = `${firstName.toLowerCase()}@${firstName.toLowerCase()}-works.example`;
  const given = { email, firstName, lastName: 'Berg', company: `${firstName} Works`, country: 'DE', language: 'en' };
  const { body } = await journey.call<{ id: string }>('POST', '/api/leads', given);
  lead = { id: body.id, email, name: `${firstName} Berg` };
  await nextMorning();
  await pass(1);
  const [first] = await toLead();
  if (!first) throw new Error(`${firstName} was not written to`);
  return first;
}

const toLead = () => journey.mailsTo(lead.email!);
const newest = async () => (await toLead()).at(-1)!;
const standing = async () => {
  const { ledgerState, ledgerReason } = await journey.get<Lead>(`/api/leads/${lead.id}`);
  return [ledgerState, ledgerReason];
};
const handoffs = async () => (await journey.get<{ items: Handoff[] }>(`/api/handoffs?lead=${lead.id}`)).items;
const entries = async () => (await journey.get<{ items: TimelineEntry[] }>(`/api/leads/${lead.id}/timeline`)).items;
const messages = async () => (await entries()).flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []));
const acts = async () => (await entries()).flatMap((entry) => (entry.kind === 'act' ? [entry.act] : []));
const aboutLead = (mails: Mail[]) => mails.filter(({ subject }) => subject.includes(lead.name));
const alarms = async () => aboutLead(await journey.mailsTo(BOSS)).map(({ subject }) => subject.replace(/: .*/, ''));
const toReps = async () =>
  aboutLead([...(await journey.mailsTo('mia@acme.example')), ...(await journey.mailsTo('ben@acme.example'))]);

/** The lead answers; what follows at once has happened. */
async function says(words: string, to: Mail, headers: Record<string, string> = {}): Promise<void> {
  await arrives(words, to, headers);
  await pass(0.5);
}

async function arrives(words: string, to: Mail, headers: Record<string, string> = {}): Promise<void> {
  const mail = answerTo(to, `${lead.name} <${lead.email}>`, words, headers);
  expect(await journey.receive(mail)).toMatchObject({ status: 202, body: { outcome: 'received', leadId: lead.id } });
}

describe('a question', () => {
  it('is answered with what an approved passage says, and the passage stays with the mail', async () => {
    const price = 'The Team plan costs 39 euros per agent and month.';
    const known = await journey.call('POST', '/api/knowledge', { title: 'Price', text: price, language: 'en' });
    expect(known.status).toBe(201);
    await says('What does the Team plan cost per month?', await aLead('Ada'));
    const answer = await newest();
    expect(answer.text).toContain(price);
    expect(answer.headers['in-reply-to']).toBeDefined();
    const sent = (await messages()).find(({ kind }) => kind === 'answer');
    expect(sent).toMatchObject({ status: 'sent', evidence: [{ quote: price }] });
    expect([await standing(), await handoffs()]).toEqual([['snoozed', expect.any(String)], []]);
  });

  it('that nobody can answer is answered by nobody: a person gets it, writes the answer once, and then it leaves', async () => {
    await says('Does it work with fax machines?', await aLead('Bruno'));
    expect(await toLead()).toHaveLength(1);
    expect(await handoffs()).toMatchObject([{ status: 'offered', brief: { asked: [expect.stringContaining('fax')] } }]);
    const { items } = await journey.get<{ items: ListedQuestion[] }>('/api/questions');
    expect(items).toMatchObject([{ askings: [{ leadId: lead.id }] }]);
    const text = 'Fax machines work through any mail-to-fax gateway.';
    expect((await journey.call('POST', `/api/questions/${items[0]!.id}/answer`, { text })).status).toBe(201);
    await pass(1);
    expect((await newest()).text).toContain(text);
    expect(await handoffs()).toMatchObject([{ status: 'returned' }]);
    expect((await toReps()).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Warm lead/),
      expect.stringMatching(/needs no rep any more/),
    ]);
  });
});

describe('a hot lead', () => {
  it('that nobody accepts goes from rep to rep and to the supervisor, and is given up by nobody', async () => {
    await says('Yes, very interested. Please call me.', await aLead('Carla'));
    expect(await handoffs()).toMatchObject([{ status: 'offered' }]);
    await pass(24);
    const [offered] = await handoffs();
    const { offers } = await journey.get<{ offers: { repId: string; status: string }[] }>(
      `/api/handoffs/${offered!.id}`,
    );
    expect(offers.map(({ status }) => status)).toEqual(['expired', 'expired']);
    expect(new Set(offers.map(({ repId }) => repId)).size).toBe(2);
    expect(offered).toMatchObject({ status: 'unassigned' });
    expect(await alarms()).toEqual(['No rep for a warm lead']);
    expect((await standing())[0]).toBe('with_rep');
    expect(await toLead()).toHaveLength(1);
    const { items } = await journey.get<{ items: { id: string; name: string }[] }>('/api/reps');
    const mia = items.find(({ name }) => name === 'Mia')!;
    expect((await journey.call('POST', `/api/handoffs/${offered!.id}/reassign`, { repId: mia.id })).status).toBe(200);
    expect((await journey.call('POST', `/api/handoffs/${offered!.id}/accept`)).status).toBe(200);
    expect(await handoffs()).toMatchObject([{ status: 'accepted', repId: mia.id }]);
  });

  it('that was accepted and forgotten wakes the supervisor, and so does its word that nobody called', async () => {
    await says('Please call me.', await aLead('Dora'));
    const [{ id }] = (await handoffs()) as [Handoff];
    await journey.call('POST', `/api/handoffs/${id}/accept`);
    await nextMorning();
    await nextMorning();
    await nextMorning();
    expect((await toReps()).map(({ subject }) => subject).slice(0, 2)).toEqual([
      expect.stringMatching(/^Warm lead/),
      expect.stringMatching(/^Still waiting for you/),
    ]);
    expect(await alarms()).toEqual(['A warm lead was taken and forgotten']);
    const asked = await newest();
    expect(asked.text).toMatch(/Has anybody called or written to you\?/);
    await says('No, nobody has called me.', asked);
    expect(await alarms()).toEqual(['A warm lead was taken and forgotten', 'A warm lead says that nobody called']);
    expect((await toReps()).at(-1)!.text).toContain('> No, nobody has called me.');
    expect(await toLead()).toHaveLength(2);
  });

  it('that its rep gives back is followed up again, in the thread, from the step behind the last', async () => {
    await says('Please call me.', await aLead('Emil'));
    const [{ id }] = (await handoffs()) as [Handoff];
    await journey.call('POST', `/api/handoffs/${id}/accept`);
    await journey.call('POST', `/api/handoffs/${id}/contacted`);
    await pass(24);
    expect(await toLead()).toHaveLength(1);
    expect((await journey.call('POST', `/api/handoffs/${id}/return`, { reason: 'not_ready' })).status).toBe(200);
    expect((await standing())[0]).toBe('in_cadence');
    await pass(24 * 8);
    await nextMorning();
    const [first, second] = (await toLead()) as [Mail, Mail];
    expect(second.subject).toBe(`Re: ${first.subject}`);
    const touches = (await messages()).filter(({ kind, status }) => kind === 'touch' && status === 'sent');
    expect(new Set(touches.map(({ stepId }) => stepId)).size).toBe(touches.length);
    await says('Now we are ready. Please call me again.', (await toLead()).at(-1)!);
    expect((await handoffs()).map(({ status }) => status)).toEqual(['offered', 'returned']);
  });
});

describe('replies', () => {
  it('two in a row are one hand-off, and the rep reads both', async () => {
    const first = await aLead('Fritz');
    await arrives('What does the Team plan cost per month?', first);
    await arrives('Forget the price, just call me today, we want to start.', first);
    await pass(0.5);
    expect(await handoffs()).toHaveLength(1);
    expect((await messages()).filter(({ direction }) => direction === 'in')).toMatchObject([
      { status: 'settled' },
      { status: 'settled' },
    ]);
    const told = (await toReps()).map(({ text }) => text).join('\n');
    expect(told).toContain('What does the Team plan cost');
    expect(told).toContain('just call me today');
    expect((await messages()).filter(({ kind, status }) => kind === 'answer' && status === 'sent')).toEqual([]);
  });

  it('from another address pauses the mails and does nothing else until a person has read it', async () => {
    const first = await aLead('Gerda');
    const mail = answerTo(first, 'Gerda at home <gerda@home.example>', 'Sounds good, please call me.');
    expect((await journey.receive(mail)).body).toMatchObject({ outcome: 'received', leadId: lead.id });
    await pass(24 * 5);
    expect([await toLead(), await handoffs()]).toEqual([[first], []]);
    expect(await standing()).toEqual(['needs_review', 'other_sender']);
    const reply = (await messages()).find(({ direction }) => direction === 'in')!;
    await journey.call('POST', `/api/replies/${reply.id}/reclassify`, { class: 'interested' });
    await pass(0.5);
    expect(await handoffs()).toMatchObject([{ status: 'offered', brief: { quote: 'Sounds good, please call me.' } }]);
  });

  it('out of office: the mails rest until the day after the return, then go on, and what the lead then says counts', async () => {
    const first = await aLead('Hanna');
    const back = new Date(journey.now.getTime() + 12 * 24 * HOUR);
    const day = back.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    await says(`I am out of the office and will be back on ${day}.`, first, {
      Subject: `Automatic reply: ${first.subject}`,
      'Auto-Submitted': 'auto-replied',
    });
    expect(await standing()).toEqual(['snoozed', 'out_of_office']);
    await pass(24 * 11);
    expect(await toLead()).toHaveLength(1);
    await pass(24 * 5);
    const [, second] = (await toLead()) as [Mail, Mail];
    expect(second.subject).toBe(`Re: ${first.subject}`);
    await says('I am back. Please call me.', second);
    expect(await handoffs()).toMatchObject([{ status: 'offered' }]);
  });

  it('from a wrong person ends the mails and names the right one, who is written to only as a lead of their own', async () => {
    const first = await aLead('Ivo');
    const words = 'I am the wrong person for this. Please contact Paula Stein, paula@ivo-works.example.';
    await says(words, first);
    expect(await standing()).toEqual(['closed', 'wrong_person']);
    const referral = { name: 'Paula Stein', email: 'paula@ivo-works.example' };
    expect((await messages()).at(-1)!.meaning).toMatchObject({ class: 'wrong_person', referral });
    expect(await acts()).toContain('lead.referred');
    await pass(24 * 7);
    expect([await toLead(), await journey.mailsTo(referral.email)]).toEqual([[first], []]);
    const given = { email: referral.email, firstName: 'Paula', lastName: 'Stein', country: 'DE' };
    expect((await journey.call('POST', '/api/leads', given)).status).toBe(201);
    await nextMorning();
    await pass(2);
    expect((await journey.mailsTo(referral.email))[0]?.text).toContain('Paula Stein');
  });
});

describe('an unsubscribe', () => {
  it('in the middle of a draft takes the draft back, and nobody can approve it', async () => {
    const first = await aLead('Jana');
    await reviewing('all');
    await pass(24 * 8);
    const draft = (await messages()).find(({ status }) => status === 'needs_review') as Message;
    expect(draft.leadId).toBe(lead.id);
    const path = /https:\/\/[^\s<>]+(\/u\/[\w.-]+)/.exec(first.text)?.[1] ?? '';
    const clicked = await fetch(`${journey.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(clicked.status).toBe(200);
    expect(await standing()).toEqual(['excluded', 'unsubscribed']);
    expect((await journey.call('POST', `/api/messages/${draft.id}/approve`)).status).toBe(409);
    await pass(24 * 8);
    expect(await toLead()).toEqual([first]);
  });
});
