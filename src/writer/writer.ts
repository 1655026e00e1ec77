import type { Criterion, QualificationFinding } from './qualification.js';
import type { AskedBack, HumanStretch } from './since.js';

/** Languages the product writes and reads by itself (ISO 639-1). */
export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the company approved to be said about itself; the only source of claims in a mail. */
export interface CompanyFacts {
  name: string;
  /** One sentence: what we sell. */
  sells: string;
  /** Who it is for, as a noun phrase: "customer service teams of 5 to 50 people". */
  audience: string;
  /** Sentences that may be used as proof, as they stand. */
  proof: string[];
  tone: 'friendly' | 'plain' | 'formal';
  website: string | null;
  /** Domains a mail may link to. */
  linkDomains: string[];
}

/** What is known of the lead: data, never instruction. Every field may be missing or odd. */
export interface LeadFacts {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  title: string | null;
  industry: string | null;
  city: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  website: string | null;
  /** How the lead came to us, in the user's words: "trade fair Hannover", "webinar". */
  source: string | null;
  custom: Record<string, string>;
}

export interface ThreadLine {
  from: 'us' | 'lead';
  /** ISO 8601. */
  at: string;
  subject: string;
  /** Plain text without quotes and signature. */
  text: string;
  /** One of our people wrote it, not the agent. */
  by?: 'person';
}

export const STEP_PURPOSES = ['opening', 'new_angle', 'question', 'close'] as const;
export type StepPurpose = (typeof STEP_PURPOSES)[number];

/**
 * What a mail of a cadence is for: what its step says, or what happened since.
 * - `nudge`: nobody reacted to our answer. `come_back`: the lead asked us to write again about now.
 */
export type TouchPurpose = StepPurpose | 'nudge' | 'come_back';

export interface TouchBrief {
  company: CompanyFacts;
  lead: LeadFacts;
  /** Whose name stands below the mail. */
  senderName: string;
  step: { number: number; of: number; purpose: TouchPurpose; instruction: string | null };
  askedBack?: AskedBack;
  humanStretch?: HumanStretch;
  language: Language;
  thread: ThreadLine[];
  /** A supervisor's instruction for this one mail. */
  whisper: string | null;
  /** Only when a draft of this very mail did not pass the review. */
  repair?: RepairOrder;
}

/** What a writer that can write again is given once. */
export interface RepairOrder {
  draft: Draft;
  findings: { rule: string; detail: string }[];
}

export interface Draft {
  /** Empty when the mail continues a thread: the subject is then the thread's. */
  subject: string;
  /** Plain text: greeting, paragraphs, sign-off with the sender's name. No footer: code adds it. */
  body: string;
  language: Language;
}

export const REPLY_CLASSES = [
  'interested',
  'wants_meeting',
  'question',
  'objection',
  'later',
  'not_interested',
  'wrong_person',
  'unsubscribe',
  'complaint',
  'out_of_office',
  'auto_reply',
  'bounce',
  'unclear',
] as const;
export type ReplyClass = (typeof REPLY_CLASSES)[number];

export interface ReplyToClassify {
  subject: string;
  /** The lead's own words: quotes and signature are already gone. */
  text: string;
  thread: ThreadLine[];
  /** When the reply was written; dates in words ("next Tuesday") count from here. ISO 8601 with the lead's UTC offset. */
  receivedAt: string;
  language: Language | null;
}

export interface Meaning {
  class: ReplyClass;
  /** 0 to 1. */
  confidence: number;
  /** The words of the reply that carry the class, quoted exactly; empty when there are none. */
  evidence: string;
  language: Language;
  /** later, out_of_office: the day to come back to, `YYYY-MM-DD`. */
  resumeOn: string | null;
  /** question: each question, quoted. */
  questions: string[];
  /** wrong_person: who the lead points to. */
  referral: { name: string | null; email: string | null } | null;
}

export interface Passage {
  id: string;
  title: string;
  text: string;
}

