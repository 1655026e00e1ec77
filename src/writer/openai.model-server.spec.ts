import { z } from 'zod';
import { type AskedOnWire, rejection, type Reply, ScriptedModel } from '../../test/scripted-model.js';
import { ModelFailed, type Question } from './model.js';
import { OpenaiModelServer } from './openai.model-server.js';

const question: Question<{ word: string }> = {
  purpose: 'touch',
  prompt: 'test/1',
  instructions: 'Say a word.',
  material: 'A short one.',
  schema: z.strictObject({ word: z.string() }),
  mostTokens: 50,
};

const model = await new ScriptedModel().start();
afterAll(() => model.stop());

const server = (settings: { apiKey?: string; timeoutSeconds?: number } = {}) =>
  new OpenaiModelServer({ apiKey: null, baseUrl: model.url, timeoutSeconds: 5, ...settings });

const WORD = '{"word": "yes"}';

async function failureOf(reply: Reply, timeoutSeconds = 5): Promise<ModelFailed> {
  model.answers(() => reply);
  const failed: unknown = await server({ timeoutSeconds })
    .ask('m', question)
    .catch((error: unknown) => error);
  if (failed instanceof ModelFailed) return failed;
  throw new Error(`did not fail: ${JSON.stringify(failed)}`);
}

describe('a question to a model server', () => {
  it('goes out with a strict schema, a limit and no tools, and comes back checked, with what it cost', async () => {
    model.answers(() => ({ text: WORD }));
    const answer = await server({ apiKey: 'sk-test' }).ask('m', question);
    expect(answer).toMatchObject({
      value: { word: 'yes' },
      usage: { input: 1000, cachedInput: 800, output: 200, estimated: false },
    });
    const [asked] = model.asked;
    expect(asked).toMatchObject({ model: 'm', purpose: 'touch', authorization: 'Bearer sk-test' });
    expect(Object.keys(asked!.body).sort()).toEqual(['max_tokens', 'messages', 'model', 'response_format']);
    expect(asked!.body.response_format).toMatchObject({
      json_schema: { strict: true, schema: { additionalProperties: false, required: ['word'] } },
    });
  });

  it.each<[string, Reply]>([
    ['in a fence', { text: 'Here you are:\n```json\n{"word": "yes"}\n```\nAnything else?' }],
    ['after its reasoning', { text: '<think>Maybe {"word": "no"}? Or {"word": 3}.</think>\n{"word": "yes"}' }],
    ['after reasoning whose beginning the server swallowed', { text: 'hm, {"word": "no"}\n</think>{"word": "yes"}' }],
    [
      'after reasoning without marks',
      { text: 'I thought of {"word": 5} and of {"a": {"word": "no"}}.\n{"word": "yes"}' },
    ],
    ['with braces in a string', { text: 'So: {"word": "yes"} and not "{" or {' }],
  ])('finds the JSON %s', async (_, reply) => {
    model.answers(() => reply);
    expect((await server().ask('m', question)).value).toEqual({ word: 'yes' });
  });

  it('finds the JSON in the parts of a text, thoughts apart', async () => {
    const content = [
      { type: 'thinking', thinking: [{ type: 'text', text: '{"word": "no"}' }] },
      { type: 'text', text: WORD },
    ];
    model.answers(() => ({ body: { choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }] } }));
    expect((await server().ask('m', question)).value).toEqual({ word: 'yes' });
  });

  it('counts by itself where the server does not', async () => {
    model.answers(() => ({ text: WORD, usage: null }));
    const { usage } = await server().ask('m', question);
    expect(usage.estimated).toBe(true);
    expect(usage.input).toBeGreaterThan(5);
    expect(usage.output).toBeGreaterThan(2);
  });
});

