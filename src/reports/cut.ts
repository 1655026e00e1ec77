import { z } from 'zod';
import { leadCondition } from '../leads/lead-query.js';

const instant = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'must be a day such as 2026-03-01, or an instant with its offset',
  )
  .transform((text) => new Date(text));
const idOf = (what: string) => z.string().regex(/^\d{1,18}$/, `must be the id of ${what}`);

/** `from` is in the period, `until` is the first instant after it; a day is its midnight in UTC. */
export const cutSchema = z.object({
  from: instant.optional(),
  until: instant.optional(),
  cadence: idOf('a cadence').optional().describe('The cadence the lead is in, or was in last'),
  step: idOf('a step of a cadence')
    .optional()
    .describe(
      'Leads that got this touch; of mails: this touch and the answers that came of it; of replies: what came after it and before the next',
    ),
  source: z.string().max(500).optional().describe('Where the lead came from'),
  mailbox: idOf('a mailbox').optional().describe('Leads it has written to; of mails and replies: its own'),
  owner: z.string().max(500).optional().describe('The address of the owner whom the CRM named'),
});
export type CutInput = z.infer<typeof cutSchema>;

/** The step whose mail a message came after. */
const stepBefore = (at: string): string => `(select touch.step_id from message as touch
  where touch.lead_id = message.lead_id and touch.kind = 'touch' and touch.status = 'sent' and touch.sent_at <= ${at}
  order by touch.sent_at desc limit 1)`;

/** That a reply came after. */
const STEP_ANSWERED = stepBefore('message.received_at');

/** A touch's own; an answer, and the nudge behind it, belong to the step whose mail was answered: none leaves between. */
const STEP_OF_MAIL = `case when message.kind in ('answer', 'nudge') then ${stepBefore('message.created_at')} else message.step_id end`;

/** The reply that a call read or answered. */
const REPLY_OF_CALL = `case when about ~ '^(reply|answer)/[0-9]{1,18}$' then split_part(about, '/', 2)::bigint end`;

/** What one statement of a report is about. Each condition that is asked for adds its values to `params`: one cut per statement. */
export class Cut {
  readonly params: unknown[] = [];

  constructor(private readonly asked: CutInput) {}

  within(column: string): string {
    const { from, until } = this.asked;
    const bounds = [from && `${column} >= ${this.param(from)}`, until && `${column} < ${this.param(until)}`];
    return bounds.filter(Boolean).join(' and ') || 'true';
  }

  /** On `lead`. */
  lead(): string {
    const { cadence, source, owner, step, mailbox } = this.asked;
    return leadCondition({ cadence, source, owner, step, mailbox }, this.params).text;
  }

  /** On a column that holds the id of a lead. */
  leadIn(column: string): string {
    return idIn(column, this.lead());
  }

  /** On `message`, a mail of ours. */
  mail(): string {
    return this.message(STEP_OF_MAIL);
  }

  /** On `message`, a mail of a lead. */
  reply(): string {
    return this.message(STEP_ANSWERED);
  }

  /** On `model_call`: calls for the leads in question; of a step, those for its touches, and to read and answer what came after them. */
  call(): string {
    const { cadence, source, owner, step, mailbox } = this.asked;
    const ofLead = leadCondition({ cadence, source, owner, mailbox }, this.params).text;
    return [idIn('lead_id', ofLead), step && callOfStep(this.param(step))].filter(Boolean).join(' and ');
  }

  private message(stepId: string): string {
    const { cadence, source, owner, step, mailbox } = this.asked;
    const ofLead = leadCondition({ cadence, source, owner }, this.params).text;
    return [
      idIn('message.lead_id', ofLead),
      step && `${stepId} = ${this.param(step)}`,
      mailbox && `message.mailbox_id = ${this.param(mailbox)}`,
    ]
      .filter(Boolean)
      .join(' and ');
  }

  private param(value: unknown): string {
    return `$${this.params.push(value)}`;
  }
}

/** Of one call the step is looked up, by the message's key: all messages of a step may be half of all there are. */
const callOfStep = (step: string): string => `(
  select case when direction = 'in' then ${STEP_ANSWERED} else step_id end from message
  where message.id = coalesce(model_call.message_id, ${REPLY_OF_CALL})) = ${step}`;

const idIn = (column: string, condition: string): string =>
  condition === 'true' ? 'true' : `${column} in (select lead.id from lead where ${condition})`;
