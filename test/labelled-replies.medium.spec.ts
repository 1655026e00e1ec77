import { RunEval } from '../src/sandbox/eval/run-eval.js';
import { labelledCases } from '../src/sandbox/eval/labelled-cases.js';
import { OfflineWriter } from '../src/writer/offline.writer.js';
import type { Enrollment } from '../src/cadences/enrollment.entity.js';
import { ClassifyReply } from '../src/replies/classify-reply.js';
import { LabelledReplies, type LabelledReply } from '../src/replies/labelled-replies.js';
import type { Meaning } from '../src/writer/writer.js';
import { readByRules } from '../src/replies/read-reply.js';
import { aCompany, aLeadUnderWay, aReply, aTouch, replied } from './builders.js';
import { sentStatements } from './sent-statements.js';
import { startFlowApp } from './flow-app.js';
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

it('what people said replies mean is a set that a writer is measured on', async () => {
  const lead = await aLeadUnderWay(test);
  const earlier = await aReply(test, lead, { body: 'Who are you?', status: 'settled' });
  const reply = await replied(test, lead, 'Please send me the price list.');
  await replied(test, await aLeadUnderWay(test), 'Not corrected by anybody');
  const said = await test.call('POST', `/api/replies/${reply.id}/reclassify`, {
    class: 'later',
    resumeOn: '2026-04-01',
  });
  expect(said.status).toBe(200);

  const { status, body } = await test.call<object>('GET', '/api/replies/labelled?limit=5');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    items: [
      {
        id: reply.id,
        class: 'later',
        resumeOn: '2026-04-01',
        text: 'Please send me the price list.',
        thread: [{ from: 'lead', text: earlier.body }],
      },
    ],
    nextCursor: null,
  });
  expect((body as { items: object[] }).items).toHaveLength(1);

  const cases = labelledCases(JSON.stringify(body));
  const { corrections } = await new RunEval(new OfflineWriter(), () => undefined).run(1_000, cases);
  expect(corrections).toMatchObject([{ id: reply.id, truth: 'later', dateTruth: '2026-04-01', by: 'offline/1' }]);
  expect(corrections[0]!.read).not.toBeNull();
});

it('the set quotes us as the lead did: with the footer, and what had been said by then', async () => {
  const lead = await aLeadUnderWay(test);
  const [enrollment] = await test.rows<Enrollment>(
    `select id, lead_id as "leadId", last_step_id as "nextStepId" from enrollment`,
  );
  const ago = (hours: number) => new Date(TUESDAY.getTime() - hours * 3_600_000);
  const words = 'Hello Ana,\n\nmay I call you?\n\nNora Lind';
  const footed = `${words}\n\n--\nAcme Desk\nPrefer not to hear from us again? https://acme.example/u/x`;
  const rendered = Buffer.from(`From: nora@acme.example\nTo: ${lead.email}\nSubject: Hello\n\n${footed}`);
  // Read and saved after the mail that answered it was sent.
  await aTouch(test, enrollment!, { status: 'sent', sentAt: ago(1), body: words, rendered });
  await aReply(test, lead, { body: 'Who are you?', status: 'settled', receivedAt: ago(2) });
  const raw = Buffer.from(
    `From: ${lead.email}\nTo: nora@acme.example\nSubject: Re: Hello\n\nYes, call me.\n\n${footed}\n`,
  );
  const late = await aTouch(
    test,
    { ...enrollment!, nextStepId: null },
    { status: 'queued', kind: 'person', body: 'Later.' },
  );
  const reply = await aReply(test, lead, { raw, body: 'Yes, call me.', flags: [] });
  await test.rows(`update message set status = 'sent', sent_at = $2 where id = $1`, [late.id, ago(-1)]);
  await test.app.get(ClassifyReply).run({ ids: [reply.id] });
  expect((await test.call('POST', `/api/replies/${reply.id}/reclassify`, { class: 'interested' })).status).toBe(200);

  const { body } = await test.call<{ items: LabelledReply[] }>('GET', '/api/replies/labelled');
  expect(body.items[0]!.thread.map(({ text }) => text)).toEqual(['Who are you?', words]);
  const [one] = labelledCases(JSON.stringify(body));
  const { mail, ourWords } = await one!.asRead();
  expect(ourWords).toContain('Prefer not to hear from us again?');
  expect(readByRules(mail!, 'en', ourWords)).toBeNull();
});

it('the set reads a mail once, however many replies came after it', async () => {
  const lead = await aLeadUnderWay(test);
  const [enrollment] = await test.rows<Enrollment>(
    `select id, lead_id as "leadId", last_step_id as "nextStepId" from enrollment`,
  );
  const rendered = Buffer.from('From: nora@acme.example\nSubject: Hello\n\nMay I call you?\n\n--\nAcme Desk');
  await aTouch(test, enrollment!, { status: 'sent', sentAt: TUESDAY, body: 'May I call you?', rendered });
  for (const hours of [1, 2, 3]) {
    const receivedAt = new Date(TUESDAY.getTime() + hours * 3_600_000);
    await aReply(test, lead, {
      status: 'settled',
      receivedAt,
      classifiedBy: 'user:1',
      meaning: { class: 'later' } as Meaning,
    });
  }
  let labelled: LabelledReply[] = [];
  const sent = await sentStatements(test.database, async () => {
    labelled = await test.app.get(LabelledReplies).list(50);
  });
  expect(labelled.map(({ ourWords }) => ourWords.includes('Acme Desk'))).toEqual([true, true, true]);
  expect(sent.filter(({ query }) => /\brendered\b/.test(query))).toHaveLength(1);
});

it.each([
  ['{"items":[{"id":"1"}]}', 'items[0].class'],
  ['[]', 'expected object'],
])('a file that is no such set is refused: %s', (text, why) => {
  expect(() => labelledCases(text)).toThrow(why);
});
