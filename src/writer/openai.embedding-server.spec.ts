import { embeddings, knowing, type WireDialect } from '../../test/scripted-embeddings.js';
import { type AskedOnWire, rejection, type Reply, ScriptedModel } from '../../test/scripted-model.js';
import { ModelFailed } from './model.js';
import { OpenaiEmbeddingServer } from './openai.embedding-server.js';

const model = await new ScriptedModel().start();
afterAll(() => model.stop());

const server = (settings: { apiKey?: string; timeoutSeconds?: number } = {}) =>
  new OpenaiEmbeddingServer({ apiKey: null, baseUrl: model.url, timeoutSeconds: 5, ...settings });

const vectorOf = knowing(['price', 'cost'], ['holiday']);
const TEXTS = ['What is the price?', 'When is a holiday?', 'Hello'];
const far = (one: Float32Array, other: Float32Array) => one.reduce((sum, part, i) => sum + part * other[i]!, 0);
const texts = (count: number) => Array.from({ length: count }, (_, n) => `price ${n}`);

async function failureOf(reply: Reply, timeoutSeconds = 5): Promise<ModelFailed> {
  model.answers(() => reply);
  const failed: unknown = await server({ timeoutSeconds })
    .embed('e', TEXTS)
    .catch((error: unknown) => error);
  if (failed instanceof ModelFailed) return failed;
  throw new Error(`did not fail: ${JSON.stringify(failed)}`);
}

describe('vectors of texts', () => {
  it('are asked for with nothing but model, texts and format, and come back with what they cost', async () => {
    model.answers((asked) => embeddings(asked, vectorOf));
    const { value, usage } = await server({ apiKey: 'sk-test' }).embed('e', TEXTS);
    expect(model.asked[0]).toMatchObject({ model: 'e', input: TEXTS, authorization: 'Bearer sk-test' });
    expect(model.asked[0]!.body).toEqual({ model: 'e', input: TEXTS, encoding_format: 'float' });
    expect(value).toHaveLength(3);
    expect(value.map((vector) => far(vector, vector))).toEqual(
      [1, 1, 1].map((one) => expect.closeTo(one, 5) as number),
    );
    expect(usage).toEqual({ input: 30, cachedInput: 0, output: 0, estimated: false });
  });

  it.each<[string, WireDialect]>([
    ['as numbers', { encoding: 'float' }],
    ['as base64, though numbers were asked for', { encoding: 'base64' }],
    ['in another order than asked', { turned: true }],
    ['without numbers of the texts', { unnumbered: true }],
  ])('are understood %s', async (_, dialect) => {
    model.answers((asked) => embeddings(asked, vectorOf, dialect));
    const { value } = await server().embed('e', TEXTS);
    const [price, holiday, hello] = value as [Float32Array, Float32Array, Float32Array];
    expect(value.map(({ length }) => length)).toEqual([3, 3, 3]);
    expect([price[0]! > 0.9, holiday[1]! > 0.9, hello[2]! > 0.9]).toEqual([true, true, true]);
  });

  it.each<[string, object | null, object]>([
    ['a sum alone', { total_tokens: 12 }, { input: 12, estimated: false }],
    ['nothing', null, { input: 14, estimated: true }],
    ['empty counts', { prompt_tokens: null }, { input: 14, estimated: true }],
  ])('are counted where the server says %s', async (_, usage, counted) => {
    model.answers((asked) => embeddings(asked, vectorOf, { usage }));
    expect((await server().embed('e', TEXTS)).usage).toMatchObject(counted);
  });
});

