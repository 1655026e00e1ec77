import { DateTime } from 'luxon';
import { loadCompany, loadCorpus, loadKnowledge, loadReps, REPLY_CLASSES, REPLY_LANGUAGES } from './corpus.js';

describe('the corpus of replies', () => {
  const corpus = loadCorpus();

  it('is large, has unique ids, and says in each id what the reply is', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(240);
    expect(new Set(corpus.map((reply) => reply.id)).size).toBe(corpus.length);
    const mislabelled = corpus.filter((reply) => !reply.id.startsWith(`${reply.class}.${reply.language}.`));
    expect(mislabelled).toEqual([]);
  });

  it('has words for every class in every language, about half of them English', () => {
    for (const replyClass of REPLY_CLASSES) {
      for (const language of REPLY_LANGUAGES) {
        const both = corpus.filter((reply) => reply.class === replyClass && reply.language === language);
        expect([replyClass, language, both.length >= 2]).toEqual([replyClass, language, true]);
      }
    }
    const english = corpus.filter((reply) => reply.language === 'en').length / corpus.length;
    expect(english).toBeGreaterThan(0.4);
    expect(english).toBeLessThan(0.6);
  });

  it('repeats no text', () => {
    const texts = corpus.map((reply) => `${reply.language} ${reply.text.toLowerCase()}`);
    expect(texts.length - new Set(texts).size).toBe(0);
  });

  it('says for every question which passages answer it, and names only passages that exist', () => {
    const known = new Set(loadKnowledge().map((passage) => passage.id));
    const questions = corpus.filter((reply) => reply.class === 'question');
    expect(questions.filter((reply) => !reply.answeredBy)).toEqual([]);
    expect(questions.flatMap((reply) => reply.answeredBy ?? []).filter((id) => !known.has(id))).toEqual([]);
    const open = questions.filter((reply) => reply.answeredBy?.length === 0);
    expect(open.length).toBeGreaterThan(5);
  });

  it('gives every bounce a status and a machine style, and no other class', () => {
    const machines = ['dsn', 'qmail', 'prose_bounce'];
    for (const reply of corpus) {
      const isBounce = reply.class === 'bounce';
      expect([reply.id, reply.bounce !== undefined, machines.includes(reply.style)]).toEqual([
        reply.id,
        isBounce,
        isBounce,
      ]);
    }
  });

  it('names the day of return wherever the text does', () => {
    const dated = corpus.filter((reply) => /\{(returnDate|lastDayAway)/.test(reply.text));
    expect(dated.length).toBeGreaterThan(15);
    expect(dated.filter((reply) => !reply.resumeInDays)).toEqual([]);
  });
});

describe('the demo company', () => {
  it('has every passage in both languages', () => {
    const passages = loadKnowledge();
    const english = passages.filter((passage) => passage.language === 'en').map((passage) => passage.id);
    const german = passages.filter((passage) => passage.language === 'de').map((passage) => passage.id);
    expect(german).toEqual(english);
    expect(english.length).toBeGreaterThanOrEqual(8);
  });

  it('offers three facts as proof and a postal address', () => {
    const company = loadCompany();
    expect(company.proof).toHaveLength(3);
    expect(company.postalAddress).not.toBe('');
  });

  it('has reps in real time zones who together cover every country of the sample', () => {
    const reps = loadReps();
    expect(reps.filter((rep) => !DateTime.utc().setZone(rep.zone).isValid)).toEqual([]);
    const covered = new Set(reps.flatMap((rep) => rep.countries));
    const sample = ['US', 'DE', 'AT', 'CH', 'FR', 'ES', 'GB', 'NL', 'BR', 'IN', 'JP', 'AU', 'CA', 'MX'];
    expect(sample.filter((country) => !covered.has(country))).toEqual([]);
  });
});
