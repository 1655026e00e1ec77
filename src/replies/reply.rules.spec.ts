import { DateTime } from 'luxon';
import { LANGUAGES, type Meaning, REPLY_CLASSES, type ReplyClass } from '../writer/writer.js';
import { decide, decideAsTold, decideReading, type MailContext, MAX_SOFT_BOUNCES } from './reply.rules.js';

const NOW = new Date('2026-03-10T09:00:00Z');

const context = (over: Partial<MailContext> = {}): MailContext => ({
  now: NOW,
  zone: 'Europe/Berlin',
  withRep: false,
  canGoOn: true,
  otherSender: false,
  answersOurs: true,
  formerAddress: false,
  softBounces: 0,
  ...over,
});

const meaning = (kind: ReplyClass, over: Partial<Meaning> = {}): Meaning => ({
  class: kind,
  confidence: 0.9,
  evidence: '',
  language: LANGUAGES[0],
  resumeOn: null,
  questions: [],
  referral: null,
  ...over,
});

/** The kind of bounce, else what was read. */
const read = (kind: ReplyClass, bounce: 'hard' | 'soft' | 'delayed' | 'policy' | null = null) => ({
  meaning: meaning(kind, { confidence: 1 }),
  bounce: bounce && { kind: bounce },
  doubt: null,
});

/** Days between now and a decision's date, by the lead's calendar. */
function daysUntil(until: string | null, zone = 'Europe/Berlin'): number {
  const day = DateTime.fromISO(until ?? '', { zone }).startOf('day');
  return day.diff(DateTime.fromJSDate(NOW, { zone }).startOf('day'), 'days').days;
}

const ACTS: Record<ReplyClass, [string, string]> = {
  interested: ['hand_off', 'interested'],
  wants_meeting: ['hand_off', 'wants_meeting'],
  question: ['answer', 'question'],
  objection: ['hand_off', 'objection'],
  later: ['snooze', 'snoozed'],
  not_interested: ['stop', 'not_interested'],
  wrong_person: ['stop', 'wrong_person'],
  unsubscribe: ['suppress', 'unsubscribed'],
  complaint: ['suppress', 'complained'],
  out_of_office: ['snooze', 'out_of_office'],
  auto_reply: ['resume', 'auto_reply'],
  bounce: ['ask_person', 'bounce_without_proof'],
  unclear: ['ask_person', 'unclear'],
};

describe('what follows from a reply', () => {
  it.each(REPLY_CLASSES)('%s', (kind) => {
    const { act, reason } = decide(meaning(kind), context());
    expect([act, reason]).toEqual(ACTS[kind]);
  });

  it.each(REPLY_CLASSES)('%s, said by a person', (kind) => {
    const { act, reason } = decideAsTold(meaning(kind, { confidence: 1 }), context());
    expect([act, reason]).toEqual(kind === 'bounce' ? ['suppress', 'bounced'] : ACTS[kind]);
  });

  it.each(REPLY_CLASSES)('%s, when nobody is sure', (kind) => {
    const { act } = decide(meaning(kind, { confidence: 0.2 }), context());
    expect(act).toBe(kind === 'unsubscribe' || kind === 'complaint' ? 'suppress' : 'ask_person');
  });

  it.each(REPLY_CLASSES)('%s, when somebody is only rather sure', (kind) => {
    const { act } = decide(meaning(kind, { confidence: 0.75 }), context());
    const ends = kind === 'not_interested' || kind === 'wrong_person';
    expect(act).toBe(ends ? 'ask_person' : ACTS[kind][0]);
  });

  it.each(REPLY_CLASSES)('%s, from another address', (kind) => {
    const { act, reason } = decide(meaning(kind), context({ otherSender: true }));
    const wish = kind === 'unsubscribe' || kind === 'complaint';
    expect([act, reason]).toEqual(['ask_person', wish ? 'opt_out_by_other_sender' : 'other_sender']);
  });

  it.each(REPLY_CLASSES)('%s, when a rep has the lead', (kind) => {
    const { act } = decide(meaning(kind), context({ withRep: true }));
    const machine = { out_of_office: 'snooze', auto_reply: 'resume', bounce: 'ask_person' }[kind as string];
    const wish = kind === 'unsubscribe' || kind === 'complaint' ? 'suppress' : null;
    expect(act).toBe(machine ?? wish ?? 'hand_off');
  });

  it('gives a lead without a step left to a rep when they ask to be written to later', () => {
    expect(decide(meaning('later', { resumeOn: '2026-06-01' }), context({ canGoOn: false }))).toEqual({
      act: 'hand_off',
      reason: 'later',
      until: null,
    });
  });

  it('says why the mail itself is in doubt', () => {
    const doubted = { ...read('unclear'), doubt: 'damaged' };
    expect(decideReading(doubted, context())).toMatchObject({ act: 'ask_person', reason: 'damaged' });
    expect(decideReading(doubted, context({ withRep: true })).act).toBe('hand_off');
    expect(decideReading({ ...read('unsubscribe'), doubt: 'damaged' }, context()).act).toBe('suppress');
  });
});

describe('a bounce', () => {
  it.each([
    ['hard', {}, 'suppress', 'bounced'],
    ['hard', { withRep: true }, 'suppress', 'bounced'],
    ['hard', { answersOurs: false }, 'ask_person', 'bounce_without_proof'],
    ['hard', { formerAddress: true }, 'resume', 'former_address'],
    ['soft', {}, 'snooze', 'snoozed'],
    ['soft', { softBounces: MAX_SOFT_BOUNCES - 2 }, 'snooze', 'snoozed'],
    ['soft', { softBounces: MAX_SOFT_BOUNCES - 1 }, 'suppress', 'bounced'],
    ['soft', { softBounces: 9, answersOurs: false }, 'ask_person', 'bounce_without_proof'],
    ['delayed', { softBounces: 9 }, 'resume', 'delivery_delayed'],
    ['policy', {}, 'ask_person', 'refused_by_policy'],
  ] as const)('%s %o: %s, %s', (kind, over, act, reason) => {
    expect(decideReading(read('bounce', kind), context(over))).toMatchObject({ act, reason });
  });
});

describe('how long', () => {
  it.each([
    ['later', '2026-06-01', 83],
    ['later', null, 60],
    ['later', '2026-01-01', 60],
    ['later', '2026-13-45', 60],
    ['later', '2099-01-01', 366],
    ['out_of_office', '2026-03-20', 11],
    ['out_of_office', null, 7],
    ['out_of_office', '2025-12-24', 7],
  ] as const)('%s until %s: %i days', (kind, resumeOn, days) => {
    expect(daysUntil(decide(meaning(kind, { resumeOn }), context()).until)).toBe(days);
  });

  it.each(['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Chatham', 'America/Sao_Paulo'])(
    'ends in the morning of %s',
    (zone) => {
      const { until } = decide(meaning('out_of_office', { resumeOn: '2026-03-28' }), context({ zone }));
      expect(DateTime.fromISO(until ?? '', { zone }).toFormat('yyyy-MM-dd HH:mm')).toBe('2026-03-29 08:00');
    },
  );
});
