import { readFile } from 'node:fs/promises';
import type { Lead } from '../src/leads/lead.entity.js';
import type { Decision, Evidence, Message } from '../src/messages/message.entity.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { AnswerReply } from '../src/replies/answer-reply.js';
import { ClassifyReply } from '../src/replies/classify-reply.js';
import { loadKnowledge } from '../src/sandbox/corpus.js';
import { aCompany, aLeadUnderWay as leadUnderWay, aReply, replied as leadReplied } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import { TUESDAY, type TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  test = await startFlowApp();
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await aCompany(test);
});
afterAll(() => test.stop());
afterEach(() => expectAllAccounted(test));

const call = <Body>(method: string, path: string, body?: unknown) => test.call<Body>(method, path, body);
const allow = (...cells: object[]) => call('PUT', '/api/settings/autonomy', { cells });
const know = (title: string, text: string, language = 'en') =>
  call<{ id: string }>('POST', '/api/knowledge', { title, text, language });
const classify = (...ids: string[]) => test.app.get(ClassifyReply).run({ ids });
const answer = (...ids: string[]) => test.app.get(AnswerReply).run({ ids });
const send = (...ids: string[]) => test.app.get(SendMessage).run({ ids });
const later = (minutes: number) => test.clock.pass(minutes / 60);

const aLeadUnderWay = (given: Partial<Lead> = {}) => leadUnderWay(test, given);
const replied = (lead: Lead, body: string) => leadReplied(test, lead, body);

interface AnswerRow {
  id: string;
  status: string;
  body: string;
  evidence: Evidence[];
  hold_reason: string | null;
  not_before: Date | null;
}
const answersTo = ({ id }: Lead) =>
  test.rows<AnswerRow>(`select * from message where lead_id = $1 and kind = 'answer' order by id`, [id]);
const decided = async ({ id }: Message) => {
  const [row] = await test.rows<{ decision: Decision; findings: Message['findings']; status: string }>(
    `select decision, findings, status from message where id = $1`,
    [id],
  );
  return row!;
};

const PRICE = 'Team costs 39 euros per agent and month.';

