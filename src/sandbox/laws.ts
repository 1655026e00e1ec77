import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOpen, type SendWindow } from '../cadences/send-window.js';
import { rows } from '../database/sql.js';
import { CaptureMailTransport, type CapturedMail } from '../mail/capture.mail-transport.js';

/** A law of the design, and where it was broken; nowhere, that is. */
export interface LawCheck {
  law: string;
  says: string;
  breaches: string[];
}

const OUT = `message.direction = 'out' and message.status = 'sent'`;

/** Laws that one query can refute: each gives a line per breach. */
const QUERIES: { law: string; says: string; breaches: string }[] = [
  {
    law: 'I2',
    says: 'one mail per step of an enrollment and per reply answered, one nudge per answer',
    breaches: `select 'enrollment ' || enrollment_id || ' step ' || step_id as line from message
      where ${OUT} and kind = 'touch' group by enrollment_id, step_id having count(*) > 1
      union all select 'reply ' || answers_id from message where ${OUT} and kind in ('answer', 'nudge') group by answers_id having count(*) > 1`,
  },
  {
    law: 'I3',
    says: 'no mail after a reply that nobody had settled, nor after a suppression',
    breaches: `select 'message ' || message.id as line from message join lead on lead.id = message.lead_id
      where ${OUT} and (
        exists (select from suppression where (kind = 'address' and value = lead.email or kind = 'domain' and value = lead.email_domain)
          and suppression.created_at < message.sent_at)
        or message.kind in ('touch', 'nudge') and exists (select from message as reply where reply.lead_id = message.lead_id
          and reply.direction = 'in' and reply.received_at < message.sent_at
          and (reply.settled_at is null or reply.settled_at > message.sent_at)))`,
  },
  {
    law: 'I4',
    says: 'each mail that came in is one reply, and none is lost',
    breaches: `select 'event ' || id as line from sandbox_event where kind = 'reply' and done_at is not null and reply_id is null
      union all select 'replies ' || min(id) || ' and ' || max(id) from message where direction = 'in' group by digest having count(*) > 1`,
  },
  {
    law: 'I5',
    says: 'nothing stays claimed longer than its lease',
    breaches: `select 'message ' || id as line from message where status = 'sending' and leased_until < now()
      union all select 'notice ' || id from notice where status = 'sending' and leased_until < now()`,
  },
  {
    law: 'I6',
    says: 'one owner per hand-off, and the agent is silent while a rep has the lead, but to ask whether anybody called',
    breaches: `select 'message ' || message.id as line from message join handoff on handoff.lead_id = message.lead_id
      where ${OUT} and message.kind not in ('person', 'check') and message.sent_at > handoff.opened_at
        and (handoff.ended_at is null or message.sent_at < handoff.ended_at)
      union all select 'hand-off ' || handoff_id from offer where status in ('open', 'accepted') group by handoff_id having count(*) > 1`,
  },
  {
    law: 'I7',
    says: 'no mailbox passes its cap',
    breaches: `select 'mailbox ' || mailbox.id || ' on ' || (sent_at at time zone time_zone)::date as line
      from message join mailbox on mailbox.id = message.mailbox_id where ${OUT}
      group by mailbox.id, (sent_at at time zone time_zone)::date having count(*) > mailbox.daily_cap`,
  },
  {
    law: 'I8',
    says: 'every change of state has its activity',
    breaches: `select 'message ' || id as line from message where ${OUT}
        and not exists (select from activity where about = 'message' and about_id = message.id and act = 'message.sent')
      union all select 'enrollment ' || id from enrollment where status = 'stopped'
        and not exists (select from activity where activity.lead_id = enrollment.lead_id and activity.at >= enrollment.closed_at)`,
  },
];

/** Checks the laws on what really happened: the rows, and the mails that were captured. */
@Injectable()
export class Laws {
  constructor(
    private readonly dataSource: DataSource,
    private readonly captured: CaptureMailTransport,
  ) {}

  async check(): Promise<LawCheck[]> {
    const queries = await Promise.all(
      QUERIES.map(async ({ law, says, breaches }) => ({ law, says, breaches: await this.lines(breaches) })),
    );
    const mails = await this.captured.list({ limit: 1_000_000 });
    const others = [await this.onlyOnce(mails), await this.insideWindow(), await this.onlyOwn(mails)];
    return [...queries, ...others].sort((a, b) => a.law.localeCompare(b.law));
  }

  /** The wire's own record against ours: whatever was accepted was intended, once. */
  private async onlyOnce(mails: CapturedMail[]): Promise<LawCheck> {
    const sent = await rows<{ messageId: string }>(
      this.dataSource.manager,
      `select message_id from message where direction = 'out' and wire_started_at is not null
       union select message_id from notice where message_id is not null`,
    );
    const intended = new Set(sent.map(({ messageId }) => messageId));
    const seen = new Set<string>();
    const breaches = mails.flatMap(({ id, messageId }) => {
      const twice = seen.has(messageId);
      seen.add(messageId);
      return twice || !intended.has(messageId)
        ? [`captured mail ${id} ${twice ? 'left twice' : 'was not intended'}`]
        : [];
    });
    return { law: 'I2', says: 'the wire took each mail once, and none that no row had announced', breaches };
  }

  private async insideWindow(): Promise<LawCheck> {
    const touches = await rows<{
      id: string;
      sentAt: Date;
      timeZone: string;
      country: string | null;
      sendWindow: SendWindow;
    }>(
      this.dataSource.manager,
      `select message.id, sent_at, time_zone, country, send_window from message
       join lead on lead.id = message.lead_id join enrollment on enrollment.id = message.enrollment_id
       join cadence on cadence.id = enrollment.cadence_id where ${OUT} and message.kind = 'touch'`,
    );
    const outside = touches.filter(
      ({ sentAt, sendWindow, timeZone, country }) => !isOpen(sentAt, sendWindow, timeZone, country),
    );
    return {
      law: 'I7',
      says: 'no touch outside the window of its lead',
      breaches: outside.map(({ id }) => `message ${id}`),
    };
  }

  /** Addresses are the canaries: a mail to a lead names no other lead's. */
  private async onlyOwn(mails: CapturedMail[]): Promise<LawCheck> {
    const leads = await this.lines(`select email as line from lead where email is not null`);
    const addresses = new Set(leads);
    const breaches = mails.flatMap(({ id, envelope, raw }) => {
      if (!addresses.has(envelope.to)) return [];
      const named =
        raw
          .toString('latin1')
          .toLowerCase()
          .match(/[\w.+-]+@[\w.-]+\.\w+/g) ?? [];
      return named.some((address) => address !== envelope.to && addresses.has(address)) ? [`captured mail ${id}`] : [];
    });
    return { law: 'I9', says: "nothing that leaves contains another lead's data", breaches };
  }

  private async lines(query: string): Promise<string[]> {
    return (await rows<{ line: string }>(this.dataSource.manager, query)).map(({ line }) => line);
  }
}
