import fc from 'fast-check';
import { loadCorpus, type ReplyClass } from './corpus.js';
import { reactTo, temperamentOf, TEMPERAMENT_WEIGHTS, type MailSeen, type Reaction } from './prospects.js';
import { localTime } from './resume-date.js';

const corpus = loadCorpus();
const seed = 'spec';
const monday9 = new Date('2026-11-23T08:00:00Z');

function address(n: number): string {
  return `lead${n}@haus-${n % 97}.example`;
}

function mail(overrides: Partial<MailSeen>): MailSeen {
  return {
    seed,
    email: address(1),
    mailNumber: 1,
    language: 'en',
    sentAt: monday9,
    zone: 'Europe/Berlin',
    ...overrides,
  };
}

function reactions(email: string, mails = 6): (Reaction | null)[] {
  return Array.from({ length: mails }, (_, at) => reactTo(mail({ email, mailNumber: at + 1 }), corpus));
}

const leads = Array.from({ length: 4000 }, (_, n) => address(n));

describe('temperaments', () => {
  it('add up to all leads', () => {
    expect(Object.values(TEMPERAMENT_WEIGHTS).reduce((sum, weight) => sum + weight)).toBe(100);
  });

  it('are spread as weighted', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => temperamentOf(seed, address(n)));
    for (const [temperament, weight] of Object.entries(TEMPERAMENT_WEIGHTS)) {
      const share = (100 * many.filter((each) => each === temperament).length) / many.length;
      expect([temperament, Math.abs(share - weight) < 0.3 + weight * 0.1]).toEqual([temperament, true]);
    }
  });

  it('belong to the address, however it is written, and to the seed', () => {
    expect(
      leads.filter((email) => temperamentOf(seed, ` ${email.toUpperCase()}`) !== temperamentOf(seed, email)),
    ).toEqual([]);
    expect(leads.some((email) => temperamentOf('other', email) !== temperamentOf(seed, email))).toBe(true);
  });
});

describe('reactions', () => {
  it('are the same every time they are asked for', () => {
    expect(leads.slice(0, 300).map((email) => reactions(email))).toEqual(
      leads.slice(0, 300).map((email) => reactions(email)),
    );
  });

  it('begin with the temperament, at the first, second or third mail', () => {
    const firsts = new Set<number>();
    for (const email of leads) {
      const answers = reactions(email);
      const first = answers.findIndex((answer) => answer !== null);
      const temperament = temperamentOf(seed, email);
      expect(answers[first]?.truth.class ?? 'silent').toBe(temperament);
      if (first >= 0) firsts.add(first + 1);
    }
    expect([...firsts].sort()).toEqual([1, 2, 3]);
  });

  it('end with a stop: whoever said no, yes or goodbye does not write again', () => {
    const last: ReplyClass[] = [
      'unsubscribe',
      'complaint',
      'not_interested',
      'wrong_person',
      'interested',
      'wants_meeting',
    ];
    let stops = 0;
    for (const email of leads) {
      const classes = reactions(email).flatMap((answer) => answer?.truth.class ?? []);
      const stop = classes.findIndex((each) => last.includes(each));
      if (stop < 0) continue;
      stops += 1;
      expect(classes.slice(stop + 1)).toEqual([]);
    }
    expect(stops).toBeGreaterThan(500);
  });

  it('let the owner of an out-of-office note answer or stay silent at the next mail', () => {
    const away = leads.filter((email) => temperamentOf(seed, email) === 'out_of_office');
    const nexts = away.map((email) => reactions(email, 2)[1]);
    expect(nexts.some((next) => next === null)).toBe(true);
    expect(nexts.some((next) => next?.truth.class === 'interested')).toBe(true);
  });

  it('bounce every mail to a dead address, at once', () => {
    const dead = leads.find((email) => temperamentOf(seed, email) === 'bounce');
    const bounces = reactions(dead ?? '');
    expect(bounces.every((bounce) => bounce?.truth.class === 'bounce' && bounce.delayMinutes <= 3)).toBe(true);
    expect(new Set(bounces.map((bounce) => bounce?.replyId)).size).toBe(1);
  });

  it('come from people at human hours of their own zone, within two days and a week-end', () => {
    const machines = ['bounce', 'out_of_office', 'auto_reply'];
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/Los_Angeles',
      'Asia/Tokyo',
      'Asia/Kolkata',
      'Australia/Sydney',
    );
    const minutesOfAYear = fc.integer({ min: 0, max: 365 * 24 * 60 });
    fc.assert(
      fc.property(fc.nat(4000), zones, minutesOfAYear, (n, zone, minute) => {
        const sentAt = new Date(Date.UTC(2026, 0, 1, 0, minute));
        for (const mailNumber of [1, 2, 3]) {
          const reaction = reactTo(mail({ email: address(n), mailNumber, sentAt, zone }), corpus);
          if (!reaction || machines.includes(reaction.truth.class)) continue;
          const written = localTime(new Date(sentAt.getTime() + reaction.delayMinutes * 60_000), zone);
          expect(written.hour).toBeGreaterThanOrEqual(7);
          expect(written.hour).toBeLessThan(22);
          expect(reaction.delayMinutes).toBeGreaterThanOrEqual(1);
          expect(reaction.delayMinutes).toBeLessThan(5 * 24 * 60);
        }
      }),
    );
  });

  it('are in the language of the lead, and in English when nobody here speaks it', () => {
    const bounced = leads.find((email) => temperamentOf(seed, email) === 'bounce') ?? '';
    expect(reactTo(mail({ email: bounced, language: 'de-AT' }), corpus)?.replyId).toMatch(/^bounce\.de\./);
    expect(reactTo(mail({ email: bounced, language: 'ja' }), corpus)?.replyId).toMatch(/^bounce\.en\./);
  });

  it('carry the truth of their reply: the day to resume in the future, the referred address at the lead’s domain', () => {
    const truths = leads.flatMap((email) => reactions(email)).flatMap((answer) => answer?.truth ?? []);
    const days = truths.flatMap((truth) => truth.resumeOn ?? []);
    expect(days.length).toBeGreaterThan(50);
    expect(days.filter((day) => day <= '2026-11-23')).toEqual([]);
    const referred = truths.flatMap((truth) => truth.referral?.email ?? []);
    expect(referred.length).toBeGreaterThan(20);
    expect(referred.filter((email) => !/@haus-\d+\.example$/.test(email))).toEqual([]);
  });
});
