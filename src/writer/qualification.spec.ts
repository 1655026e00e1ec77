import { BANT } from '../handoffs/bant.js';
import { findSigns } from './offline/find-signs.js';
import { type Criterion, fitOf, provenFindings } from './qualification.js';
import type { ThreadLine } from './writer.js';

const said = (text: string, from: ThreadLine['from'] = 'lead'): ThreadLine => ({
  from,
  at: '2026-03-03T09:00:00Z',
  subject: '',
  text,
});
const [BUDGET] = BANT as [Criterion];
const required = BANT.map((criterion) => ({ ...criterion, required: true }));

describe('what a writer says of a criterion', () => {
  const thread = [said('Is there budget?', 'us'), said('The budget is\n“approved”, we start in May.')];
  const finding = (standing: 'met' | 'not_met' | 'unknown', quote: string) =>
    provenFindings([BUDGET], [{ id: 'budget', standing, quote }], thread)[0];

  it('counts with the lead’s own words, whatever the spaces and quotes', () => {
    expect(finding('met', 'the budget is "approved"')).toMatchObject({
      standing: 'met',
      quote: 'the budget is "approved"',
    });
  });

  it.each([
    ['words nobody said', 'met', 'money is no problem'],
    ['our own words', 'met', 'Is there budget?'],
    ['no words at all', 'not_met', ''],
    ['words and no standing', 'unknown', 'The budget is'],
  ] as const)('is unknown with %s', (_, standing, quote) => {
    expect(finding(standing, quote)).toEqual({ id: 'budget', name: 'Budget', standing: 'unknown', quote: '' });
  });

  it('covers every criterion and no other', () => {
    const found = provenFindings(BANT, [{ id: 'shoe_size', standing: 'met', quote: 'approved' }], thread);
    expect(found.map(({ id, standing }) => [id, standing])).toEqual(BANT.map(({ id }) => [id, 'unknown']));
  });
});

describe('without a model', () => {
  const standings = (text: string) =>
    Object.fromEntries(
      provenFindings(BANT, findSigns(BANT, [said(text)]), [said(text)]).map(({ id, standing }) => [id, standing]),
    );

  it.each([
    ['We have no budget this year.', { budget: 'not_met' }],
    [
      'Our budget is approved and I decide on this myself. We need it next month.',
      { budget: 'met', authority: 'met', need: 'met', timeline: 'met' },
    ],
    ['Kein Budget, und ich bin dafür nicht zuständig.', { budget: 'not_met', authority: 'not_met' }],
    ['Nous avons le budget, mais pas cette année.', { budget: 'met', timeline: 'not_met' }],
    ['No tenemos presupuesto.', { budget: 'not_met' }],
    ['Sounds interesting, call me.', {}],
    ['', {}],
  ])('%j', (text, expected) => {
    const unknown = { budget: 'unknown', authority: 'unknown', need: 'unknown', timeline: 'unknown' };
    expect(standings(text)).toEqual({ ...unknown, ...expected });
  });
});

describe('whether a lead fits', () => {
  const found = (text: string) => provenFindings(required, findSigns(required, [said(text)]), [said(text)]);

  it('is open as long as nobody has said: little said is not no', () => {
    expect(fitOf(required, found('ok'))).toBe('open');
    expect(fitOf(required, [])).toBe('open');
    expect(fitOf(required, found('We have budget.'))).toBe('open');
  });

  it('is no by one plain no to what is required, and only to that', () => {
    expect(fitOf(required, found('We have no budget.'))).toBe('unfit');
    expect(fitOf(BANT, found('We have no budget.'))).toBe('fits');
  });

  it('is yes when all that is required is met', () => {
    expect(fitOf([{ ...BUDGET, required: true }], found('We have budget.'))).toBe('fits');
    expect(fitOf([], [])).toBe('fits');
  });
});