describe('a server that speaks another dialect', () => {
  const takes = (complaint: (asked: AskedOnWire) => Reply | null): void =>
    model.answers((asked) => complaint(asked) ?? embeddings(asked, vectorOf));

  it('is not told a format that it does not know, now and later', async () => {
    takes(({ body }) =>
      'encoding_format' in body ? rejection(400, "UnsupportedParamsError: 'encoding_format' is not supported") : null,
    );
    const one = server();
    await one.embed('e', TEXTS);
    await one.embed('e', TEXTS);
    expect(model.asked.map(({ body }) => Object.keys(body).length)).toEqual([3, 2, 2]);
  });

  it.each([
    [422, 'batch size 96 > maximum allowed batch size 32', 32],
    [400, 'Value error, batch size is invalid, it should not be larger than 10.: input.contents', 10],
    [413, 'Payload Too Large', 40],
  ])('gets as many texts at a time as it takes: %s %s', async (status, message, most) => {
    takes(({ input }) => (input!.length > most ? rejection(status, message) : null));
    const one = server();
    const { value, usage } = await one.embed('e', texts(96));
    expect([value.length, usage.input]).toEqual([96, 960]);
    expect(one.mostOf('e')).toBeLessThanOrEqual(most);
    expect(one.mostOf('another')).toBe(96);
  });

  it('gets half of them the next time when it did not answer in time, but never fewer than a few', async () => {
    model.answers(() => ({ silent: true }));
    const one = server({ timeoutSeconds: 0.1 });
    const tries = [96, 48, 24, 12, 8, 8];
    for (const most of tries) {
      expect(one.mostOf('e')).toBe(most);
      await expect(one.embed('e', texts(most))).rejects.toMatchObject({ kind: 'busy' });
    }
  });

  it('is no slower a server because somebody would not wait', async () => {
    model.answers(() => ({ silent: true }));
    const one = server();
    await expect(one.embed('e', texts(2), 0.1)).rejects.toMatchObject({ kind: 'busy' });
    expect(one.mostOf('e')).toBe(96);
  });
});

describe('vectors that do not come', () => {
  const data = (embeddings: unknown[]): Reply => ({
    body: { data: embeddings.map((embedding, index) => ({ index, embedding })) },
  });

  it.each<[string, Reply, Partial<ModelFailed>]>([
    [
      '429 with seconds',
      rejection(429, 'slow down', { 'retry-after': '7' }),
      { kind: 'busy', told: { retryAfterSeconds: 7 } },
    ],
    ['500', rejection(500, 'oops'), { kind: 'busy' }],
    ['401', rejection(401, 'Incorrect API key provided: sk-abc'), { kind: 'misconfigured' }],
    ['404', rejection(404, 'no such model'), { kind: 'misconfigured' }],
    ['405', rejection(405, 'Method Not Allowed'), { kind: 'misconfigured' }],
    ['a model that writes', rejection(501, 'this model does not support embeddings'), { kind: 'misconfigured' }],
    ['the same as 400', rejection(400, 'The model does not support Embeddings API'), { kind: 'misconfigured' }],
    ['the same as 500', rejection(500, 'embeddings currently not implemented'), { kind: 'misconfigured' }],
    ['a text too long', rejection(400, 'maximum context length is 512 tokens'), { kind: 'invalid' }],
    ['a page instead of JSON', { body: '<html>welcome</html>' }, { kind: 'busy' }],
    ['no data', { body: {} }, { kind: 'invalid' }],
    [
      'one too few',
      data([
        [1, 2],
        [1, 2],
      ]),
      { kind: 'invalid' },
    ],
    ['several dimensions', data([[1, 2], [1, 2], [1]]), { kind: 'invalid' }],
    [
      'none computed',
      data([
        [0, 0],
        [1, 2],
        [2, 1],
      ]),
      { kind: 'invalid' },
    ],
    ['null', data([null, [1, 2], [2, 1]]), { kind: 'invalid' }],
    ['no numbers', data([['a'], [1], [2]]), { kind: 'invalid' }],
    ['bytes that are no floats', data(['YWI=', 'YWJjZA==', 'YWJjZA==']), { kind: 'invalid' }],
    [
      'numbers of texts that are none',
      { body: { data: [0, 0, 0].map((index) => ({ index, embedding: [1, 2] })) } },
      { kind: 'invalid' },
    ],
  ])('are named: %s', async (_, reply, failure) => {
    const failed = await failureOf(reply);
    expect(failed).toMatchObject(failure);
    expect(failed.message).not.toMatch(/sk-abc|slow down|oops/);
  });

  it('are named when the connection breaks, the server is silent or not there', async () => {
    expect((await failureOf({ cut: true })).kind).toBe('busy');
    expect((await failureOf({ silent: true }, 0.2)).kind).toBe('busy');
    expect((await failureOf({ trickles: true }, 0.2)).kind).toBe('busy');
    const nowhere = new OpenaiEmbeddingServer({ apiKey: null, baseUrl: 'http://127.0.0.1:1/v1', timeoutSeconds: 5 });
    await expect(nowhere.embed('e', TEXTS)).rejects.toMatchObject({ kind: 'busy' });
  });
});
