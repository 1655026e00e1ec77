import { CadenceStep } from '../src/cadences/cadence-step.entity.js';
import { Enrollment } from '../src/cadences/enrollment.entity.js';
import { Company } from '../src/knowledge/company.entity.js';
import { Lead } from '../src/leads/lead.entity.js';
import { Mailbox } from '../src/messages/mailbox.entity.js';
import { Message } from '../src/messages/message.entity.js';
import { AnswerReply } from '../src/replies/answer-reply.js';
import { ClassifyReply } from '../src/replies/classify-reply.js';
import { TUESDAY, type TestApp } from './support.js';

let made = 0;

/** A lead in Berlin with an address of its own, as intake leaves it before it enters a cadence. */
export async function aLead({ database }: TestApp, given: Partial<Lead> = {}): Promise<Lead> {
  const number = ++made;
  const email = given.email === undefined ? `lead${number}@firm${number}.example` : given.email;
  const lead = database.manager.create(Lead, {
    identity: `test:${number}`,
    emailDomain: email?.split('@')[1] ?? null,
    firstName: 'Ana',
    lastName: 'Silva',
    company: 'Silva Logistics',
    country: 'DE',
    language: 'en',
    timeZone: 'Europe/Berlin',
    timeZoneSource: 'given',
    intake: 'api',
    lawfulBasis: 'consent',
    externalIds: {},
    custom: {},
    ledgerState: 'excluded',
    ledgerReason: 'no_cadence',
    createdAt: TUESDAY,
    updatedAt: TUESDAY,
    ...given,
    email,
  });
  return database.manager.save(Lead, lead);
}

export async function aMailbox({ database }: TestApp, given: Partial<Mailbox> = {}): Promise<Mailbox> {
  const mailbox = database.manager.create(Mailbox, {
    address: `nora${++made}@acme.example`,
    fromName: 'Nora Lind',
    wire: 'capture',
    status: 'active',
    dailyCap: 100,
    gapSeconds: 0,
    timeZone: 'Europe/Berlin',
    createdAt: TUESDAY,
    ...given,
  });
  return database.manager.save(Mailbox, mailbox);
}

export async function aCompany({ database }: TestApp, given: Partial<Company> = {}): Promise<Company> {
  const company = database.manager.create(Company, {
    id: 1,
    name: 'Acme Desk',
    sells: 'a shared inbox for support teams',
    audience: 'support teams of 5 to 50 people',
    proof: ['Teams answer twice as fast after a month.'],
    tone: 'friendly',
    website: 'https://acme.example',
    linkDomains: ['acme.example'],
    senderName: 'Nora Lind',
    postalAddress: '1 Main Street\nSpringfield',
    updatedAt: TUESDAY,
    ...given,
  });
  return database.manager.save(Company, company);
}

/** The steps of the cadence that is there from the first start. */
export async function theSteps({ database }: TestApp): Promise<CadenceStep[]> {
  return database.manager.find(CadenceStep, { where: { cadenceId: '1' }, order: { position: 'ASC' } });
}

/** An enrollment that waits for its first touch now, unless told otherwise; its lead stands accordingly. */
export async function anEnrollment(test: TestApp, lead: Lead, given: Partial<Enrollment> = {}): Promise<Enrollment> {
  const [first] = await theSteps(test);
  const enrollment = test.database.manager.create(Enrollment, {
    leadId: lead.id,
    cadenceId: '1',
    status: 'active',
    reason: 'opened',
    lane: 1,
    nextStepId: first?.id ?? null,
    stepsSent: 0,
    dueAt: TUESDAY,
    openedAt: TUESDAY,
    ...given,
  });
  await test.rows(`update lead set ledger_state = $2, ledger_reason = 'due', next_action_at = $3 where id = $1`, [
    lead.id,
    (given.stepsSent ?? 0) === 0 ? 'waiting_first_touch' : 'in_cadence',
    given.dueAt ?? TUESDAY,
  ]);
  return test.database.manager.save(Enrollment, enrollment);
}

/** A touch of the enrollment's next step that waits at the door. */
export async function aTouch(test: TestApp, enrollment: Enrollment, given: Partial<Message> = {}): Promise<Message> {
  const message = test.database.manager.create(Message, {
    leadId: enrollment.leadId,
    direction: 'out',
    kind: 'touch',
    status: 'queued',
    enrollmentId: enrollment.id,
    stepId: enrollment.nextStepId,
    mailboxId: enrollment.mailboxId,
    subject: 'A shared inbox for Silva Logistics',
    body: 'Hello Ana,\n\nmay I show you how support teams share one inbox?\n\nNora Lind',
    language: 'en',
    writtenBy: 'offline/1',
    references: [],
    findings: [],
    flags: [],
    fence: 0,
    attempts: 0,
    createdAt: TUESDAY,
    ...given,
  });
  return test.database.manager.save(Message, message);
}

/** A reply of the lead that nobody has understood yet. */
export async function aReply({ database }: TestApp, lead: Lead, given: Partial<Message> = {}): Promise<Message> {
  const number = ++made;
  const reply = database.manager.create(Message, {
    leadId: lead.id,
    direction: 'in',
    kind: 'reply',
    status: 'received',
    messageId: `reply-${number}@${lead.emailDomain}`,
    fromAddress: lead.email,
    subject: 'Re: A shared inbox',
    body: 'How much is it?',
    digest: `digest-${number}`,
    references: [],
    findings: [],
    flags: [],
    fence: 0,
    attempts: 0,
    receivedAt: TUESDAY,
    actBy: new Date(TUESDAY.getTime() + 3_600_000),
    createdAt: TUESDAY,
    ...given,
  });
  return database.manager.save(Message, reply);
}

/** A lead who has had the first touch and is in the cadence. */
export async function aLeadUnderWay(test: TestApp, given: Partial<Lead> = {}): Promise<Lead> {
  const lead = await aLead(test, given);
  const [first, second] = await theSteps(test);
  const mailbox = await aMailbox(test);
  const dueAt = new Date(test.clock.at.getTime() + 72 * 3_600_000);
  const place = { mailboxId: mailbox.id, lastStepId: first!.id, nextStepId: second!.id, stepsSent: 1, lane: 3, dueAt };
  await anEnrollment(test, lead, place);
  return lead;
}

/** The reply comes in, is read and, where it asks for it, answered. */
export async function replied(test: TestApp, lead: Lead, body: string): Promise<Message> {
  const now = test.clock.at;
  const reply = await aReply(test, lead, { body, receivedAt: now, createdAt: now });
  await test.rows(
    `update enrollment set status = 'paused', reason = 'replied', pause_owner = 'agent', resume_at = null
     where lead_id = $1 and status in ('active', 'paused')`,
    [lead.id],
  );
  await test.app.get(ClassifyReply).run({ ids: [reply.id] });
  await test.app.get(AnswerReply).run({ ids: [reply.id] });
  return reply;
}