export interface AnswerBrief {
  company: CompanyFacts;
  lead: LeadFacts;
  senderName: string;
  thread: ThreadLine[];
  whisper?: TouchBrief['whisper'];
  questions: string[];
  /** Approved knowledge; nothing outside it may be claimed. */
  passages: Passage[];
  language: Language;
  repair?: RepairOrder;
}

export interface AnswerDraft {
  /** Null when the passages do not answer: then a person does. */
  draft: Draft | null;
  /** Each statement of the answer as it stands in the mail, with the passage and the words in it that carry it. */
  claims: { text: string; passageId: string; quote: string }[];
  /** Questions without an answer in the passages. */
  missing: string[];
}

/** An answer whose quotes stand in their passages; do they also say what the mail says? */
export interface AnswerToCheck {
  questions: string[];
  body: string;
  claims: AnswerDraft['claims'];
  language: Language;
}

export interface HandoffBriefRequest {
  company: CompanyFacts;
  lead: LeadFacts;
  thread: ThreadLine[];
  replyClass: ReplyClass;
  questions: string[];
  /** What an admin wants to know of the lead. */
  criteria: Criterion[];
}

/** What a rep reads before calling: short sentences, in the rep's language (English). */
export interface HandoffBrief {
  who: string;
  whyWarm: string;
  /** The lead's own words, exactly. */
  quote: string;
  asked: string[];
  nextStep: string;
  /** One for each criterion; briefs written before there were criteria have none. */
  qualification?: QualificationFinding[];
}

/**
 * Why a writer gave nothing.
 * - `busy`: try later. `budget`: the month's money is spent. `misconfigured`: a person must mend the settings. All three pass.
 * - `refused`: the model will not write this. `filtered`: its server will not. `cut_off`, `unusable`: it wrote what cannot be used,
 *   and so did those asked in its place. With these a person takes over.
 */
export type WriterFailure = 'busy' | 'budget' | 'misconfigured' | 'refused' | 'filtered' | 'cut_off' | 'unusable';

export class WriterFailed extends Error {
  constructor(
    message: string,
    readonly kind: WriterFailure,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'WriterFailed';
  }

  /** Nothing is wrong with what was asked: the same may be written later. */
  get passes(): boolean {
    return this.kind === 'busy' || this.kind === 'budget' || this.kind === 'misconfigured';
  }
}

/** What the pen is asked for, in the names of our rows: it writes no text, but bill and memory go by it. */
export interface Occasion {
  leadId: string;
  /** `touch/<enrollment>/<step>`, `reply/<message>`, `answer/<message>`, `brief/<lead>`. */
  about: string;
  /** Grows when a person wants another text for the same brief. */
  round: number;
}

/** A text with the pen that wrote it: `offline/1`, `openai/gpt-…`. Without it, the writer's own id. */
export type Signed<T> = T & { writtenBy?: string };

/** The pen: knows no tables, chooses no recipient. Without an occasion nothing is remembered. */
export abstract class Writer {
  /** Name and version of who writes when all is well. */
  abstract readonly id: string;
  /** True when a model writes. What a mail's disclosure says goes by who wrote that very mail. */
  abstract readonly isAi: boolean;
  abstract draftTouch(brief: TouchBrief, occasion?: Occasion): Promise<Signed<Draft>>;
  abstract classifyReply(reply: ReplyToClassify, occasion?: Occasion): Promise<Signed<Meaning>>;
  abstract draftAnswer(brief: AnswerBrief, occasion?: Occasion): Promise<Signed<AnswerDraft>>;

  /** The statements of the mail that its quotes do not carry. Who writes word for word from the passages has none. */
  async checkAnswer(_answer: AnswerToCheck, _occasion?: Occasion): Promise<string[]> {
    return [];
  }

  abstract writeBrief(request: HandoffBriefRequest, occasion?: Occasion): Promise<Signed<HandoffBrief>>;
}
