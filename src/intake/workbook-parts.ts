import { posix } from 'node:path';
import { getFormatFromId, isDateFormat } from 'numfmt';
import { SaxesParser } from 'saxes';
import { BadFile } from './bad-file.js';
import type { Part, WorkbookZip } from './workbook-zip.js';

/** What it takes to read the cells of the first sheet that shows (ECMA-376 part 1, §18). */
export interface WorkbookParts {
  sheetName: string;
  sheet: Part;
  /** Texts that cells refer to by number. */
  texts: string[];
  /** For each style, whether its numbers are dates. */
  isDate: boolean[];
  /** Days are counted from 1904, as on an old Macintosh. */
  from1904: boolean;
}

const ROOT = '_rels/.rels';

/** @throws BadFile */
export async function readParts(zip: WorkbookZip): Promise<WorkbookParts> {
  const [main] = (await relations(zip, ROOT, '')).filter(({ type }) => type.endsWith('/officeDocument'));
  if (!main) {
    throw new BadFile('not_text', 'This is a ZIP archive and no Excel workbook: unpack it and send the file in it');
  }
  const book = await readBook(zip, main.target);
  const folder = posix.dirname(main.target);
  const linked = await relations(zip, `${folder}/_rels/${posix.basename(main.target)}.rels`, folder);
  const shown = book.sheets.find(({ state }) => state === undefined || state === 'visible');
  const target = linked.find(({ id }) => id === shown?.id)?.target;
  const sheet = target ? zip.find(target, 'streamed') : null;
  if (!shown || !sheet) throw new BadFile('empty', 'The workbook has no sheet with rows');
  const of = (type: string): string => linked.find((link) => link.type.endsWith(`/${type}`))?.target ?? '';
  return {
    sheetName: shown.name,
    sheet,
    texts: await readTexts(zip, of('sharedStrings')),
    isDate: await readStyles(zip, of('styles')),
    from1904: book.from1904,
  };
}

type Attributes = Readonly<Record<string, string>>;

/** `x:sheet` and `sheet` are the same here: writers choose their prefixes, and no other namespace has these names at these places. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

async function eachTag(
  zip: WorkbookZip,
  name: string,
  onTag: (tag: string, attributes: Attributes, path: readonly string[]) => void,
): Promise<void> {
  const part = zip.find(name, 'held');
  if (!part) return;
  const parser = new SaxesParser();
  const path: string[] = [];
  parser.on('opentag', (tag) => {
    path.push(localName(tag.name));
    const attributes = Object.entries(tag.attributes).map(([key, value]) => [localName(key), value]);
    onTag(localName(tag.name), Object.fromEntries(attributes) as Attributes, path);
  });
  parser.on('closetag', () => void path.pop());
  await parse(zip, part, parser);
}

async function parse(zip: WorkbookZip, part: Part, parser: SaxesParser): Promise<void> {
  for await (const text of await zip.read(part)) parser.write(text as string);
  parser.close();
}

interface Relation {
  id: string;
  type: string;
  /** The name of a part. */
  target: string;
}

async function relations(zip: WorkbookZip, name: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  await eachTag(zip, name, (tag, { Id: id = '', Type: type = '', Target: to = '' }) => {
    if (tag === 'Relationship')
      found.push({ id, type, target: posix.join('/', folder, fromRoot(to, folder)).slice(1) });
  });
  return found;
}

/** A target is relative to the folder unless it begins with a slash. */
const fromRoot = (target: string, folder: string): string =>
  target.startsWith('/') ? posix.relative(posix.join('/', folder), target) : target;

interface Book {
  sheets: { name: string; id: string; state: string | undefined }[];
  from1904: boolean;
}

async function readBook(zip: WorkbookZip, name: string): Promise<Book> {
  const book: Book = { sheets: [], from1904: false };
  await eachTag(zip, name, (tag, { name: sheet = '', id = '', state, date1904 }) => {
    if (tag === 'sheet') book.sheets.push({ name: sheet, id, state });
    if (tag === 'workbookPr') book.from1904 = date1904 === '1' || date1904 === 'true';
  });
  return book;
}

/** Which of the styles of cells show a number as a date. */
async function readStyles(zip: WorkbookZip, name: string): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const isDate: boolean[] = [];
  await eachTag(zip, name, (tag, { numFmtId = '0', formatCode = '' }, path) => {
    if (tag === 'numFmt') formats.set(Number(numFmtId), formatCode);
    if (tag !== 'xf' || path.at(-2) !== 'cellXfs') return;
    isDate.push(isDateCode(formats.get(Number(numFmtId)) ?? getFormatFromId(Number(numFmtId))));
  });
  return isDate;
}

function isDateCode(format: string | null | undefined): boolean {
  try {
    return isDateFormat(format ?? 'General');
  } catch {
    // A format that the library cannot read: the number is shown as it is.
    return false;
  }
}

/** Rich text is several pieces; the phonetic reading of Japanese is not part of it. */
async function readTexts(zip: WorkbookZip, name: string): Promise<string[]> {
  const part = zip.find(name, 'held');
  if (!part) return [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  let text: string | null = null;
  let phonetic = false;
  parser.on('opentag', ({ name: tag }) => {
    if (localName(tag) === 'si') texts.push('');
    if (localName(tag) === 'rPh') phonetic = true;
    if (localName(tag) === 't' && !phonetic) text = '';
  });
  parser.on('text', (more) => void (text === null || (text += more)));
  parser.on('closetag', ({ name: tag }) => {
    if (localName(tag) === 'rPh') phonetic = false;
    if (localName(tag) !== 't' || text === null) return;
    texts.push((texts.pop() ?? '') + text);
    text = null;
  });
  await parse(zip, part, parser);
  return texts;
}
