import { HandOffLead } from '../src/handoffs/hand-off-lead.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { PassOnRepMail } from '../src/handoffs/pass-on-rep-mail.js';
import { RemindHandoffs } from '../src/handoffs/remind-handoffs.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { SuppressionsStore } from '../src/leads/suppressions.store.js';
import type { OutgoingMail } from '../src/mail/mail-transport.js';
import { parseMail, type ParsedMail } from '../src/mail/parse-mail.js';
import { DeliverNotice } from '../src/notices/deliver-notice.js';
import { NoticesStore } from '../src/notices/notices.store.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { ReceiveReply } from '../src/replies/receive-reply.js';
import { aCompany, aLeadUnderWay, aReply, aTouch, replied } from './builders.js';
import { refusedForGood } from './fakes.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;
let lead: Lead;
let brief: ParsedMail;

beforeAll(async () => {
  test = await startFlowApp(HandoffsModule);
}, 60_000);
afterAll(() => test.stop());
afterEach(() => expectAllAccounted(test));

beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff, offer, rep, notice restart identity cascade`);
  await aCompany(test);
  await aRep('Mia Berg', 'mia@acme.example');
  lead = await aLeadUnderWay(test);
  const [enrollment] = await test.rows<{ id: string; mailbox_id: string }>(`select id, mailbox_id from enrollment`);
  await aTouch(test, { id: enrollment!.id, leadId: lead.id, nextStepId: '1' } as never, {
    status: 'sent',
    sentAt: test.clock.at,
    mailboxId: enrollment!.mailbox_id,
    messageId: 'touch-1@acme.example',
    toAddress: lead.email,
  });
  await handOff('Could you call me on Thursday?');
  [brief] = (await told('mia@acme.example')) as [ParsedMail];
});

const MIA = { name: 'Mia Berg', email: 'mia@acme.example', timeZone: 'Europe/Berlin', capacity: 5 };
const aRep = (name: string, email: string) => test.call('POST', '/api/reps', { ...MIA, name, email });

async function handOff(words: string): Promise<void> {
  test.clock.pass(0.1);
  await replied(test, lead, words);
  await test.app.get(HandOffLead).run({ ids: [lead.id] });
}

const parsed = (mails: OutgoingMail[]): Promise<ParsedMail[]> => Promise.all(mails.map(({ raw }) => parseMail(raw)));

/** What we have told somebody since the last time. */
async function told(address: string): Promise<ParsedMail[]> {
  const before = test.wire.mails.length;
  const due = await test.app.get(NoticesStore).remindDue(new Date('2026-12-01T00:00:00Z'), 100);
  await test.rows(`update notice set try_at = $1 where status = 'queued'`, [test.clock.at]);
  if (due.length > 0) await test.app.get(DeliverNotice).run({ ids: due });
  const mails = test.wire.mails.slice(before);
  return parsed(mails.filter(({ envelope }) => envelope.to === address));
}

interface Answer {
  to?: ParsedMail;
  from?: string;
  text?: string;
  id?: string;
  headers?: string[];
  /** The program keeps no References: only the address tells. */
  byAddressOnly?: boolean;
}

/** As a mail program answers: to the Reply-To, with our Message-ID, the whole mail quoted below. */
function answer({
  to = brief,
  from = 'Mia <Mia@ACME.example>',
  text = 'Thursday at ten suits me.',
  ...given
}: Answer = {}): Buffer {
  const quoted = to.text.split('\n').map((line) => `> ${line}`);
  const thread = given.byAddressOnly ? [] : [`In-Reply-To: <${to.messageId}>`, `References: <${to.messageId}>`];
  const lines = [
    `From: ${from}`,
    `To: ${to.replyTo?.address ?? to.from?.address}`,
    `Subject: Re: ${to.subject}`,
    `Message-ID: <${given.id ?? Math.random()}@phone.example>`,
    'Date: Tue, 10 Mar 2026 10:30:00 +0100',
    ...thread,
    ...(given.headers ?? []),
    '',
    text,
    '',
    'On Tue, 10 Mar 2026 at 10:00, Everylead wrote:',
    ...quoted,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

const receive = (raw: Buffer) => test.app.get(ReceiveReply).run(raw, test.clock.at);
const passOn = async () => test.app.get(PassOnRepMail).run({ ids: test.queue.take('rep-mail.pass-on') });
const scan = async () => {
  await test.app.get(RemindHandoffs).run(test.clock.at);
  await passOn();
};

/** It comes in, is passed on, and leaves. Gives what the lead got by it. */
async function write(raw: Buffer): Promise<ParsedMail[]> {
  const before = test.wire.mails.length;
  await receive(raw);
  await passOn();
  await test.app.get(SendMessage).run({ ids: test.queue.take('message.send') });
  const mails = test.wire.mails.slice(before);
  return parsed(mails.filter(({ envelope }) => envelope.to === lead.email));
}

const handoff = async () =>
  (
    await test.rows<{ status: string; first_action_at: Date | null }>(`select status, first_action_at from handoff`)
  )[0]!;
const outcomes = async () =>
  (await test.rows<{ outcome: string | null }>(`select outcome from rep_mail order by id`)).map(
    ({ outcome }) => outcome,
  );

describe('a rep who answers the mail that offers a lead', () => {
  it('takes the lead and writes to it, in the thread and in their own name; nothing of our mail goes with it', async () => {
    const [mail] = await write(answer());
    expect(mail).toMatchObject({
      from: { name: 'Mia Berg' },
      to: [{ address: lead.email }],
      subject: 'Re: A shared inbox for Silva Logistics',
    });
    const [asked] = await test.rows<{ message_id: string }>(`select message_id from message where direction = 'in'`);
    expect(mail!.inReplyTo).toBe(asked!.message_id);
    expect(mail!.references).toContain(asked!.message_id);
    expect(mail!.text).toMatch(/^Thursday at ten suits me\.\n\nMia Berg\n/);
    expect(mail!.text).not.toMatch(/Everylead wrote|\/h\/|WHY NOW|Take this lead|mia@acme/i);
    expect(mail!.headers.get('auto-submitted')).toBeUndefined();

    expect(await handoff()).toMatchObject({ status: 'accepted' });
    const [written] = await test.rows(
      `select kind, written_by, status from message where direction = 'out' order by id desc limit 1`,
    );
    expect(written).toEqual({ kind: 'person', written_by: 'rep:1', status: 'sent' });
    await scan();
    expect((await handoff()).first_action_at).toEqual(test.clock.at);
    expect(await outcomes()).toEqual(['sent']);
    expect(await told('mia@acme.example')).toEqual([]);
  });

  it('gives the lead its booking link, in the language of the lead, once', async () => {
    const bookingLink = 'https://cal.acme.example/mia';
    await test.call('PUT', '/api/reps/1', { ...MIA, bookingLink });
    await test.rows(`update lead set language = 'de'`);
    const [first] = await write(answer({ text: 'Donnerstag um zehn passt gut.' }));
    expect(first!.text).toMatch(
      /^Donnerstag um zehn passt gut\.\n\nMein Kalender: https:\/\/cal\.acme\.example\/mia\n\nMia Berg\n/,
    );
    const [second] = await write(answer({ text: 'Bis dann!' }));
    expect(second!.text).toMatch(/^Bis dann!\n\nMia Berg\n/);
  });

  it('signs for themselves, and is not signed for again', async () => {
    await test.call('PUT', '/api/reps/1', { ...MIA, bookingLink: 'https://cal.acme.example/mia' });
    const [mail] = await write(answer({ text: 'Thursday at ten suits me.\n\nBest, \nMia' }));
    expect(mail!.text.match(/^Mia/gm)).toHaveLength(1);
  });

  it('is known by the address the answer goes to, where the mail program keeps no references', async () => {
    expect(await write(answer({ byAddressOnly: true }))).toHaveLength(1);
  });

  it('writes once, however often the mail is read', async () => {
    const raw = answer({ id: 'same' });
    expect(await write(raw)).toHaveLength(1);
    expect(await receive(raw)).toMatchObject({ outcome: 'duplicate' });
    await test.rows(`update rep_mail set reminded_until = null`);
    await scan();
    await test.app.get(PassOnRepMail).run({ ids: ['1'] });
    expect(await test.rows(`select id from message where kind = 'person'`)).toHaveLength(1);
  });

  it('gets the next mail of the lead, which the agent leaves to them, and answers that as well', async () => {
    await write(answer());
    test.clock.pass(1);
    await handOff('Thursday is fine. Which number do you call?');
    const [again] = (await told('mia@acme.example')) as [ParsedMail];
    expect(again.text).toContain('> Thursday is fine. Which number do you call?');
    expect(test.queue.take('reply.answer')).toEqual([]);
    const [mail] = await write(answer({ to: again, text: 'The one you gave us.' }));
    expect(mail!.text).toContain('The one you gave us.');
    const drafted = await test.rows(
      `select id from message where kind in ('answer', 'nudge') or status = 'needs_review'`,
    );
    expect(drafted).toEqual([]);
  });

  it('takes the pen out of the hand of the agent', async () => {
    await aReply(test, lead, { status: 'classified', decision: { act: 'hand_off', reason: 'question', until: null } });
    await write(answer());
    expect(await test.rows(`select status from message where direction = 'in' and status <> 'settled'`)).toEqual([]);
    const settled = await test.rows<{ reason: string }>(
      `select reason from activity where act = 'reply.settled' and actor = 'rep:1'`,
    );
    expect(settled).toEqual([{ reason: 'answered_by_person' }]);
  });

  it('still takes it when it was late and nobody else has the lead', async () => {
    await test.rows(`update offer set status = 'expired', decided_at = now()`);
    await test.rows(`update handoff set status = 'unassigned', rep_id = null`);
    expect(await write(answer())).toHaveLength(1);
    expect(await handoff()).toMatchObject({ status: 'accepted' });
  });
});

describe('what a rep wrote and the lead must not or cannot get', () => {
  const refused = async (raw: Buffer): Promise<ParsedMail> => {
    expect(await write(raw)).toEqual([]);
    const back = await told('mia@acme.example');
    expect(back).toHaveLength(1);
    return back[0]!;
  };

  it('comes back with the reason and their words, and what they answer to that goes to the lead', async () => {
    const back = await refused(answer({ text: `Hello Ana,\r\n\r\n${brief.text.replaceAll('\n', '\r\n')}` }));
    expect(back.subject).toMatch(/^Not sent to Ana Silva/);
    expect(back.text).toContain('> Hello Ana,');
    expect(await handoff()).toMatchObject({ status: 'offered' });
    expect(await outcomes()).toEqual(['quotes_brief']);
    expect(await write(answer({ to: back, text: 'Hello Ana, Thursday it is.' }))).toHaveLength(1);
  });

  it('is not from another address; the rep hears of it, and whoever sent it does not', async () => {
    const back = await refused(answer({ from: 'someone@evil.example' }));
    expect(back.text).toContain('someone@evil.example');
    expect(test.wire.mails.filter(({ envelope }) => envelope.to === 'someone@evil.example')).toEqual([]);
    expect(await handoff()).toMatchObject({ status: 'offered' });
  });

  it('is no mail of the lead to whom the rep forwarded ours', async () => {
    const received = await receive(answer({ from: lead.email!, text: 'What is this?' }));
    expect(received).toMatchObject({ outcome: 'received', leadId: lead.id });
    expect(await outcomes()).toEqual([]);
  });

  it('is what they write when a colleague has the lead', async () => {
    await aRep('Bo', 'bo@acme.example');
    await test.call('POST', '/api/handoffs/1/reassign', { repId: '2' });
    await told('mia@acme.example');
    expect((await refused(answer())).text).toContain('colleague has the lead now');
    expect(await test.rows(`select id from message where kind = 'person'`)).toEqual([]);
  });

  it('is what they write when the hand-off is closed, or the lead went back to the agent', async () => {
    await write(answer());
    await test.call('POST', '/api/handoffs/1/close', { outcome: 'won' });
    expect((await refused(answer())).text).toContain('The hand-off is closed');
    await test.rows(`update handoff set status = 'returned'`);
    expect((await refused(answer())).text).toContain('back to the agent');
  });

  it('is anything at all when the lead asked us to stop, also when it asked while the mail waited to leave', async () => {
    await receive(answer());
    await passOn();
    const wish = { kind: 'address', value: lead.email!, reason: 'unsubscribed', source: 'unsubscribe_link' } as const;
    await test.app.get(SuppressionsStore).add(test.database.manager, test.clock.at, wish);
    await test.app.get(SendMessage).run({ ids: test.queue.take('message.send') });
    await scan();
    expect(test.wire.mails.filter(({ envelope }) => envelope.to === lead.email)).toEqual([]);
    const [late] = await told('mia@acme.example');
    expect(late!.text).toMatch(/must not be mailed[^]*> Thursday at ten suits me\./);
    expect((await refused(answer())).text).toContain('must not be mailed');
    expect(await outcomes()).toEqual(['suppressed', 'suppressed']);
  });

  it('is what the server of the lead refuses', async () => {
    test.wire.next(refusedForGood());
    expect(await write(answer())).toHaveLength(1);
    await scan();
    const [back] = await told('mia@acme.example');
    expect(back!.text).toMatch(/did not take it[^]*550 5\.1\.1/);
  });

  it('is what a machine of theirs sends: nobody is told, and no lead gets it', async () => {
    const away = answer({ text: 'I am away.', headers: ['Auto-Submitted: auto-replied'] });
    expect(await receive(away)).toMatchObject({ outcome: 'unmatched' });
    expect(await told('mia@acme.example')).toEqual([]);
  });

  it('is what an automatic reply from any address says: nothing they send back can be answered', async () => {
    const text =
      'I am out of the office until Monday. I will reply when I am back. In urgent cases please contact my colleague.';
    const back = await refused(answer({ text, from: 'mia@home.example' }));
    expect(await outcomes()).toEqual(['automatic']);
    expect([back.replyTo, back.text]).toEqual([null, expect.stringContaining('reads like an automatic reply')]);
  });

  it('comes back so often a day, to whoever goes on and on', async () => {
    const of = (from: string, id: number) => answer({ from, id: `${from}-${id}`, text: `Hello ${id}` });
    for (let id = 0; id < 12; id++) await write(of('robot@acme.example', id));
    const backs = await told('mia@acme.example');
    // That it came from another address is nothing to answer to.
    expect([backs.length, backs[0]!.replyTo]).toEqual([10, null]);
    expect(await outcomes()).toEqual(Array(12).fill('other_sender'));
    await refused(of('other@acme.example', 1));
    await test.rows(`update rep_mail set settled_at = settled_at - interval '25 hours'`);
    await refused(of('robot@acme.example', 13));
  });

  it('comes back to the rep of every mail of ours they answer, until they go on answering what came back', async () => {
    const quoting = (to: ParsedMail, id: number) =>
      answer({ to, id: `m-${id}`, text: `Hello ${id}\r\n\r\n${to.text.replaceAll('\n', '\r\n')}` });
    const backs: ParsedMail[] = [];
    for (let id = 0; id < 12; id++) {
      await handOff('One more thing.');
      const [again] = (await told('mia@acme.example')) as [ParsedMail];
      backs.push(await refused(quoting(again, id)));
    }
    for (let id = 12; id < 24; id++) await write(quoting(backs[0]!, id));
    expect(await told('mia@acme.example')).toHaveLength(10);
    expect(await outcomes()).toEqual(Array(24).fill('quotes_brief'));
    await refused(quoting(brief, 24));
    expect(await write(answer({ to: backs[1]!, text: 'Thursday it is.' }))).toHaveLength(1);
  });

  it('is a first mail without a subject', async () => {
    await test.rows(`delete from message`);
    expect((await refused(answer())).text).toContain('needs a subject');
    const own = answer()
      .toString()
      .replace(/^Subject: .*$/m, 'Subject: Our call');
    const [mail] = await write(Buffer.from(own));
    expect(mail).toMatchObject({ subject: 'Our call' });
  });
});

describe('a mail that only the tag of an address ties to a notice', () => {
  it('answers nothing when the tag is of another kind of mail, or made up', async () => {
    const [touch] = await write(answer());
    const forged = answer({ byAddressOnly: true, to: { ...brief, replyTo: touch!.replyTo } });
    expect(await receive(forged)).toMatchObject({ outcome: 'received', leadId: lead.id });
    const address = brief.replyTo!.address.replace(
      /\+(\w+)-(.)/,
      (_, id: string, mac: string) => `+${id}-${mac === 'a' ? 'b' : 'a'}`,
    );
    const made = answer({ byAddressOnly: true, to: { ...brief, replyTo: { address, name: '' } } });
    expect(await receive(made)).toMatchObject({ outcome: 'unmatched' });
  });
});
