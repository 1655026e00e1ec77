import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** The keys of the schema in config.ts: whatever is added there must be told about. */
const variables = found(read('src/config.ts'), /^ {2}([A-Z][A-Z_]+):/gm);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe('.env.example', () => {
  const lines = read('.env.example').split('\n');
  const entries = lines.flatMap((line, index) => {
    const [, name] = /^(?:# )?([A-Z][A-Z_]+)=/.exec(line) ?? [];
    return name ? [{ name, explained: lines[index - 1] ?? '' }] : [];
  });

  it('lists exactly the variables that the settings know', () => {
    expect(variables).toContain('PORT');
    expect(entries.map(({ name }) => name)).toEqual(variables);
  });

  it('explains each in the line above it', () => {
    expect(entries.filter(({ explained }) => !/^# .{10,}\.$/.test(explained))).toEqual([]);
  });
});

describe('docker/compose.yml', () => {
  const compose = read('docker/compose.yml');
  /** The lines of one service, by its indentation. */
  const service = (name: string): string =>
    new RegExp(`^ {2}${name}:\n((?: {3,}.*\n|\n)+)`, 'm').exec(compose)?.[1] ?? '';

  it('keeps every job: Redis appends to its log and evicts nothing', () => {
    expect(service('redis')).toMatch(/--appendonly,? '?yes/);
    expect(service('redis')).toMatch(/--maxmemory-policy,? '?noeviction/);
  });

  it('plays both roles, on one database and one Redis', () => {
    expect(service('web')).toContain('ROLES: web');
    expect(service('worker')).toContain('ROLES: worker');
    expect(compose).toMatch(/DATABASE_URL: postgres:/);
    expect(compose).toMatch(/REDIS_URL: redis:/);
  });

  it('sets only variables that the settings know, and holds no secret', () => {
    const block = /^x-environment:.*\n((?: {2}.*\n)+)/m.exec(compose)?.[1] ?? '';
    const set = found(block, /^ {2}([A-Z_]+):/gm);
    expect(set).toContain('SECRET_KEY');
    expect(set.filter((name) => !variables.includes(name))).toEqual([]);
    const secrets = found(compose, /(?:SECRET_KEY|ADMIN_API_KEY|POSTGRES_PASSWORD): (.*)$/gm);
    expect(secrets.filter((value) => !value.startsWith('${'))).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = read('README.md');

  it('names only commands that there are', () => {
    const named = found(readme, /npm run ([\w-]+)/g);
    expect(named).toContain('demo');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only settings that there are', () => {
    const named = found(readme, /^\| `([A-Z][A-Z_]+)` *\|/gm);
    expect(named).toContain('DATABASE_URL');
    expect(named.filter((name) => !variables.includes(name))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const page = read('ARCHITECTURE.md');
  const tree = /```\nsrc\/\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

  it('shows the folders of src as they are', () => {
    const shown = found(tree, /^ {2}([\w-]+)\/ /gm);
    const there = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, 'src', entry.name)).length > 0)
      .map(({ name }) => name);
    expect(shown.toSorted()).toEqual(there.toSorted());
  });

  it('names only files that there are', () => {
    const named = found(page, /`((?:src|test|migrations)\/[\w./-]+)`/g);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('has the import table that the boundaries are tested against', () => {
    const shown = found(page, /^\d {2}(.+)$/gm).map((row) => row.split(/, | \| /));
    const tested = /const ROWS = \[([\s\S]*?)\n\];/.exec(read('test/boundaries.spec.ts'))?.[1] ?? '';
    const rows = found(tested, /\[([^\]]*)\]/g).map((row) => found(row, /'([\w.-]+)'/g));
    expect(rows.length).toBeGreaterThan(5);
    expect(shown).toEqual(rows);
  });
});
