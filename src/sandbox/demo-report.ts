import type { Handoff } from '../handoffs/handoff.entity.js';
import type { DemoClient } from './demo-client.js';
import type { LawCheck } from './laws.js';
import type { Score } from './reply-score.js';
import type { ShownMail } from './sandbox.controller.js';

/** The answer of `GET /api/coverage`. */
interface Coverage {
  total: number;
  states: Record<string, number>;
  excluded: Record<string, number>;
  unaccounted: number;
}

interface SandboxReport {
  laws: LawCheck[];
  replies: Score;
}

/** What three weeks came to, for a person to read; all of it from the public API. */
export async function demoReport(demo: DemoClient): Promise<{ text: string; lawsHold: boolean }> {
  const coverage = await demo.get<Coverage>('/api/coverage');
  const report = await demo.get<SandboxReport>('/api/sandbox/report');
  const mails = await demo.all<ShownMail>('/api/sandbox/mail');
  const handoffs = await demo.all<Handoff>('/api/handoffs');
  const laws = [await accounted(demo, coverage), ...report.laws];
  const lawsHold = laws.every(({ breaches }) => breaches.length === 0);
  const sections = [
    ledgerSection(coverage),
    replySection(report.replies),
    mailSection(mails),
    handoffSection(handoffs),
    lawSection(laws),
  ];
  return { text: sections.join('\n\n') + '\n', lawsHold };
}

/** I1 is the ledger's own law: the states add up, and what must be true of each lead is what is written. */
async function accounted(demo: DemoClient, { total, states, unaccounted }: Coverage): Promise<LawCheck> {
  const { items } = await demo.get<{ items: { leadId: string; fault: string }[] }>('/api/coverage/unaccounted');
  const sum = Object.values(states).reduce((leads, state) => leads + state, 0);
  const breaches = items.map(({ leadId, fault }) => `lead ${leadId}: ${fault}`);
  if (sum !== total || (unaccounted > 0 && breaches.length === 0)) breaches.push(`${sum} in states, ${total} leads`);
  return { law: 'I1', says: 'every lead is in the ledger, unaccounted is 0', breaches };
}

const title = (text: string): string => `== ${text} ${'='.repeat(Math.max(3, 74 - text.length))}`;

function ledgerSection({ total, states, excluded, unaccounted }: Coverage): string {
  const rows = Object.entries(states).map(([state, leads]) => `  ${state.padEnd(22)}${String(leads).padStart(6)}`);
  const why = Object.entries(excluded).map(([reason, leads]) => `${leads} ${reason}`);
  return [
    title('The ledger: where every lead stands'),
    ...rows,
    `  ${'total'.padEnd(22)}${String(total).padStart(6)}`,
    `  ${'unaccounted'.padEnd(22)}${String(unaccounted).padStart(6)}`,
    ...(why.length > 0 ? [`  excluded: ${why.join(', ')}`] : []),
  ].join('\n');
}

function replySection({ read, right, asked, harmless, byClass, wrong }: Score): string {
  const rows = byClass.map(
    ({ truth, replies, ...of }) =>
      `  ${truth.padEnd(18)}${String(replies).padStart(5)} replies, ${of.right} understood as meant, ${of.asked} left to a person, ${of.harmless} as good as`,
  );
  const missed = wrong.map(({ truth, read: as, text }) => `meant ${truth}, read as ${as}: "${oneLine(text, 100)}"`);
  return [
    title(`${read} replies: ${right} understood, ${asked} left to a person, ${wrong.length} misread and acted on`),
    ...rows,
    `  as good as understood: ${harmless} taken for another class that does the same for the lead`,
    ...(missed.length > 0 ? ['  Misread, and acted on:', ...countEqual(missed)] : []),
  ].join('\n');
}

/** Many leads may write the same words. */
function countEqual(lines: string[]): string[] {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  return [...times].map(([line, count]) => `  - ${line}${count > 1 ? ` (${count} times)` : ''}`);
}

/** An opening, a later touch of the same thread, and an answer to a question. */
function mailSection(mails: ShownMail[]): string {
  const toLeads = mails.filter(({ headers }) => headers['list-unsubscribe'] !== undefined);
  const later = toLeads.find((mail) => mail.subject.startsWith('Re:') && !isAnswer(mail, mails));
  const first = toLeads.find(({ to }) => to === later?.to) ?? toLeads[0];
  const answer = toLeads.find((mail) => isAnswer(mail, mails));
  const shown = [...new Set([first, later, answer])].filter((mail) => mail !== undefined);
  const counted = `${toLeads.length} mails to leads, ${mails.length - toLeads.length} to reps`;
  return [title(`${counted}; three of them`), ...shown.map(showMail)].join('\n\n');
}

/** It answers a mail that is not one of ours. */
function isAnswer({ headers }: ShownMail, mails: ShownMail[]): boolean {
  const parent = headers['in-reply-to'];
  return parent !== undefined && !mails.some((mail) => mail.headers['message-id'] === parent);
}

function showMail({ from, to, subject, text }: ShownMail): string {
  const body = text.trim().replace(/^/gm, '  | ');
  return `  From: ${from.replace(/\+[^@]*/, '')}\n  To: ${to}\n  Subject: ${subject}\n${body}`;
}

function handoffSection(handoffs: Handoff[]): string {
  const statuses = countBy(handoffs.map(({ status, outcome }) => (outcome ? `${status} (${outcome})` : status)));
  const warm = handoffs.filter(({ replyClass }) => replyClass === 'interested' || replyClass === 'wants_meeting');
  const shown = warm.slice(-3);
  return [title(`${handoffs.length} hand-offs: ${statuses || 'none'}; three briefs`), ...shown.map(showBrief)].join(
    '\n\n',
  );
}

function showBrief({ brief, reason, status }: Handoff): string {
  return [
    `  ${brief.who} (${reason}, ${status})`,
    `  Why warm:  ${brief.whyWarm}`,
    `  In their words: "${oneLine(brief.quote, 200)}"`,
    ...(brief.asked.length > 0 ? [`  Asked:     ${brief.asked.map((text) => oneLine(text, 120)).join(' / ')}`] : []),
    `  Next step: ${brief.nextStep}`,
  ].join('\n');
}

function lawSection(laws: LawCheck[]): string {
  const lines = laws.map(({ law, says, breaches }) => {
    const verdict = breaches.length === 0 ? 'holds ' : `BROKEN`;
    return `  ${law} ${verdict} ${says}${breaches.length > 0 ? `\n    ${breaches.slice(0, 10).join('\n    ')}` : ''}`;
  });
  return [title('The laws, checked on this data'), ...lines].join('\n');
}

function countBy(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${count} ${value}`).join(', ');
}

function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
