import type { Message } from '../messages/message.entity.js';
import { threadLines } from '../messages/thread-lines.js';
import { parentIn, subjectIn } from './thread.rules.js';

let made = 0;
function mail(given: Partial<Message>): Message {
  const id = String(++made);
  const base = {
    id,
    direction: 'out',
    status: 'sent',
    kind: 'touch',
    messageId: `m${id}@x`,
    inReplyTo: null,
    references: [],
  };
  return {
    ...base,
    subject: 'Your inbox',
    body: `text ${id}`,
    meaning: null,
    flags: [],
    createdAt: new Date(0),
    ...given,
  } as Message;
}

const next = { answersId: null, subject: 'A subject of its own' };
const first = mail({ messageId: 'first@acme' });
const second = mail({ messageId: 'second@acme', inReplyTo: 'first@acme', references: ['first@acme'] });
const reply = mail({
  direction: 'in',
  status: 'settled',
  messageId: 'reply@lead',
  inReplyTo: 'first@acme',
  references: ['first@acme'],
  subject: 'AW: Re: Your inbox',
});
const bounce = mail({
  direction: 'in',
  status: 'settled',
  messageId: 'dsn@host',
  subject: 'Undelivered',
  meaning: { class: 'bounce' } as Message['meaning'],
});

describe('the parent of a mail', () => {
  it('is none for the first', () => {
    expect(parentIn([], next)).toBeNull();
    expect(
      parentIn([mail({ status: 'cancelled' }), mail({ status: 'queued' }), mail({ status: 'failed' })], next),
    ).toBeNull();
  });

  it('is the last one that went over a wire, in either direction, or may have', () => {
    expect(parentIn([first, second], next)).toEqual({
      messageId: 'second@acme',
      inReplyTo: ['first@acme'],
      references: ['first@acme'],
    });
    expect(parentIn([first, reply, mail({ status: 'cancelled' })], next)?.messageId).toBe('reply@lead');
    expect(parentIn([first, mail({ status: 'unknown', messageId: 'maybe@acme' })], next)?.messageId).toBe('maybe@acme');
  });

  it('is the reply that is answered, whatever came after', () => {
    expect(parentIn([first, reply, second], { answersId: reply.id })?.messageId).toBe('reply@lead');
  });

  it('is never what a mail server reported: the lead has not seen that', () => {
    expect(parentIn([first, bounce], next)?.messageId).toBe('first@acme');
  });
});

describe('the subject of a mail', () => {
  it('is its own for the first only', () => {
    expect(subjectIn([], next)).toBe('A subject of its own');
    expect(subjectIn([first, second], next)).toBe('Re: Your inbox');
    expect(subjectIn([mail({ status: 'cancelled' })], next)).toBe('A subject of its own');
  });

  it.each(['Re: Your inbox', 'AW: RE: Your inbox', 'Fwd: WG: re : Your inbox', 'Your inbox'])(
    'keeps one prefix of %s',
    (subject) => {
      const answered = mail({ direction: 'in', status: 'settled', subject });
      expect(subjectIn([first, answered], { ...next, answersId: answered.id })).toBe('Re: Your inbox');
    },
  );

  it('is that of the lead when the lead wrote first, and never an empty one of ours', () => {
    const asked = mail({ direction: 'in', status: 'settled', subject: 'A question' });
    expect(subjectIn([asked], { answersId: null, subject: '' })).toBe('Re: A question');
    expect(subjectIn([bounce], next)).toBe('A subject of its own');
    expect(subjectIn([mail({ direction: 'in', status: 'settled', subject: '' })], next)).toBe('Re:');
  });
});

describe('what a writer reads of the thread', () => {
  it('is what was said, by whom, and nothing that was not', () => {
    const lines = threadLines([
      first,
      mail({ status: 'needs_review' }),
      bounce,
      reply,
      mail({ status: 'unknown', body: 'maybe' }),
    ]);
    expect(lines.map(({ from, text }) => [from, text])).toEqual([
      ['us', first.body],
      ['lead', reply.body],
      ['us', 'maybe'],
    ]);
  });
});