describe('a question that the knowledge answers', () => {
  let lead: Lead;
  beforeEach(async () => {
    await know('What does it cost?', PRICE);
    lead = await aLeadUnderWay();
  });

  it('waits for a person as long as no admin trusts the agent, with what carries it', async () => {
    await replied(lead, 'What does it cost?');
    const [draft] = await answersTo(lead);
    expect(draft).toMatchObject({ status: 'needs_review' });
    expect(draft!.evidence).toEqual([expect.objectContaining({ quote: PRICE, title: 'What does it cost?' })]);
  });

  it('is answered at once where an admin allows it', async () => {
    await allow({ class: 'question', act: 'send' });
    await replied(lead, 'What does it cost?');
    const [queued] = test.queue.take('message.send');
    await send(queued!);
    expect(await answersTo(lead)).toEqual([expect.objectContaining({ id: queued, status: 'sent' })]);
    expect(test.wire.mails).toHaveLength(1);
    expect(test.wire.mails[0]!.raw.toString()).toContain('39 euros');
  });

  it('waits some minutes, in which it can be taken back', async () => {
    await allow({ class: 'question', act: 'send_after', minutes: 10 });
    await replied(lead, 'What does it cost?');
    const [one] = await answersTo(lead);
    expect(one).toMatchObject({ status: 'queued', hold_reason: 'undo_window' });
    await send(one!.id);
    expect(test.wire.mails).toEqual([]);
    expect((await call('POST', `/api/messages/${one!.id}/undo`)).status).toBe(200);
    later(11);
    await send(one!.id);
    expect([test.wire.mails.length, (await answersTo(lead))[0]!.status]).toEqual([0, 'needs_review']);
    expect((await call('POST', `/api/messages/${one!.id}/undo`)).status).toBe(409);
    await call('POST', `/api/messages/${one!.id}/approve`);
    await send(one!.id);
    expect(test.wire.mails).toHaveLength(1);
  });

  it('leaves when nobody has taken it back', async () => {
    await allow({ class: 'question', act: 'send_after', minutes: 10 });
    await replied(lead, 'What does it cost?');
    later(11);
    await send((await answersTo(lead))[0]!.id);
    expect(test.wire.mails).toHaveLength(1);
  });

  it('is a person’s for leads of high value, where an admin says so', async () => {
    const highValue = { all: [{ field: 'country', op: 'is', value: 'CH' }] };
    const cells = [
      { class: 'question', act: 'send' },
      { class: 'question', value: 'high', act: 'hand_off' },
    ];
    expect((await call('PUT', '/api/settings/autonomy', { cells, highValue })).status).toBe(200);
    const dear = await aLeadUnderWay({ country: 'CH' });
    const [first, second] = [await replied(lead, 'What does it cost?'), await replied(dear, 'What does it cost?')];
    expect((await decided(first)).decision).toMatchObject({
      act: 'answer',
      autonomy: { value: 'normal', act: 'send' },
    });
    expect((await decided(second)).decision).toMatchObject({ act: 'hand_off', autonomy: { value: 'high' } });
  });

  it('obeys an admin who changes their mind before the answer is written', async () => {
    await allow({ class: 'question', act: 'send' });
    const reply = await aReply(test, lead, { body: 'What does it cost?' });
    await test.rows(`update enrollment set status = 'paused', reason = 'replied', pause_owner = 'agent'`);
    await classify(reply.id);
    await allow({ class: 'question', act: 'hand_off' });
    await answer(reply.id);
    expect(await answersTo(lead)).toEqual([]);
    expect((await decided(reply)).decision).toMatchObject({ act: 'hand_off', reason: 'not_by_itself' });
  });

  it('is never answered twice without a mail of the lead between, and three times at most', async () => {
    await allow({ class: 'question', act: 'send' });
    const ask = async (body: string) => {
      const reply = await replied(lead, body);
      const [queued] = test.queue.take('message.send');
      if (queued) await send(queued);
      later(60);
      return reply;
    };
    const first = await ask('What does it cost?');
    await test.rows(`update message set status = 'classified', settled_at = null where id = $1`, [first.id]);
    await answer(first.id);
    expect((await decided(first)).decision).toMatchObject({ act: 'hand_off', reason: 'answered_already' });
    await test.rows(`update message set status = 'settled', settled_at = now() where id = $1`, [first.id]);
    await ask('How much is it?');
    await ask('How much does it cost?');
    const fourth = await ask('What does it cost?');
    expect(test.wire.mails).toHaveLength(3);
    expect((await decided(fourth)).decision).toMatchObject({ act: 'hand_off', reason: 'enough_answers' });
  });
});

