import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import Papa from 'papaparse';
import { parseCsv, type TextFormat } from './parse-csv.js';
import { type Header, type Row, TABLE_LIMITS } from './table.js';

interface Parsed extends Header, TextFormat {
  rows: Row[];
}

const inPieces = (text: string, length = 65_536): Readable => {
  const bytes = Buffer.from(text);
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
    })(),
  );
};

async function parsed(text: string, pieceLength?: number): Promise<Parsed> {
  let found: (Header & TextFormat) | undefined;
  const rows: Row[] = [];
  for await (const batch of parseCsv(inPieces(text, pieceLength), (headers) => (found = headers))) rows.push(...batch);
  if (found === undefined) throw new Error('no headers');
  return { ...found, rows };
}

describe('parseCsv', () => {
  it('reads headers and rows, numbered as a spreadsheet numbers them', async () => {
    const text = 'Name, Email ,Note\nAna,a@x.de,"one\ntwo"\n\n,,\nBo,b@x.de,"say ""hi"", Bo"';
    expect(await parsed(text)).toEqual({
      headers: ['Name', 'Email', 'Note'],
      rowNumber: 1,
      delimiter: ',',
      encoding: null,
      rows: [
        { rowNumber: 2, cells: ['Ana', 'a@x.de', 'one\ntwo'] },
        { rowNumber: 5, cells: ['Bo', 'b@x.de', 'say "hi", Bo'] },
      ],
    });
  });

  it.each([',', ';', '\t', '|'])('finds the delimiter %j', async (delimiter) => {
    const text = [
      ['Name', 'Amount', 'Address'],
      ['Ana', '"1,5"', '"Street 1, City; Land"'],
      ['Bo', '2', 'x'],
    ]
      .map((cells) => cells.join(delimiter))
      .join('\r\n');
    const { headers, rows, delimiter: found } = await parsed(text);
    expect(found).toBe(delimiter);
    expect(headers).toEqual(['Name', 'Amount', 'Address']);
    expect(rows[0]?.cells).toEqual(['Ana', '1,5', 'Street 1, City; Land']);
  });

  it('is not led astray by decimal commas', async () => {
    expect(await parsed('Name;A;B\nAna;1,5;2,5\nBo;3,5;4,5\n')).toMatchObject({
      delimiter: ';',
      headers: ['Name', 'A', 'B'],
    });
  });

  it('obeys the hint of Excel', async () => {
    expect(await parsed('sep=|\nName|A,B\nAna|1,2\n')).toMatchObject({
      headers: ['Name', 'A,B'],
      rowNumber: 1,
      rows: [{ rowNumber: 2, cells: ['Ana', '1,2'] }],
    });
  });

  it('reads a file of one column', async () => {
    expect(await parsed('Email\na@x.de\nb@x.de')).toMatchObject({
      headers: ['Email'],
      rows: [{ cells: ['a@x.de'] }, { cells: ['b@x.de'] }],
    });
  });

  it('finds the header below a note', async () => {
    const text =
      'Notes:\n"When exporting, you may notice, some are missing"\n\nFirst Name,Last Name,Email Address\nAna,Lopez,a@x.de\n';
    expect(await parsed(text)).toMatchObject({
      headers: ['First Name', 'Last Name', 'Email Address'],
      rowNumber: 4,
      rows: [{ rowNumber: 5, cells: ['Ana', 'Lopez', 'a@x.de'] }],
    });
  });

  it('fills short rows, and reports what a long row has too many of', async () => {
    const { rows } = await parsed('A,B,C,\n1\n1,2,3,,\n1,2,3,4,5\n');
    expect(rows).toEqual([
      { rowNumber: 2, cells: ['1', '', ''] },
      { rowNumber: 3, cells: ['1', '2', '3'] },
      { rowNumber: 4, cells: ['1', '2', '3', '4', '5'], problem: 'too_many_cells' },
    ]);
  });

  it('reports a row whose quotes do not fit, and reads on', async () => {
    const { rows } = await parsed('Name,Email\n"Ana "the boss" Lopez",a@x.de\nBo,b@x.de\n');
    expect(rows.map(({ problem }) => problem)).toEqual(['malformed_quotes', undefined]);
    expect(rows[1]?.cells).toEqual(['Bo', 'b@x.de']);
  });

  it('reads a large file that arrives in one piece', async () => {
    const { rows } = await parsed(`A,B\n${'1,2\n'.repeat(200_000)}`, 10_000_000);
    expect(rows).toHaveLength(200_000);
  });

  it('reads a file of headers alone', async () => {
    expect(await parsed('Name,Email')).toMatchObject({ headers: ['Name', 'Email'], rows: [] });
  });

  it.each([
    ['an empty file', '', 'empty', undefined],
    ['blank lines', '\n\n , \n', 'empty', undefined],
    ['no header', 'Ana,a@x.de\nBo,b@x.de\n', 'no_header', undefined],
    ['a quote left open', 'Name,Email\nAna,a@x.de\n"Bo,b@x.de\nCy,c@x.de\n', 'unclosed_quote', 3],
    [
      'a quote left open in a long file',
      `Name,Email\nAna,a@x.de\n"Bo,b@x.de\n${'Cy,c@x.de\n'.repeat(300_000)}`,
      'unclosed_quote',
      3,
    ],
    ['a long cell', `Name,Note\nAna,ok\nBo,${'x'.repeat(TABLE_LIMITS.cell + 1)}\n`, 'cell_too_long', 3],
    ['an endless row', `A,B\n1,2\n${'1,'.repeat(TABLE_LIMITS.row)}`, 'row_too_long', 3],
    ['too many columns', `${Array.from({ length: 501 }, (_, n) => `C${n}`).join(',')}\n1\n`, 'too_many_columns', 1],
  ])('refuses %s', async (_name, text, reason, row) => {
    await expect(parsed(text)).rejects.toMatchObject({ reason, row });
  });

  it('says where a file is too long', async () => {
    const lines = function* (): Generator<Buffer> {
      yield Buffer.from('A,B\n');
      const lot = Buffer.from('1,2\n'.repeat(50_000));
      for (let n = 0; n < 41; n++) yield lot;
    };
    let count = 0;
    const read = async (): Promise<void> => {
      for await (const batch of parseCsv(Readable.from(lines()), () => undefined)) count += batch.length;
    };
    await expect(read()).rejects.toMatchObject({ reason: 'too_many_rows', row: 2_000_002 });
    expect(count).toBeGreaterThan(1_990_000);
  });

  it('reads any table as it was written, wherever the bytes are cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab"\n,;\t é🦊'), maxLength: 6 });
    const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (rows, length, delimiter) => {
          const text = Papa.unparse([['h1', 'h2', 'h3'], ...rows], { delimiter, quotes: true, newline: '\r\n' });
          const read = await parsed(`sep=${delimiter}\n${text}`, length);
          expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('parseCsv as a stream', () => {
  const line = (n: number): string => `Ana ${n},ana${n}@acme.example,Acme ${n},"A note, with a comma ${n}"\n`;

  function* generated(rows: number, onRead: () => void = () => undefined): Generator<Buffer> {
    yield Buffer.from('Name,Email,Company,Note\n');
    for (let n = 0; n < rows; n += 500) {
      onRead();
      yield Buffer.from(Array.from({ length: 500 }, (_, m) => line(n + m)).join(''));
    }
  }

  it('keeps memory flat over 200,000 rows', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    let rows = 0;
    const seen: { heap: number; rss: number }[] = [];
    for await (const batch of parseCsv(Readable.from(generated(200_000)), () => undefined)) {
      rows += batch.length;
      if (rows % 20_000 !== 0) continue;
      collectGarbage();
      seen.push({ heap: process.memoryUsage().heapUsed / 2 ** 20, rss: process.memoryUsage().rss / 2 ** 20 });
    }
    expect(rows).toBe(200_000);
    const [early, last] = [seen[1], seen.at(-1)];
    // Kept, the rows between the two would take more than 50 MB.
    expect((last?.heap ?? Infinity) - (early?.heap ?? 0)).toBeLessThan(8);
    expect((last?.rss ?? Infinity) - (early?.rss ?? 0)).toBeLessThan(40);
  });

  it('reads no further than batches are taken, and closes the stream when they are not', async () => {
    let reads = 0;
    const stream = Readable.from(generated(200_000, () => reads++));
    const batches = parseCsv(stream, () => undefined, 100);
    const first = await batches.next();
    expect(first.value).toHaveLength(100);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(reads).toBeLessThan(40);
    await batches.return(undefined);
    expect(stream.destroyed).toBe(true);
  });

  it('closes the stream when the headers are refused', async () => {
    const stream = Readable.from(generated(1_000));
    const refuse = (): void => {
      throw new Error('unknown column');
    };
    await expect(parseCsv(stream, refuse).next()).rejects.toThrow('unknown column');
    expect(stream.destroyed).toBe(true);
  });

  it('passes on a failure of the stream', async () => {
    const failing = Readable.from(
      (function* () {
        yield Buffer.from('Name,Email\nAna,a@x.de\n');
        throw new Error('connection lost');
      })(),
    );
    const read = async (): Promise<void> => {
      for await (const batch of parseCsv(failing, () => undefined)) expect(batch).toBeDefined();
    };
    await expect(read()).rejects.toThrow('connection lost');
  });
});
