import { CopyLines } from './copy-lines.js';

const textOf = (lines: readonly string[]): { text: string; parts: number } => {
  const copy = new CopyLines();
  const parts: Uint8Array[] = [];
  for (const line of lines) {
    const full = copy.write(line);
    if (full) parts.push(full);
  }
  parts.push(copy.end());
  return { text: Buffer.concat(parts).toString('utf8'), parts: parts.length };
};

it('gives every line once, whole and in its order, however it falls into parts', () => {
  const lines = Array.from({ length: 5_000 }, (_, n) => `${n}\tÄnne 李 ${'x'.repeat(n % 300)}`);
  const { text, parts } = textOf(lines);
  expect(text).toBe(lines.map((line) => `${line}\n`).join(''));
  expect(parts).toBeGreaterThan(2);
});

it('takes a line that is longer than a part', () => {
  const lines = ['short', '€'.repeat(400_000), '', 'short again'];
  expect(textOf(lines).text).toBe(lines.map((line) => `${line}\n`).join(''));
});

it('keeps a part as it was told while the next is written', () => {
  const copy = new CopyLines();
  copy.write('a'.repeat(200_000));
  const first = copy.write('b'.repeat(200_000));
  copy.write('c');
  expect(Buffer.from(first ?? []).toString()).toBe(`${'a'.repeat(200_000)}\n`);
});
