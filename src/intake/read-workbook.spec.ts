import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowOf, workbookOf, workbookParts, zipOf, type ZipPart } from '../../test/workbook.js';
import { BadFile } from './bad-file.js';
import { type FileHead, readLeadFile } from './lead-file.js';
import type { Row } from './table.js';

const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(file: Buffer): Promise<FileHead & { rows: Row[]; bytesRead: number }> {
  const path = join(folder, 'file.xlsx');
  writeFileSync(path, file);
  let head: FileHead | undefined;
  const rows: Row[] = [];
  let bytesRead = 0;
  for await (const batch of readLeadFile(path, (found) => (head = found), 100)) {
    rows.push(...batch.rows);
    ({ bytesRead } = batch);
  }
  if (!head) throw new Error('no head');
  return { ...head, rows, bytesRead };
}

const refusal = async (file: Buffer): Promise<BadFile> => {
  const error = await read(file).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BadFile);
  return error as BadFile;
};

const withPart = (name: string, change: Partial<ZipPart>): Buffer =>
  zipOf(workbookParts(rowOf('Email')).map((part) => (part.name === name ? { ...part, ...change } : part)));

const SHEET = 'xl/worksheets/sheet2.xml';

describe('a workbook', () => {
  it('is read from the first sheet that shows, every kind of cell as text', async () => {
    const texts = `<si><t>Email</t></si><si><t>Name</t></si><si><r><t>An</t></r><r><t>a</t></r><rPh><t>x</t></rPh></si>`;
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>Phone</v></c>
        <c r="D1" t="inlineStr"><is><t>Since</t></is></c><c r="E1" t="inlineStr"><is><t>Met</t></is></c><c r="F1" t="str"><v>VIP</v></c></row>
      <row r="2"><c r="A2" s="1"/></row>
      <row r="5"><c r="A5" t="inlineStr"><is><t>a&amp;b@x.example</t></is></c><c r="B5" t="s"><v>2</v></c><c r="C5"><v>4.9301234567E10</v></c>
        <c r="D5" s="1"><v>46085</v></c><c r="E5" s="2"><v>46085.5</v></c><c r="F5" t="b"><v>1</v></c></row>
      <row><c t="e"><v>#N/A</v></c><c/><c><v>7.5</v></c></row>`;
    const formats = `<numFmt numFmtId="164" formatCode="dd.mm.yyyy\\ hh:mm"/>`;
    const file = zipOf(workbookParts(rows, { texts, formats }));
    expect(await read(file)).toEqual({
      headers: ['Email', 'Name', 'Phone', 'Since', 'Met', 'VIP'],
      format: { kind: 'xlsx', delimiter: null, encoding: null, sheet: 'Leads', headerRow: 1 },
      rows: [
        { rowNumber: 5, cells: ['a&b@x.example', 'Ana', '49301234567', '2026-03-04', '2026-03-04 12:00:00', 'TRUE'] },
        { rowNumber: 6, cells: ['', '', '7.5', '', '', ''] },
      ],
      bytesRead: expect.any(Number) as number,
    });
  });

  it('tells how far it is read', async () => {
    const file = workbookOf(
      [rowOf('Email'), ...Array.from({ length: 500 }, (_, n) => rowOf(`p${n}@x.example`))].join(''),
    );
    const { rows, bytesRead } = await read(file);
    expect(rows).toHaveLength(500);
    expect(bytesRead).toBeGreaterThan(file.length * 0.9);
    expect(bytesRead).toBeLessThanOrEqual(file.length);
  });

  it.each<[string, Buffer, string, string]>([
    [
      'unpacks to far more than it is',
      withPart(SHEET, { text: ' '.repeat(12_000_000) }),
      'workbook_too_large',
      'unpack from',
    ],
    ['would fill the disk', withPart(SHEET, { declared: 3_000_000_000 }), 'workbook_too_large', 'MB'],
    ['hides its shared texts', withPart('xl/sharedStrings.xml', { declared: 300_000_000 }), 'workbook_too_large', 'MB'],
    [
      'lies about its size',
      withPart(SHEET, { text: rowOf('x').repeat(9_999), declared: 99 }),
      'broken_workbook',
      'damaged',
    ],
    [
      'multiplies entities',
      withPart(SHEET, {
        text: '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>',
      }),
      'broken_workbook',
      'entity',
    ],
    ['is cut short', workbookOf(rowOf('Email')).subarray(0, -40), 'broken_workbook', 'damaged'],
    ['is another kind of archive', zipOf([{ name: 'leads.csv', text: 'Email\n' }]), 'not_text', 'unpack it'],
    ['has a far column', workbookOf('<row><c r="XFD1" t="str"><v>x</v></c></row>'), 'too_many_columns', '500 columns'],
    ['has a huge cell', workbookOf(rowOf('Email') + rowOf('x'.repeat(65_537))), 'cell_too_long', 'row 2'],
    ['has no rows', workbookOf(''), 'empty', 'empty'],
    [
      'has very many parts',
      zipOf(Array.from({ length: 5_001 }, (_, n) => ({ name: `${n}`, text: '' }))),
      'workbook_too_large',
      'parts',
    ],
    ['is of the old kind', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_workbook', '.xlsx'],
  ])('that %s is refused', async (_, file, reason, words) => {
    const error = await refusal(file);
    expect(error.reason).toBe(reason);
    expect(error.message).toContain(words);
  });
});
