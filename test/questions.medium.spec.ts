import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { HandOffLead } from '../src/handoffs/hand-off-lead.js';
import { RecallHandoff } from '../src/handoffs/recall-handoff.js';
import { RemindHandoffs } from '../src/handoffs/remind-handoffs.js';
import type { ListedQuestion } from '../src/knowledge/questions.store.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { AnswerReply } from '../src/replies/answer-reply.js';
import { aCompany, aLeadUnderWay, replied } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  test = await startFlowApp(HandoffsModule);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff, offer, rep, notice restart identity cascade`);
  await aCompany(test);
  await test.call('PUT', '/api/settings/autonomy', { cells: [{ class: 'question', act: 'send' }] });
});
afterAll(() => test.stop());
afterEach(() => expectAllAccounted(test));

const open = async () => (await test.call<{ items: ListedQuestion[] }>('GET', '/api/questions')).body.items;
const writeAnswer = (id: string, text: string, more = {}) =>
  test.call<{ id: string; title: string }>('POST', `/api/questions/${id}/answer`, { text, ...more });
const handOff = () => test.app.get(HandOffLead).run({ ids: test.queue.take('lead.hand-off') });
const recall = () => test.app.get(RecallHandoff).run({ ids: test.queue.take('handoff.recall') });
const answer = () => test.app.get(AnswerReply).run({ ids: test.queue.take('reply.answer') });
const send = () => test.app.get(SendMessage).run({ ids: test.queue.take('message.send') });
const stateOf = async ({ id }: Lead) =>
  (await test.rows<{ state: string }>(`select ledger_state as state from lead where id = $1`, [id]))[0]?.state;
const aRep = (email: string) =>
  test.call('POST', '/api/reps', { name: 'Rita', email, timeZone: 'Europe/Berlin', capacity: 5 });
const notices = () => test.rows<{ kind: string; body: string }>(`select kind, body from notice order by id`);

async function asked(question: string, given: Partial<Lead> = {}): Promise<Lead> {
  const lead = await aLeadUnderWay(test, given);
  await replied(test, lead, question);
  test.queue.take('reply.answer');
  await handOff();
  return lead;
}

const FAX = 'Does it work with fax machines?';

describe('what was asked and not answered', () => {
  it('is listed once, with everybody who asked it', async () => {
    const [first, second] = [await asked(FAX), await asked('Can we use it with our fax machine?')];
    await asked('Do you have an office in Toronto?');
    const items = await open();
    expect(items.map(({ asked: times }) => times)).toEqual([1, 2]);
    expect(items[1]).toMatchObject({ status: 'open', language: 'en', text: expect.stringContaining('fax') as string });
    expect(items[1]?.askings.map(({ leadId }) => leadId)).toEqual([second.id, first.id]);
  });

  it('is answered with one act: the answer is knowledge, and those who asked hear it', async () => {
    const leads = [await asked(FAX), await asked('Can we use it with our fax machine?')];
    const [question] = await open();
    const { status, body } = await writeAnswer(question!.id, 'Fax machines work through any mail-to-fax gateway.');
    expect([status, body.title]).toEqual([201, question!.text]);
    await recall();
    await answer();
    await send();
    expect(test.wire.mails.map(({ envelope }) => envelope.to).toSorted()).toEqual(
      leads.map(({ email }) => email).toSorted(),
    );
    expect(test.wire.mails[0]?.raw.toString()).toContain('mail-to-fax gateway');
    expect(await open()).toEqual([]);
    expect(await stateOf(leads[0]!)).toBe('snoozed');
    expect((await writeAnswer(question!.id, 'Again.')).status).toBe(409);
  });

  it('tells a rep who was asked that they need not, and one who took the lead what the answer is', async () => {
    await aRep('rita@acme.example');
    const offered = await asked(FAX);
    const taken = await asked('Can we use it with our fax machine?');
    const [handoff] = await test.rows<{ id: string }>(`select id from handoff where lead_id = $1`, [taken.id]);
    expect((await test.call('POST', `/api/handoffs/${handoff!.id}/accept`)).status).toBe(200);
    await writeAnswer((await open())[0]!.id, 'Fax machines work through any mail-to-fax gateway.');
    await recall();
    expect([await stateOf(offered), await stateOf(taken)]).toEqual(['answering', 'with_rep']);
    const told = (await notices()).filter(({ kind }) => kind === 'handoff_recalled' || kind === 'answer_written');
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['answer_written', 'handoff_recalled']);
    expect(told.find(({ kind }) => kind === 'answer_written')?.body).toContain('mail-to-fax gateway');
    expect(test.queue.take('reply.answer')).toHaveLength(1);
  });

  it('waits until all that one lead asked is answered', async () => {
    test.writer.answer = ({ passages, questions }) =>
      passages.length < 2
        ? { draft: null, claims: [], missing: questions }
        : {
            draft: { subject: '', body: 'Hello Ana,\n\nYes to both.\n\nNora Lind', language: 'en' },
            claims: passages.map(({ id, text }) => ({ text: 'Yes to both.', passageId: id, quote: text })),
            missing: [],
          };
    const lead = await aLeadUnderWay(test);
    await replied(test, lead, 'Does it work with fax machines?\n\nDo you have an office in Toronto?');
    await handOff();
    const [toronto, fax] = await open();
    await writeAnswer(fax!.id, 'Fax machines work through a gateway.');
    await recall();
    expect(await stateOf(lead)).toBe('with_rep');
    await writeAnswer(toronto!.id, 'Our office in Toronto opens in May.');
    test.queue.take('reply.answer');
    await recall();
    await answer();
    const evidence = await test.rows<{ quotes: number }>(
      `select jsonb_array_length(evidence) as quotes from message where kind = 'answer'`,
    );
    expect(evidence).toEqual([{ quotes: 2 }]);
  });

  it('is found again when the queue lost it, and nothing happens twice', async () => {
    const lead = await asked(FAX);
    await writeAnswer((await open())[0]!.id, 'Fax machines work through any mail-to-fax gateway.');
    const lost = test.queue.take('handoff.recall');
    await test.rows(`update asking set reminded_until = null`);
    await test.app.get(RemindHandoffs).run(test.clock.at);
    await recall();
    await test.app.get(RecallHandoff).run({ ids: lost });
    expect(await stateOf(lead)).toBe('answering');
    expect(test.queue.take('reply.answer')).toHaveLength(1);
  });

  it('may be left alone, and comes up again when somebody asks it anew', async () => {
    await asked(FAX);
    const [question] = await open();
    expect((await test.call('POST', `/api/questions/${question!.id}/dismiss`)).status).toBe(200);
    expect(await open()).toEqual([]);
    await asked(FAX);
    expect(await open()).toHaveLength(1);
    expect((await test.call('POST', '/api/questions/99/dismiss')).status).toBe(404);
  });
});

describe('an answer that leans on a passage', () => {
  const PRICE = 'Team costs 39 euros per agent and month.';
  const know = (given: object) =>
    test.call<{ id: string }>('POST', '/api/knowledge', { title: 'Price', text: PRICE, language: 'en', ...given });
  const answers = () =>
    test.rows<{ status: string; body: string; reason: string }>(
      `select status, body, hold_reason as reason from message where kind = 'answer' order by id`,
    );

  it('does not leave once the passage is no longer valid; a person gets the question', async () => {
    await know({ validUntil: new Date(test.clock.at.getTime() + 3_600_000).toISOString() });
    const lead = await aLeadUnderWay(test);
    await replied(test, lead, 'What does it cost?');
    test.clock.pass(2);
    await send();
    expect(test.wire.mails).toEqual([]);
    expect(await answers()).toMatchObject([{ status: 'cancelled', reason: 'evidence_expired' }]);
    const [reply] = await test.rows<{ id: string }>(`select id from message where direction = 'in'`);
    await test.app.get(AnswerReply).run({ ids: [reply!.id] });
    expect(test.queue.take('lead.hand-off')).toEqual([lead.id]);
    expect((await open())[0]?.text).toContain('cost');
  });

  it('is written anew when the passage was changed meanwhile', async () => {
    const { body } = await know({});
    const lead = await aLeadUnderWay(test);
    await replied(test, lead, 'What does it cost?');
    test.clock.pass(1);
    const changed = { title: 'Price', text: 'Team costs 49 euros per agent and month.', language: 'en' };
    expect((await test.call('PUT', `/api/knowledge/${body.id}`, changed)).status).toBe(200);
    await send();
    const [reply] = await test.rows<{ id: string }>(`select id from message where direction = 'in'`);
    await test.app.get(AnswerReply).run({ ids: [reply!.id] });
    await send();
    expect(test.wire.mails).toHaveLength(1);
    expect(test.wire.mails[0]?.raw.toString()).toContain('49 euros');
  });
});
