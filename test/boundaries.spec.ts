import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Design §2: a folder imports from rows above its own only; folders in one row never import each other. */
const ROWS = [
  ['config', 'version', 'clock', 'database'],
  ['activity', 'jobs', 'access'],
  ['mail', 'writer'],
  ['leads', 'messages', 'knowledge', 'notices', 'model-calls'],
  ['cadences'],
  ['intake', 'outreach', 'replies', 'handoffs'],
  ['ledger', 'reports', 'integrations', 'sandbox', 'console'],
  [
    'main',
    'start-app',
    'app.module',
    'schedule',
    'demo',
    'migrate',
    'api-key',
    'doctor',
    'eval',
    'examine-embeddings',
    'examine-mail',
    'open-api',
    'pino-logger',
  ],
];

const SRC = join(import.meta.dirname, '..', 'src');

const rowOf = (place: string): number => ROWS.findIndex((row) => row.includes(place));

/** `leads/lead.entity.ts` is in `leads`, `config.ts` is `config`. */
const placeOf = (path: string): string => path.split('/')[0]!.replace(/\.(ts|js)$/, '');

interface Import {
  file: string;
  line: number;
  from: string;
  to: string;
}

function importsOf(file: string): Import[] {
  return readFileSync(join(SRC, file), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const [, path] = /(?:from|import)\s*\(?\s*'(\.[^']+)'/.exec(text) ?? [];
      if (!path) return [];
      const target = normalize(join(dirname(file), path));
      if (target.startsWith('..')) return [];
      return [{ file, line: index + 1, from: placeOf(file), to: placeOf(target) }];
    });
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('console/web/'));

describe('the house', () => {
  it('has no place that the table does not know', () => {
    expect(files.map(placeOf).filter((place) => rowOf(place) === -1)).toEqual([]);
  });

  it('imports downwards only', () => {
    const upwards = files
      .flatMap(importsOf)
      .filter(({ from, to }) => from !== to && rowOf(from) <= rowOf(to) && rowOf(from) !== ROWS.length - 1)
      .map(({ file, line, to }) => `src/${file}:${line} imports ${to}`);
    expect(upwards).toEqual([]);
  });

  it('has no names that say nothing', () => {
    expect(files.filter((file) => /(^|\/)(utils?|common|helpers?|index)(\/|\.ts$)|\.service\.ts$/.test(file))).toEqual(
      [],
    );
  });

  it('keeps rules pure', () => {
    const impure = files
      .filter((file) => /\.rules\.ts$|send-window\.ts$|parse-mail\.ts$/.test(file))
      .filter((file) =>
        /@nestjs|typeorm|new Date\(\)|Date\.now\(\)|process\.env/.test(readFileSync(join(SRC, file), 'utf8')),
      );
    expect(impure).toEqual([]);
  });
});
