import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Audience } from '../cadences/audience.js';
import { rows } from '../database/sql.js';
import type { StepPurpose } from '../writer/writer.js';

/** The step of a cadence that a touch was written for. */
export interface TouchReason {
  cadenceId: string;
  cadence: string;
  /** Who chose the cadence for the lead, such as `user:7`; null: it was the first whose audience fitted. */
  chosenBy: string | null;
  audience: Audience;
  /** 1 for the first. */
  step: number;
  purpose: StepPurpose;
  /** Days after the touch before it; after the enrollment for the first. */
  waitDays: number;
}

/** Why a message is there, and what models took to write or to read it. */
export interface MessageReasons {
  touch: TouchReason | null;
  modelCalls: number;
  /** In the currency of the model prices; null: no call had a price. */
  cost: number | null;
}

/** A lead put into a cadence by hand has its enrollment opened in the transaction of that act. */
const CHOSEN_BY = `(select actor from activity where lead_id = $1 and act = 'lead.enroll' and at = enrollment.opened_at order by id desc limit 1)`;

@Injectable()
export class MessageReasonsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Of all messages of a lead, by their ids. */
  async ofLead(leadId: string): Promise<Map<string, MessageReasons>> {
    const found = await rows<MessageReasons & { messageId: string }>(
      this.dataSource.manager,
      `with asked as (
         select coalesce(message_id, substring(about from '^reply/([0-9]{1,18})$')::bigint) as message_id,
           count(*)::int as calls, sum(cost)::float8 as cost
         from model_call where lead_id = $1 group by 1)
       select message.id as message_id, coalesce(asked.calls, 0) as model_calls, asked.cost,
         case when step.id is not null then jsonb_build_object('cadenceId', cadence.id::text, 'cadence', cadence.name,
           'chosenBy', ${CHOSEN_BY}, 'audience', cadence.audience, 'step', step.position, 'purpose', step.purpose,
           'waitDays', step.wait_days) end as touch
       from message
       left join enrollment on enrollment.id = message.enrollment_id
       left join cadence_step as step on step.id = message.step_id
       left join cadence on cadence.id = step.cadence_id
       left join asked on asked.message_id = message.id
       where message.lead_id = $1`,
      [leadId],
    );
    return new Map(found.map(({ messageId, ...reasons }) => [messageId, reasons]));
  }
}
