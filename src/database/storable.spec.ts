import { storable } from './storable.js';

it('keeps what Postgres can store', () => {
  const fine = {
    text: 'Grüße 👍\n',
    list: ['a', 1, null, true],
    at: new Date(0),
    raw: Buffer.from('\0'),
    none: undefined,
  };
  expect(storable(fine)).toEqual(fine);
  expect(storable(fine).raw).toBe(fine.raw);
  expect(storable(null)).toBeNull();
});

it('takes out NUL and mends half a surrogate pair, however deep', () => {
  expect(storable({ a: ['x\0y', { 'k\0': '\ud83d!' }] })).toEqual({ a: ['xy', { k: '\uFFFD!' }] });
  expect(storable('\udc4d')).toBe('\uFFFD');
});
