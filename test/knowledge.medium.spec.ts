import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import { startTestApp, type TestApp } from './support.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([KnowledgeModule]);
}, 60_000);
beforeEach(() => test.reset());
afterAll(() => test.stop());

interface Found {
  title: string;
  text: string;
  documentId: string | null;
}
const get = async <Body>(path: string): Promise<Body> =>
  (await (await fetch(`${test.url}${path}`, { headers: test.admin })).json()) as Body;
const search = async (q: string, language = 'en') =>
  (await get<{ items: Found[] }>(`/api/knowledge/search?q=${encodeURIComponent(q)}&language=${language}`)).items;

async function upload(name: string, bytes: string | Buffer, fields: Record<string, string> = {}) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  const answer = await fetch(`${test.url}/api/knowledge/documents`, {
    method: 'POST',
    headers: test.admin,
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as { id: string; passages: number; detail?: string } };
}

/** A page with this content and no more than a reader needs; it finds the objects without a table of them. */
const pdfOf = (content: string): string =>
  [
    '%PDF-1.4',
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
    '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj',
    `4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
    '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj',
    'trailer <</Root 1 0 R>>',
  ].join('\n');

/** Thirteen topics: more than are offered for a question, so that the search has to choose. */
const MANUAL = [
  '# Brightdesk manual',
  ...Array.from({ length: 12 }, (_, n) => `## Chapter ${n}\n\nThe drawer number ${n} keeps the stamps of the year.`),
  '## Shopify\n\nThe ready-made integration with Shopify shows orders beside the conversation.',
].join('\n\n');

