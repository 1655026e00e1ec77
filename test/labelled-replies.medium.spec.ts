import { RunEval } from '../src/sandbox/eval/run-eval.js';
import { labelledCases } from '../src/sandbox/eval/labelled-cases.js';
import { OfflineWriter } from '../src/writer/offline.writer.js';
import { aCompany, aLeadUnderWay, aReply, replied } from './builders.js';
import { startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

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

it.each([
  ['{"items":[{"id":"1"}]}', 'items[0].class'],
  ['[]', 'expected object'],
])('a file that is no such set is refused: %s', (text, why) => {
  expect(() => labelledCases(text)).toThrow(why);
});
