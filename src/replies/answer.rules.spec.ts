import type { AnswerDraft, Passage } from '../writer/writer.js';
import {
  type AnswerGround,
  MAX_ANSWERS,
  MAX_ANSWERS_A_DAY,
  MAX_ANSWERS_AN_HOUR,
  reviewAnswer,
  whyPerson,
} from './answer.rules.js';

const PASSAGES: Passage[] = [
  { id: '1', title: 'Price', text: 'Team costs 39 euros per agent and month. An import of 100,000 tickets is free.' },
  { id: '2', title: 'Hosting', text: 'All data is stored in “Frankfurt” and does not\nleave the European Union.' },
];

function answer(claims: AnswerDraft['claims'], over: Partial<AnswerDraft> = {}): AnswerDraft {
  return { draft: { subject: '', body: 'Hello', language: 'en' }, claims, missing: [], ...over };
}

const claim = (text: string, quote: string, passageId = '1') => ({ text, passageId, quote });

describe('an answer', () => {
  it.each([
    ['the words as they stand', claim('It is 39 euros.', 'Team costs 39 euros')],
    [
      'other white space, case and quotes',
      claim('Stored in Frankfurt.', 'STORED in "Frankfurt" and does not leave', '2'),
    ],
    ['a number written otherwise', claim('100.000 tickets are free.', 'An import of 100,000 tickets is free')],
  ])('may lean on %s', (_, one) => {
    expect(reviewAnswer(answer([one]), PASSAGES).fit).toBe(true);
  });

  it.each([
    ['words that stand nowhere', claim('It is free.', 'Team is free of charge')],
    ['words of another passage', claim('It is 39 euros.', 'Team costs 39 euros', '2')],
    ['a passage that was not offered', claim('It is 39 euros.', 'Team costs 39 euros', '7')],
    ['nothing', claim('It is 39 euros.', ' ')],
    ['a single word', claim('We are the best.', 'and')],
    ['words with another number', claim('It is 29 euros.', 'Team costs 39 euros')],
    ['words without the number', claim('It is 39 euros.', 'per agent and month')],
  ])('may not lean on %s', (_, one) => {
    const fine = claim('It is 39 euros.', 'Team costs 39 euros');
    expect(reviewAnswer(answer([fine, one]), PASSAGES)).toEqual({
      fit: false,
      reason: 'claim_without_evidence',
      missing: [one.text],
    });
  });

  it('keeps the words that carry each claim', () => {
    const one = claim('It is 39 euros.', 'Team costs 39 euros');
    expect(reviewAnswer(answer([one]), PASSAGES)).toMatchObject({
      fit: true,
      evidence: [{ ...one, title: 'Price' }],
    });
  });

  it('says no number that nothing carries, listed as a claim or not', () => {
    const body = 'Hello Ana,\n\nfor your 12 agents it is 39 euros. Next year it will be 29.\n\nNora';
    const told = answer([claim('It is 39 euros.', 'Team costs 39 euros')], {
      draft: { subject: '', body, language: 'en' },
    });
    expect(reviewAnswer(told, PASSAGES, 'What is it for 12 agents?')).toEqual({
      fit: false,
      reason: 'claim_without_evidence',
      missing: ['Next year it will be 29.'],
    });
  });

  it('claims something, or is none', () => {
    expect(reviewAnswer(answer([]), PASSAGES)).toMatchObject({ fit: false, reason: 'claim_without_evidence' });
  });

  it('answers every question', () => {
    const half = answer([claim('It is 39 euros.', 'Team costs 39 euros')], { missing: ['And fax?'] });
    const verdict = { fit: false, reason: 'question_not_in_knowledge', missing: ['And fax?'] };
    expect(reviewAnswer(half, PASSAGES)).toEqual(verdict);
    expect(reviewAnswer({ ...half, draft: null, claims: [] }, PASSAGES)).toEqual(verdict);
  });
});

describe('a person answers instead', () => {
  const ground: AnswerGround = {
    withRep: false,
    suppression: null,
    described: true,
    mayAnswer: true,
    answersBefore: MAX_ANSWERS - 1,
    answersToday: MAX_ANSWERS_A_DAY - 1,
    answersToDomain: MAX_ANSWERS_AN_HOUR - 1,
    repeats: false,
    answeredSince: false,
  };

  it.each([
    [{}, null],
    [{ withRep: true, suppression: 'bounced' }, 'with_rep'],
    [{ suppression: 'bounced' }, 'bounced'],
    [{ described: false }, 'company_not_described'],
    [{ mayAnswer: false }, 'not_by_itself'],
    [{ answersBefore: MAX_ANSWERS }, 'enough_answers'],
    [{ answersToday: MAX_ANSWERS_A_DAY }, 'enough_answers_today'],
    [{ answersToDomain: MAX_ANSWERS_AN_HOUR }, 'enough_answers_to_domain'],
    [{ repeats: true }, 'repeats_itself'],
    [{ answeredSince: true }, 'answered_already'],
  ])('%o: %s', (over, why) => {
    expect(whyPerson({ ...ground, ...over })).toBe(why);
  });
});