describe('documents', () => {
  it('are found by what they say, under their headings', async () => {
    const { status, body } = await upload('manual.md', MANUAL, { language: 'en' });
    expect([status, body.passages]).toEqual([201, 13]);
    const [best] = await search('Do you integrate with Shopify?');
    expect(best).toMatchObject({ title: 'Brightdesk manual › Shopify', documentId: body.id });
  });

  it('may be PDF', async () => {
    const { status } = await upload(
      'plans',
      pdfOf('BT /F 24 Tf 50 700 Td (Plans) Tj /F 10 Tf 0 -40 Td (Team costs 39 euros.) Tj ET'),
      {
        language: 'en',
      },
    );
    expect(status).toBe(201);
    expect(await search('Team')).toEqual([expect.objectContaining({ title: 'Plans', text: 'Team costs 39 euros.' })]);
  });

  it('may be HTML, of which only what is read counts', async () => {
    const page =
      '<html><head><title>x</title><script>var a = "teapot";</script></head><body><h1>Opening</h1><p>We open at nine.</p></body></html>';
    expect((await upload('hours.html', page, { language: 'en' })).status).toBe(201);
    expect(await search('When do you open?')).toEqual([
      expect.objectContaining({ title: 'Opening', text: 'We open at nine.' }),
    ]);
  });

  it('are found by other forms of their words, in their own language', async () => {
    const chapters = Array.from(
      { length: 12 },
      (_, n) => `## Kapitel ${n}\n\nIn Fach ${n} liegen die Stempel des Jahres.`,
    );
    await upload('regal.md', ['# Haus', ...chapters, '## Verleih\n\nWir verleihen auch Bücher.'].join('\n\n'), {
      language: 'de',
    });
    expect((await search('Haben Sie ein Buch für mich?', 'de'))[0]).toMatchObject({ title: 'Haus › Verleih' });
  });

  it.each([
    ['nl', 'Wij lenen ook boeken uit.', 'Heeft u een boek?'],
    ['it', 'Abbiamo anche case al mare.', 'Avete una casa?'],
    ['sv', 'Vi lånar också ut böcker till kunderna.', 'Vad får en kund låna?'],
    ['pt', 'Vendemos flores.', 'Tem uma flor?'],
  ])('are found by other forms of their words in %s', async (language, text, question) => {
    for (let n = 0; n < 13; n++)
      await test.rows(
        `insert into passage (title, text, language, position, created_at) values ('N', 'Abcd ' || $1, $2, 0, now())`,
        [n, language],
      );
    await test.rows(
      `insert into passage (title, text, language, position, created_at) values ('Fit', $1, $2, 0, now())`,
      [text, language],
    );
    expect((await search(question, language))[0]).toMatchObject({ title: 'Fit' });
  });

  it('are found in spite of a word written wrong', async () => {
    await upload('manual.md', MANUAL, { language: 'en' });
    expect((await search('Is there a Shopfy link?'))[0]).toMatchObject({ title: 'Brightdesk manual › Shopify' });
  });

  it.each([
    ['a part of a longer word', 'Was kostet die Lieferung?', 'Auslandslieferung', 'de'],
    ['a word written wrong in another language', 'Gibt es eine Verbindung mit Shopfy?', 'Shopify', 'en'],
    ['a word written wrong that was changed into the text since', 'Who wrote the Zyxomtic rules?', 'Zyxomatic', 'en'],
  ])('are found by %s', async (_, question, word, language) => {
    await upload('manual.md', MANUAL.replace('stamps', 'Stempel'), { language });
    await test.rows(`update passage set text = text || $1 where title like '%Chapter 7'`, [` ${word}.`]);
    expect((await search(question, language))[0]).toMatchObject({ title: 'Brightdesk manual › Chapter 7' });
  });

  it('are found by a word written wrong without a look at each of thousands', async () => {
    await upload('manual.md', MANUAL, { language: 'en' });
    await test.rows(
      `insert into passage (title, text, language, position, created_at)
       select 'Chapter', (select string_agg(md5((n * word % 2000)::text), ' ') from generate_series(1, 80) as word), 'en', 0, now()
       from generate_series(1, 2000) as n`,
    );
    const startedAt = performance.now();
    expect((await search('Is there a Shopfy connection to Salesforce available?'))[0]?.title).toMatch(/Shopify$/);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('are replaced as a whole by a newer one of the same name, and removed with their passages', async () => {
    await upload('manual.md', MANUAL, { language: 'en' });
    const { body } = await upload('manual.md', '# New\n\nOnly this is left of it.', { language: 'en' });
    expect(await search('Shopify')).toEqual([expect.objectContaining({ text: 'Only this is left of it.' })]);
    expect((await get<{ items: object[] }>('/api/knowledge/documents')).items).toHaveLength(1);
    await fetch(`${test.url}/api/knowledge/documents/${body.id}`, { method: 'DELETE', headers: test.admin });
    expect(await search('Shopify')).toEqual([]);
  });

  it('say nothing any more after their last day', async () => {
    await upload('offer.txt', 'The spring offer is 10 euros less.', {
      language: 'en',
      validUntil: '2026-03-11T00:00:00Z',
    });
    expect(await search('spring offer')).toHaveLength(1);
    test.clock.pass(48);
    expect(await search('spring offer')).toEqual([]);
  });

  it.each([
    ['a.exe', 'MZ', {}, 422, 'file'],
    ['a.pdf', '%PDF-1.7\nnothing that could be read', {}, 422, 'file'],
    ['a.txt', 'Hello there, this is our price list.', { language: 'English' }, 400, 'language'],
    ['a.txt', 'Hello there, this is our price list.', { validUntil: 'soon' }, 400, 'validUntil'],
    ['a.txt', Buffer.alloc(11 * 1024 * 1024, 'a'), {}, 413, 'file'],
  ])('%s is refused with the field and the reason (%#)', async (name, bytes, fields, status, field) => {
    const refused = await upload(name, bytes, fields);
    expect([refused.status, refused.body.detail]).toEqual([status, expect.stringContaining(`${field}: `) as string]);
  });
});

describe('question–answer pairs', () => {
  const pair = { title: 'What is it?', text: 'A shared inbox.', language: 'en' };
  const write = (method: string, path: string, body: unknown) =>
    fetch(`${test.url}${path}`, {
      method,
      headers: { ...test.admin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('are made, changed and removed', async () => {
    const { id } = (await (await write('POST', '/api/knowledge', pair)).json()) as { id: string };
    expect((await write('PUT', `/api/knowledge/${id}`, { ...pair, text: 'A helpdesk.' })).status).toBe(200);
    expect(await get(`/api/knowledge/${id}`)).toMatchObject({ text: 'A helpdesk.', documentId: null });
    expect((await search('helpdesk'))[0]).toMatchObject({ text: 'A helpdesk.' });
    expect((await fetch(`${test.url}/api/knowledge/${id}`, { method: 'DELETE', headers: test.admin })).status).toBe(
      204,
    );
    expect((await fetch(`${test.url}/api/knowledge/${id}`, { headers: test.admin })).status).toBe(404);
  });

  it('are not what a document’s passages are: those change with the document', async () => {
    const { body } = await upload('plans.md', '# Plans\n\nTeam costs 39 euros.', { language: 'en' });
    const { items } = await get<{ items: { id: string }[] }>(`/api/knowledge?documentId=${body.id}`);
    expect((await write('PUT', `/api/knowledge/${items[0]!.id}`, pair)).status).toBe(409);
  });
});
