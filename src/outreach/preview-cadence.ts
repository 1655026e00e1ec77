import { Injectable } from '@nestjs/common';
import { laneOf, nextDueAt } from '../cadences/cadence.rules.js';
import type { StepInput } from '../cadences/cadence-input.js';
import type { SendWindow } from '../cadences/send-window.js';
import { Clock } from '../clock/clock.js';
import type { Company } from '../knowledge/company.entity.js';
import type { Lead } from '../leads/lead.entity.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { writeReviewed } from '../writer/write-reviewed.js';
import { type ThreadLine, type TouchBrief, Writer, WriterFailed } from '../writer/writer.js';
import { factsOf } from './touch-brief.js';

/** A mail as the writer would write it today. */
export interface PreviewedMail {
  /** 1 for the first. */
  step: number;
  dueAt: Date;
  subject: string;
  /** Without the footer, which every mail gets when it leaves. */
  body: string;
  /** What a person would have to look at before it leaves. */
  findings: { rule: string; detail: string }[];
  writtenBy: string;
}

export interface Preview {
  /** Why this lead would get none of it: the reason of its suppression, or `no_address`. */
  excluded: string | null;
  mails: PreviewedMail[];
  /** Why the mails end before the last step does. */
  failed: { step: number; message: string } | null;
}

interface Cadence {
  steps: Omit<StepInput, 'id'>[];
  sendWindow: SendWindow;
}

/**
 * The mails of a cadence for one lead, as if it entered now and never replied. Nothing is kept of it but the bill of a model that
 * is asked. What the lead and we have really written to each other is left out.
 */
@Injectable()
export class PreviewCadence {
  constructor(
    private readonly suppressions: SuppressionsStore,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {}

  async run(cadence: Cadence, lead: Lead, company: Company): Promise<Preview> {
    const excluded = lead.email === null ? 'no_address' : await this.suppressions.reasonFor(lead.email);
    const mails: PreviewedMail[] = [];
    try {
      for (const [at, { waitDays }] of cadence.steps.entries()) {
        const dueAt = dueAfter(mails.at(-1)?.dueAt ?? (await this.clock.now()), waitDays, cadence, lead, at);
        mails.push(await this.write(briefFor(cadence, at, lead, company, mails), dueAt));
      }
    } catch (error) {
      if (!(error instanceof WriterFailed)) throw error;
      return { excluded, mails, failed: { step: mails.length + 1, message: error.message } };
    }
    return { excluded, mails, failed: null };
  }

  private async write(brief: TouchBrief, dueAt: Date): Promise<PreviewedMail> {
    const { draft, findings, writtenBy } = await writeReviewed(this.writer, brief, (repair) =>
      this.writer.draftTouch(repair ? { ...brief, repair } : brief),
    );
    const [first] = brief.thread;
    // A thread keeps the subject of its first mail.
    const subject = first ? `Re: ${first.subject}` : draft.subject;
    return { step: brief.step.number, dueAt, subject, body: draft.body, findings, writtenBy };
  }
}

function briefFor(
  { steps }: Cadence,
  at: number,
  lead: Lead,
  company: Company,
  before: readonly PreviewedMail[],
): TouchBrief {
  const { purpose = 'opening', instruction = null } = steps[at] ?? {};
  const thread = before.map(({ dueAt, subject, body }): ThreadLine => ({
    from: 'us',
    at: dueAt.toISOString(),
    subject,
    text: body,
  }));
  return {
    ...factsOf(company, lead),
    step: { number: at + 1, of: steps.length, purpose, instruction },
    thread,
    whisper: null,
  };
}

function dueAfter(
  from: Date,
  waitDays: number,
  { sendWindow }: Cadence,
  { id, intake, timeZone, country }: Lead,
  stepsSent: number,
): Date {
  const spread = laneOf({ intake, stepsSent }) !== 'fresh';
  return nextDueAt({ from, waitDays, window: sendWindow, zone: timeZone, country, spread, jitterKey: id });
}