describe('a machine that asks under many names', () => {
  // They came from nowhere, so the ledger knows nothing of them.
  afterEach(() =>
    test.rows(
      `with gone as (delete from message where id between 1000 and 2000) delete from lead where id between 1000 and 2000`,
    ),
  );

  /** One answer that left, and `more` of it to other people at `domain`: `change` is what is otherwise about them. */
  async function answered(domain: string, more: number, change: object = {}): Promise<void> {
    await allow({ class: 'question', act: 'send' });
    await know('What does it cost?', PRICE);
    const lead = await aLeadUnderWay({ email: `first@${domain}`, emailDomain: domain });
    await replied(lead, 'What does it cost?');
    await send((await answersTo(lead))[0]!.id);
    await test.rows(
      `with lead as (
         insert into lead overriding system value
         select (jsonb_populate_record(null::lead, to_jsonb(lead) || jsonb_build_object('id', 1000 + n, 'identity', n::text,
           'email', n || '@' || email_domain, 'ledger_state', 'finished', 'ledger_reason', 'completed', 'next_action_at', null))).*
         from lead cross join generate_series(1, $1::int) as n where id = $3 returning id, email)
       insert into message overriding system value
       select (jsonb_populate_record(null::message, to_jsonb(answer) || jsonb_build_object('id', lead.id, 'lead_id', lead.id,
         'enrollment_id', null, 'message_id', null, 'answers_id', null, 'to_address', lead.email) || $2::jsonb)).*
       from message as answer cross join lead where answer.kind = 'answer'`,
      [more, JSON.stringify(change), lead.id],
    );
  }

  async function asked(domain: string): Promise<Decision> {
    const other = await aLeadUnderWay({ email: `other@${domain}`, emailDomain: domain });
    return (await decided(await replied(other, 'What does it cost?'))).decision;
  }

  const long = new Date(TUESDAY.getTime() - 61 * 60_000);
  it.each<[string, number, object]>([
    ['that left', 29, {}],
    ['that may have left', 29, { status: 'unknown', sent_at: null }],
    ['that are on the wire', 29, { status: 'sending', sent_at: null }],
    ['that wait', 29, { status: 'queued', sent_at: null, wire_started_at: null, to_address: null }],
  ])('is a person’s after 30 answers to its domain %s', async (_, more, change) => {
    await answered('firm.example', more, change);
    expect(await asked('firm.example')).toMatchObject({ act: 'hand_off', reason: 'enough_answers_to_domain' });
  });

  it.each<[string, number, object]>([
    ['29 answers', 28, {}],
    ['30 that a person has read', 29, { flags: ['approved'] }],
    ['30 of which all but one left longer than an hour ago', 29, { sent_at: long, wire_started_at: long }],
    ['30 that nobody took', 29, { status: 'failed', sent_at: null }],
  ])('is answered after %s', async (_, more, change) => {
    await answered('firm.example', more, change);
    expect(await asked('firm.example')).toMatchObject({ act: 'answer' });
  });

  it('is no company where anybody can have an address', async () => {
    await answered('gmail.com', 29);
    expect(await asked('gmail.com')).toMatchObject({ act: 'answer' });
  });
});

describe('a question that nobody could answer from the knowledge', () => {
  let lead: Lead;
  beforeEach(async () => {
    await allow({ class: 'question', act: 'send' });
    await know('What does it cost?', PRICE);
    lead = await aLeadUnderWay();
  });

  it('goes to a person with what is missing, and nothing is sent', async () => {
    const reply = await replied(lead, 'Does it work with fax machines?');
    expect(await answersTo(lead)).toEqual([]);
    expect(await decided(reply)).toMatchObject({
      decision: { act: 'hand_off', reason: 'question_not_in_knowledge' },
      findings: [{ detail: expect.stringContaining('fax') as string }],
    });
    expect(test.queue.take('lead.hand-off')).toEqual([lead.id]);
  });

  it.each([
    ['words that stand in no passage', 'It is free for a year.', 'free for a year'],
    ['another number than the passage has', 'It is 29 euros per agent.', 'per agent and month'],
  ])('does not leave with %s', async (_, text, quote) => {
    test.writer.answer = ({ passages }) => ({
      draft: { subject: '', body: `Hello Ana,\n\n${text}\n\nNora Lind`, language: 'en' },
      claims: [{ text, passageId: passages[0]!.id, quote }],
      missing: [],
    });
    const reply = await replied(lead, 'What does it cost?');
    expect(await answersTo(lead)).toEqual([]);
    expect(await decided(reply)).toMatchObject({
      decision: { act: 'hand_off', reason: 'claim_without_evidence' },
      findings: [{ detail: text }],
    });
  });

  it('does not leave when the writer, asked again, finds a statement its quote does not carry', async () => {
    test.writer.check = ({ claims }) => claims.map(({ text }) => text);
    const reply = await replied(lead, 'What does it cost?');
    expect(await answersTo(lead)).toEqual([]);
    expect((await decided(reply)).decision.reason).toBe('claim_without_evidence');
  });
});

