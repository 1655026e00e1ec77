import fc from 'fast-check';
import { bytesOf, cosineOf, secondsAfter, signsOf, wordsFor } from './vector.rules.js';

it('a passage is embedded with its headings, and with less of it the more often it was rejected', () => {
  const long = { title: 'Plans › Team', text: 'x'.repeat(10_000) };
  const lengths = [0, 1, 2, 3].map((tries) => wordsFor({ ...long, tries }).length);
  expect(lengths).toEqual([6_000, 6_000, 500, 500]);
  expect(wordsFor({ title: 'Plans', text: '39 euros', tries: 0 })).toBe('Plans\n\n39 euros');
});

it('a rejected passage is tried again at once in another way, then ever more rarely', () => {
  expect([1, 2, 3, 4, 5, 20].map(secondsAfter)).toEqual([0, 0, 3600, 7200, 14_400, 86_400]);
});

it('signs are one bit a dimension', () => {
  expect(signsOf(Float32Array.from([0.5, -0.1, 0, 2]))).toBe('1001');
});

it('bytes keep a vector as it is', () => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 1, maxLength: 20, noNaN: true, min: -1, max: 1 }), (vector) => {
      const squares = vector.reduce((sum, part) => sum + part * part, 0);
      expect(cosineOf(vector, bytesOf(vector))).toBeCloseTo(squares, 5);
    }),
  );
});
