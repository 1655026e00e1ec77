import Papa from 'papaparse';
import { unguarded } from './csv-line.js';
import { isProblemFile, problemLine, problemsHeader } from './problems-csv.js';

const row = {
  ordinal: 1,
  rowNumber: 7,
  cells: [] as string[],
  problems: [],
  outcome: null,
  standing: null,
  optedOut: false,
  addressMark: null,
};

describe('the list of problems', () => {
  it('gives back the cells as they were, and no formula', () => {
    const cells = ['=1+1', '+49 30', '-5', '@x', '\tx', '\rx', 'plain', 'a "quoted", one', 'two\nlines', ''];
    const [read] = Papa.parse<string[]>(problemLine({ ...row, cells }), { newline: '\r\n' }).data;
    expect(read?.slice(2).filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    expect(read?.slice(2).map(unguarded)).toEqual(cells);
  });

  it('leaves a cell alone that begins with an apostrophe of its own', () =>
    expect(unguarded("'t Hooft")).toBe("'t Hooft"));

  it('says everything that is wrong with a row', () => {
    const line = problemLine({
      ...row,
      problems: [
        { field: 'email', reason: 'malformed' },
        { field: 'timeZone', reason: 'unknown_time_zone' },
      ],
      outcome: 'created',
      standing: 'invalid_address',
    });
    expect(line).toBe(
      '7,The address is not a mail address; Time zone is no time zone: use a name such as Europe/Berlin\r\n',
    );
  });

  it('is recognised when it comes back', () => {
    const [header] = Papa.parse<string[]>(problemsHeader(['Email', 'Name']).replace('\ufeff', '')).data;
    expect(isProblemFile(header ?? [])).toBe(true);
    expect(isProblemFile(['Email', 'Name'])).toBe(false);
  });
});