describe('the settings of autonomy', () => {
  it('show every cell, and refuse what makes no sense with the field', async () => {
    const { body } = await call<{ matrix: { act: string }[] }>('GET', '/api/settings/autonomy');
    expect(body.matrix).toHaveLength(16);
    expect((await allow({ class: 'question', act: 'send_after' })).status).toBe(400);
    expect((await allow({ class: 'unsubscribe', act: 'send' })).status).toBe(400);
    const { body: changed } = await call<{ matrix: { class: string; act: string }[] }>(
      'PUT',
      '/api/settings/autonomy',
      {
        cells: [{ class: 'question', act: 'send' }],
      },
    );
    expect(changed.matrix.filter((cell) => cell.class === 'question').map(({ act }) => act)).toEqual(
      Array<string>(4).fill('send'),
    );
  });
});

/** Blocking too much is no safety: what the knowledge says plainly must be answered. */
describe('plain questions to the sample knowledge', () => {
  const PLAIN: Record<string, [topic: string, question: string][]> = {
    en: [
      ['product', 'What is Brightdesk?'],
      ['pricing', 'How much is it?'],
      ['pricing', 'What does the Team plan cost per agent?'],
      ['pricing', 'price per user?'],
      ['trial', 'Is there a free trial?'],
      ['trial', 'How long is the contract?'],
      ['integrations', 'Does it integrate with Shopify?'],
      ['integrations', 'Is there an integration for Jira?'],
      ['hosting', 'Where is the data hosted?'],
      ['hosting', 'Is it GDPR compliant?'],
      ['onboarding', 'How long does it take to get started?'],
      ['languages', 'Does the interface come in Dutch too?'],
      ['migration', 'Can we bring our old tickets with us?'],
      ['channels', 'Do you support WhatsApp?'],
      ['access', 'Do you have single sign-on?'],
    ],
    de: [
      ['pricing', 'Was kostet Brightdesk?'],
      ['pricing', 'Was kostet das pro Agent?'],
      ['trial', 'Gibt es eine kostenlose Testphase?'],
      ['integrations', 'Gibt es eine Anbindung an HubSpot?'],
      ['hosting', 'Wo werden die Daten gehostet?'],
      ['onboarding', 'Wie lange dauert die Einführung?'],
      ['languages', 'Welche Sprachen werden unterstützt?'],
      ['migration', 'Können wir unsere alten Tickets mitnehmen?'],
      ['channels', 'Unterstützt Brightdesk auch WhatsApp?'],
      ['access', 'Gibt es Single Sign-on?'],
    ],
  };
  const UNKNOWN = [
    'Do you have an office in Toronto?',
    'Does it work offline on a ship?',
    'Can it print parcel labels?',
  ];

  beforeEach(async () => {
    await allow({ class: 'question', act: 'send' });
    for (const { id, question, answer: text, language } of loadKnowledge()) {
      await know(question, text, language);
      topics.set(text, id);
    }
  });
  const topics = new Map<string, string>();

  /** What the answer leans on; empty when a person is asked. */
  async function topicsOf(question: string, language: string): Promise<(string | undefined)[]> {
    const lead = await aLeadUnderWay({ language });
    await replied(lead, question);
    const [one] = await answersTo(lead);
    const texts = [...topics.keys()];
    return one?.evidence.map(({ quote }) => topics.get(texts.find((text) => text.includes(quote)) ?? '')) ?? [];
  }

  it.each(['en', 'de'])('are answered from the right passage (%s)', async (language) => {
    const missed = [];
    for (const [topic, question] of PLAIN[language] ?? []) {
      const used = await topicsOf(question, language);
      if (!used.includes(topic)) missed.push({ question, used });
    }
    expect(missed).toEqual([]);
  });

  it('are left to a person where the knowledge is silent', async () => {
    for (const question of UNKNOWN) expect(await topicsOf(question, 'en')).toEqual([]);
  });
});

it('an absence that names the day of return says so, though its mail does not say when it was written', async () => {
  const lead = await aLeadUnderWay();
  const raw = await readFile(new URL('../src/mail/fixtures/ooo-without-date.eml', import.meta.url));
  const reply = await aReply(test, lead, { raw });
  await classify(reply.id);
  const [read] = await test.rows<Message>(`select meaning from message where id = $1`, [reply.id]);
  expect(read!.meaning).toMatchObject({ class: 'out_of_office', resumeOn: '2026-03-16' });
});
