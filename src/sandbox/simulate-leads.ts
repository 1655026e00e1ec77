import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import { CaptureMailTransport, type CapturedMail } from '../mail/capture.mail-transport.js';
import { parseMail } from '../mail/parse-mail.js';
import { ReceiveReply } from '../replies/receive-reply.js';
import { type CorpusReply, loadCorpus } from './corpus.js';
import { reactTo, type Reaction } from './prospects.js';
import { buildReplyMail } from './reply-mail.js';
import { type SandboxEvent, SandboxEventsStore } from './sandbox-events.store.js';

/** Decides, with the address, what kind of person is behind a lead. */
export const SEED = 'brightdesk';

/** Most mails looked at in one go. */
const BATCH = 500;

interface Addressee {
  messageId: string;
  leadId: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  timeZone: string;
  language: string;
  mailNumber: number;
  sentAt: Date;
}

/** The people at the other end: they read what was captured and write back when people of their kind would. */
@Injectable()
export class SimulateLeads {
  private readonly corpus: CorpusReply[] = loadCorpus();

  constructor(
    private readonly dataSource: DataSource,
    private readonly captured: CaptureMailTransport,
    private readonly events: SandboxEventsStore,
    private readonly receive: ReceiveReply,
  ) {}

  /** Plans a reaction to every mail captured since the last time. */
  async read(): Promise<void> {
    for (;;) {
      const mails = await this.captured.list({ after: await this.events.seen(), limit: BATCH });
      const addressees = await this.addresseesOf(mails);
      for (const mail of mails) {
        const addressee = addressees.get(mail.messageId);
        if (addressee) await this.react(mail, addressee);
      }
      const last = mails.at(-1);
      if (last) await this.events.see(last.id);
      if (mails.length < BATCH) return;
    }
  }

  /** The mail arrives, at the same door as any other. */
  async write(event: SandboxEvent, now: Date): Promise<void> {
    const received = event.raw && (await this.receive.run(event.raw, now));
    await this.events.done(event.id, now, received?.replyId ?? null);
  }

  private async react(mail: CapturedMail, addressee: Addressee): Promise<void> {
    const { email, mailNumber, language, sentAt, timeZone: zone } = addressee;
    const reaction = reactTo({ seed: SEED, email, mailNumber, language, sentAt, zone }, this.corpus);
    if (!reaction) return;
    const at = new Date(sentAt.getTime() + reaction.delayMinutes * 60_000);
    await this.events.plan({
      at,
      kind: 'reply',
      key: `reply:${mail.messageId}`,
      leadId: addressee.leadId,
      raw: await this.compose(mail, addressee, reaction, at),
      truth: reaction.truth,
    });
  }

  private async compose(mail: CapturedMail, lead: Addressee, { replyId }: Reaction, sentAt: Date): Promise<Buffer> {
    const reply = this.corpus.find(({ id }) => id === replyId);
    if (!reply) throw new Error(`The corpus has no reply ${replyId}`);
    const ours = await parseMail(mail.raw);
    return buildReplyMail({
      reply,
      lead: {
        email: lead.email,
        firstName: lead.firstName ?? undefined,
        lastName: lead.lastName ?? undefined,
        company: lead.company ?? undefined,
        zone: lead.timeZone,
      },
      ourMail: {
        messageId: `<${mail.messageId}>`,
        subject: ours.subject,
        from: ours.from ? `${ours.from.name} <${ours.from.address}>` : mail.envelope.from,
        replyTo: ours.replyTo?.address,
        returnPath: mail.envelope.from,
        text: ours.text,
        date: lead.sentAt,
        references: ours.references.map((id) => `<${id}>`),
      },
      sentAt,
    });
  }

  /** The leads that captured mails went to, by the mail's Message-ID; mail to our own people has none. */
  private async addresseesOf(mails: CapturedMail[]): Promise<Map<string, Addressee>> {
    const found = await rows<Addressee>(
      this.dataSource.manager,
      `select message.message_id, lead.id as lead_id, lead.email, first_name, last_name, company, time_zone, lead.language, message.sent_at,
         (select count(*)::int from message as earlier where earlier.lead_id = lead.id and earlier.status = 'sent'
            and earlier.sent_at <= message.sent_at) as mail_number
       from message join lead on lead.id = message.lead_id
       where message.message_id = any($1::text[]) and message.direction = 'out' and message.sent_at is not null`,
      [mails.map(({ messageId }) => messageId)],
    );
    return new Map(found.map((addressee) => [addressee.messageId, addressee]));
  }
}
