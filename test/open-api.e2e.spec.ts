import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { aRep, COMPANY, JourneyApp, MAILBOX } from './journey-app.js';

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
  await app.call('PUT', '/api/settings', COMPANY);
  await app.call('POST', '/api/mailboxes', MAILBOX);
  for (const name of ['Mia', 'Ben']) await app.call('POST', '/api/reps', aRep(name));
  const lines = readFileSync(join(import.meta.dirname, '..', 'samples', 'leads.csv'), 'utf8').split('\n');
  const form = new FormData();
  form.set('file', new Blob([lines.slice(0, LEADS).join('\n')]), 'leads.csv');
  await app.call('POST', '/api/imports', form);
  await app.call('POST', '/api/documents', { name: 'Prices', format: 'text', text: 'A seat costs 20 euros a month.' });
  await app.call('POST', '/api/suppressions', { kind: 'domain', value: 'rival.example' });
  await app.advance(24 * 4);
  document = await app.get<OpenApi>('/api/openapi.json');
}, 180_000);
afterAll(() => app?.stop(), 60_000);

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

  it('tells the truth about what is answered', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ ...document, $id: 'everylead' });
    const wrong: string[] = [];
    let looked = 0;
    for (const [path, { get }] of Object.entries(document.paths)) {
      const schema = get && schemaOf(get);
      const address = schema && (await exampleOf(path, get));
      if (!address) continue;
      const { status, body } = await app.call('GET', address);
      if (status === 404) continue;
      looked += 1;
      const fits = ajv.compile(absolute(schema));
      if (status !== 200) wrong.push(`${address}: ${status} ${JSON.stringify(body)}`);
      else if (!fits(body)) {
        const errors = (fits.errors ?? []).slice(0, 4).map(({ instancePath, message }) => `${instancePath} ${message}`);
        wrong.push(`${address}: ${errors.join('; ')}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(50);
  });
});

/** A path that can be asked: the id of one is the first that its list shows; null: the list is empty, or there is none. */
async function exampleOf(path: string, { parameters = [] }: Operation): Promise<string | null> {
  const [list, rest] = path.split('/{id}');
  const asked = parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => `${name}=price`);
  if (rest === undefined) return path.includes('{') ? null : `${path}?${asked.join('&')}`;
  const { items } = await app.get<{ items?: { id?: string }[] }>(list ?? '');
  const id = items?.[0]?.id;
  return id && !rest.includes('{') ? `${list}/${id}${rest}` : null;
}

const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"everylead#/components')) as object;