describe('a server that speaks another dialect', () => {
  /** Rejects with 400 what `knows` does not hold of. */
  const dialect = (knows: (asked: AskedOnWire) => string | null): void =>
    model.answers((asked) => {
      const complaint = knows(asked);
      return complaint === null ? { text: WORD } : rejection(400, complaint);
    });

  it('is asked for any JSON object, with the schema in words, and then at once in this way', async () => {
    dialect(({ format }) => (format === 'json_schema' ? 'This response_format type is unavailable now' : null));
    const one = server();
    await one.ask('m', question);
    await one.ask('m', question);
    expect(model.asked.map(({ format }) => format)).toEqual(['json_schema', 'json_object', 'json_object']);
    expect(model.asked[1]!.system).toContain('"word"');
  });

  it('is asked in plain words when it knows no format at all, whatever it says', async () => {
    dialect(({ format }) => (format ? 'Bad request' : null));
    await server().ask('m', question);
    expect(model.asked.map(({ format }) => format)).toEqual(['json_schema', 'json_object', null]);
  });

  it('may want the limit under its other name', async () => {
    dialect(({ body }) =>
      'max_tokens' in body ? "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead." : null,
    );
    expect((await server().ask('m', question)).value).toEqual({ word: 'yes' });
    expect(model.asked.map(({ format }) => format)).toEqual(['json_schema', 'json_schema']);
  });

  it('is not asked again and again when the question is too long for it', async () => {
    dialect(() => "This model's maximum context length is 4096 tokens");
    await expect(server().ask('m', question)).rejects.toMatchObject({ kind: 'invalid' });
    expect(model.asked).toHaveLength(1);
  });
});

describe('a question without an answer', () => {
  it.each<[string, Reply, Partial<ModelFailed>]>([
    [
      '429 with seconds',
      rejection(429, 'slow down', { 'retry-after': '7' }),
      { kind: 'busy', told: { retryAfterSeconds: 7 } },
    ],
    [
      '429 with milliseconds',
      rejection(429, '', { 'retry-after-ms': '2500' }),
      { kind: 'busy', told: { retryAfterSeconds: 3 } },
    ],
    ['429 of used-up credit', rejection(429, 'no money', {}, 'insufficient_quota'), { kind: 'misconfigured' }],
    ['500', rejection(500, 'oops'), { kind: 'busy' }],
    ['503 without JSON', { status: 503, body: '<html>busy</html>' }, { kind: 'busy' }],
    ['401', rejection(401, 'Incorrect API key provided: sk-abc'), { kind: 'misconfigured' }],
    ['404', rejection(404, 'no such model'), { kind: 'misconfigured' }],
    ['a filtered question', rejection(400, 'filtered', {}, 'content_filter'), { kind: 'filtered' }],
    ['a filtered answer', { text: '{"wo', finish: 'content_filter' }, { kind: 'filtered' }],
    ['a refusal', { refusal: 'I cannot help with that' }, { kind: 'refused' }],
    ['an answer cut off', { text: '{"word": "ye', finish: 'length' }, { kind: 'cut_off' }],
    ['another form', { text: '{"words": ["yes"]}' }, { kind: 'invalid' }],
    ['no JSON', { text: 'yes' }, { kind: 'invalid' }],
    ['nothing', { text: '' }, { kind: 'invalid' }],
    ['no choices', { body: { id: 'x', choices: [] } }, { kind: 'invalid' }],
    ['a page instead of JSON', { body: '<html>welcome</html>' }, { kind: 'busy' }],
  ])('is named: %s', async (_, reply, failure) => {
    const failed = await failureOf(reply);
    expect(failed).toMatchObject(failure);
    expect(failed.message).not.toMatch(/sk-abc|slow down|oops/);
  });

  it('is named when the connection breaks, the server is silent or not there', async () => {
    expect((await failureOf({ cut: true })).kind).toBe('busy');
    expect((await failureOf({ silent: true }, 0.2)).kind).toBe('busy');
    const nowhere = new OpenaiModelServer({ apiKey: null, baseUrl: 'http://127.0.0.1:1/v1', timeoutSeconds: 5 });
    await expect(nowhere.ask('m', question)).rejects.toMatchObject({ kind: 'busy' });
  });

  it('is named when the server begins an answer and never ends it', async () => {
    expect(await failureOf({ trickles: true }, 0.3)).toMatchObject({
      kind: 'busy',
      message: 'the model server does not answer',
    });
  }, 3_000);

  it('was paid for all the same when it was cut off or unusable', async () => {
    expect((await failureOf({ text: 'yes' })).told.usage).toMatchObject({ output: 200 });
    expect((await failureOf({ text: '{"', finish: 'length' })).told.usage).toMatchObject({ input: 1000 });
  });
});

it('asks 256 questions at the same time', async () => {
  let open = (): void => undefined;
  const all = new Promise<void>((done) => (open = done));
  // Nobody is answered before all have asked.
  model.answers(async () => {
    if (model.most === 256) open();
    await all;
    return { text: WORD };
  });
  const one = server();
  const answers = await Promise.all(Array.from({ length: 256 }, () => one.ask('m', question)));
  expect(answers).toHaveLength(256);
});
