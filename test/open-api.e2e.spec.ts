import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { aRep, COMPANY, JourneyApp, type Json, MAILBOX } from './journey-app.js';

interface Operation {
  operationId: string;
  parameters?: { in: string; name: string; required?: boolean }[];
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

const LEADS = 60;

let app: JourneyApp;
let document: OpenApi;

/** A service that has worked for some days, so that there is something of everything to be answered. */
beforeAll(async () => {
  app = await JourneyApp.start();
  await make('PUT', '/api/settings', COMPANY);
  await make('POST', '/api/mailboxes', MAILBOX);
  for (const name of ['Mia', 'Ben']) await make('POST', '/api/reps', aRep(name));
  const lines = readFileSync(join(import.meta.dirname, '..', 'samples', 'leads.csv'), 'utf8').split('\n');
  await make('POST', '/api/imports', formOf('leads.csv', lines.slice(0, LEADS).join('\n')));
  const prices = formOf('prices.md', '# Prices\n\nThe price of a seat is 20 euros a month.', { language: 'en' });
  await make('POST', '/api/knowledge/documents', prices);
  await make('POST', '/api/suppressions', { domain: 'rival.example' });
  await app.advance(24 * 4);
  document = await app.get<OpenApi>('/api/openapi.json');
  ajv.addSchema({ ...closed(document), $id: 'everylead' });
}, 180_000);
afterAll(() => app?.stop(), 60_000);

/** What the tests stand on is there, or they say that it is not. */
async function make(method: string, path: string, body: unknown): Promise<Json> {
  const made = await app.call(method, path, body);
  if (made.status >= 300) throw new Error(`${method} ${path}: ${made.status} ${JSON.stringify(made.body)}`);
  return made.body;
}

function formOf(name: string, text: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([text]), name);
  return form;
}

const schemaOf = ({ responses }: Operation): object | undefined =>
  Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content?.['application/json']?.schema;

describe('the OpenAPI document', () => {
  it('says what every route answers, but for files, text and streams, and for those that answer nothing', () => {
    const silent = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, operation]) => !schemaOf(operation) && !/\.csv$|\/file$/.test(path))
        .map(([method, { responses }]) => `${method} ${path} ${Object.keys(responses).join(' ')}`),
    );
    expect(silent.filter((route) => !/ 204$/.test(route)).sort()).toEqual(['get /api/events 200', 'get /metrics 200']);
  });

  it('tells the truth about what is read', async () => {
    const wrong: string[] = [];
    let looked = 0;
    for (const [path, { get }] of Object.entries(document.paths)) {
      const address = get && schemaOf(get) && (await exampleOf(path, get));
      if (!address) continue;
      const { status, body } = await app.call('GET', address);
      if (status === 404) continue;
      looked += 1;
      if (status !== 200) wrong.push(`${address}: ${status} ${JSON.stringify(body)}`);
      else wrong.push(...lies(get, body).map((lie) => `${address}: ${lie}`));
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(50);
  });

  it.each<[string, string, object]>([
    ['post', '/api/leads', { email: 'kim@fresh.example', firstName: 'Kim', country: 'DE' }],
    ['post', '/api/leads/bulk', { leads: [{ email: 'lou@fresh.example' }, { email: 7 }] }],
    ['post', '/api/leads/{id}/message', { subject: 'Hello', body: 'Shall we talk tomorrow?' }],
    ['post', '/api/leads/{id}/pause', { until: null }],
    ['post', '/api/reps', aRep('Lea')],
    ['post', '/api/suppressions', { address: 'nobody@fresh.example' }],
    ['post', '/api/cadences/audience-count', { audience: { all: [] } }],
    ['put', '/api/settings', COMPANY],
  ])('tells the truth about what %s %s answers', async (method, path, body) => {
    const made = path.includes('{id}') ? await make('POST', '/api/leads', aLead()) : null;
    const answer = await make(method.toUpperCase(), path.replace('{id}', String(made?.id)), body);
    expect(lies(document.paths[path]?.[method], answer)).toEqual([]);
  });
});

let leads = 0;
const aLead = (): object => ({ email: `lead-${++leads}@fresh.example`, country: 'DE' });

/** A path that can be asked: the id of one is the first that its list shows; null: the list is empty, or there is none. */
async function exampleOf(path: string, { parameters = [] }: Operation): Promise<string | null> {
  const [list, rest] = path.split('/{id}');
  const asked = parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => `${name}=price`);
  if (rest === undefined) return path.includes('{') ? null : `${path}?${asked.join('&')}`;
  const { items } = await app.get<{ items?: { id?: string }[] }>(list ?? '');
  const id = items?.[0]?.id;
  return id && !rest.includes('{') ? `${list}/${id}${rest}` : null;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });

/** What an answer has beside its description, or against it. */
function lies(operation: Operation | undefined, answer: unknown): string[] {
  const schema = operation && schemaOf(operation);
  if (!schema) return ['it is not described'];
  const fits = ajv.compile(absolute(closed(schema)));
  if (fits(answer)) return [];
  const said = (fits.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, params.additionalProperty].filter(Boolean).join(' '),
  );
  return [...new Set(said)].slice(0, 6);
}

/** With nothing allowed that is not named: a description is open for what later versions add, an answer of this one is not. */
function closed<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(closed) as Part;
  if (part === null || typeof part !== 'object') return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value as unknown)]));
  const isOfNames = 'properties' in part && !('additionalProperties' in part);
  return { ...inner, ...(isOfNames ? { additionalProperties: false } : {}) } as Part;
}

const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"everylead#/components')) as object;
