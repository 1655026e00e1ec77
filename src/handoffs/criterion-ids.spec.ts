import { withIds } from './criterion-ids.rules.js';

const criterion = (name: string, id?: string) => ({
  ...(id ? { id } : {}),
  name,
  asks: '?',
  required: false,
  signs: { met: [], notMet: [] },
});
const idsOf = (...criteria: ReturnType<typeof criterion>[]) => withIds(criteria).map(({ id }) => id);

it('names a new criterion after its name, and leaves those that have an id alone', () => {
  expect(idsOf(criterion('Budget', 'money'), criterion('Größe des Teams'))).toEqual(['money', 'grosse_des_teams']);
});

it('gives no id twice, whoever comes first', () => {
  expect(idsOf(criterion('Budget'), criterion('Budget'), criterion('Money', 'budget'))).toEqual([
    'budget_2',
    'budget_3',
    'budget',
  ]);
});

it('has an id for a name without Latin letters, and for a very long one', () => {
  expect(idsOf(criterion('予算'), criterion('Бюджет'), criterion('x'.repeat(60)))).toEqual([
    'criterion',
    'criterion_2',
    'x'.repeat(36),
  ]);
});
