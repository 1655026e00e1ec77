import { ScanDue } from '../src/cadences/scan-due.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { ActOnReply } from '../src/replies/act-on-reply.js';
import { ClassifyReply } from '../src/replies/classify-reply.js';
import { ReceiveReply } from '../src/replies/receive-reply.js';
import { aCompany, aLead, aLeadUnderWay, aMailbox, anEnrollment, replied } from './builders.js';
import { refusedForGood } from './fakes.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  test = await startFlowApp();
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await aCompany(test);
});
afterAll(() => test.stop());
afterEach(() => expectAllAccounted(test));

/** What is due is found, written and sent. */
async function goOn(hours: number): Promise<void> {
  test.clock.pass(hours);
  await test.app.get(ScanDue).run(test.clock.at);
  await test.app.get(DraftTouch).run({ ids: test.queue.take('touch.draft') });
  await test.app.get(SendMessage).run({ ids: test.queue.take('message.send') });
}

/** As Postfix writes it. */
const bounceOf = (messageId: string, address: string): string => `Return-Path: <>
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: nora@acme.example
Subject: Undelivered Mail Returned to Sender
Date: Tue, 10 Mar 2026 10:05:00 +0100
Message-ID: <dsn.${messageId}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

I'm sorry to have to inform you that your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <${address}>: User unknown
--b
Content-Type: text/rfc822-headers

Message-ID: <${messageId}>
--b--
`;

async function comesIn(raw: string): Promise<void> {
  const { replyId } = await test.app.get(ReceiveReply).run(Buffer.from(raw.replace(/\n/g, '\r\n')), test.clock.at);
  await test.app.get(ClassifyReply).run({ ids: [replyId!] });
  await test.app.get(ActOnReply).run({ ids: [replyId!] });
}

const stateOf = async ({ id }: Lead) =>
  (
    await test.rows<object>(`select email, ledger_state as state, ledger_reason as reason from lead where id = $1`, [
      id,
    ])
  )[0];
const custom = { 'Secondary Email': 'Ana.Silva@private.example', Note: 'met at the fair' };
const sentTo = () => test.wire.mails.map(({ envelope }) => envelope.to);

async function firstTouchSent(given: Partial<Lead>): Promise<Lead> {
  const mailbox = await aMailbox(test);
  const lead = await aLead(test, given);
  await anEnrollment(test, lead, { mailboxId: mailbox.id });
  await goOn(0);
  expect(sentTo()).toEqual([lead.email]);
  return lead;
}

describe('an address that does not work', () => {
  it('is left for another one the lead came with, and the lead is written to as if for the first time', async () => {
    const lead = await firstTouchSent({ custom });
    await comesIn(bounceOf(test.wire.mails[0]!.messageId, lead.email!));
    expect(await stateOf(lead)).toMatchObject({ email: 'ana.silva@private.example', state: 'in_cadence' });
    await test.rows(`update enrollment set due_at = $1`, [test.clock.at]);
    await goOn(1);
    expect(sentTo()).toEqual([lead.email, 'ana.silva@private.example']);
    const second = test.wire.mails[1]!.raw.toString();
    expect(second).not.toMatch(/^In-Reply-To:/m);
    expect(second).not.toMatch(/^Subject: Re:/m);
    expect(test.writer.briefs.at(-1)?.thread).toEqual([]);
  });

  it('stops the lead who has no other, or whose other one is closed or somebody else’s', async () => {
    const lead = await firstTouchSent({ custom });
    await test.rows(`insert into suppression (kind, value, reason, source, created_at)
      values ('address', 'ana.silva@private.example', 'unsubscribed', 'test', now())`);
    await comesIn(bounceOf(test.wire.mails[0]!.messageId, lead.email!));
    expect(await stateOf(lead)).toMatchObject({ email: lead.email, state: 'excluded', reason: 'bounced' });
  });

  it('is left at the door too, when the server refuses it at once', async () => {
    const mailbox = await aMailbox(test);
    const lead = await aLead(test, { custom });
    await anEnrollment(test, lead, { mailboxId: mailbox.id });
    test.wire.next(refusedForGood());
    await goOn(0);
    expect(await stateOf(lead)).toMatchObject({ email: 'ana.silva@private.example', state: 'waiting_first_touch' });
    await test.rows(`update enrollment set reminded_until = null`);
    await goOn(1);
    expect(sentTo()).toEqual([lead.email, 'ana.silva@private.example']);
  });
});

describe('a robot that shows no sign of it', () => {
  it('is answered once, however often it repeats itself', async () => {
    await test.call('PUT', '/api/settings/autonomy', { cells: [{ class: 'question', act: 'send' }] });
    await test.call('POST', '/api/knowledge', { title: 'Price', text: 'Team costs 39 euros a month.', language: 'en' });
    const lead = await aLeadUnderWay(test);
    for (let turn = 0; turn < 2; turn++) {
      await replied(test, lead, turn === 0 ? 'What does it cost?' : 'what does it cost ?');
      await test.app.get(SendMessage).run({ ids: test.queue.take('message.send') });
      test.clock.pass(0.5);
    }
    expect(test.wire.mails).toHaveLength(1);
    const decisions = await test.rows<{ reason: string }>(
      `select decision->>'reason' as reason from message where direction = 'in' order by id`,
    );
    expect(decisions[1]).toEqual({ reason: 'repeats_itself' });
  });
});

describe('a gate that wants proof of a person', () => {
  it('is put before a person, and the cadence stands still', async () => {
    const lead = await firstTouchSent({});
    await comesIn(`From: ${lead.email}
To: nora@acme.example
Subject: Please verify your message
Date: Tue, 10 Mar 2026 10:05:00 +0100
Message-ID: <gate@firm.example>
In-Reply-To: <${test.wire.mails[0]!.messageId}>

Your message is being held until you verify that you are a person. Click the link below to confirm.
`);
    expect(await stateOf(lead)).toMatchObject({ state: 'needs_review', reason: 'challenge' });
  });
});
