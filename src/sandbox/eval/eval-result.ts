import { z } from 'zod';
import type { ReplyClass } from '../../writer/writer.js';

/** A reply as it was read, against its label. */
export interface ReadReplyResult {
  id: string;
  truth: ReplyClass;
  /** Null: no writer could. */
  read: ReplyClass | null;
  /** `rules/1:…`, or the writer. */
  by: string;
  /** The day the label names, and the one that was read. */
  dateTruth: string | null;
  dateRead: string | null;
  text: string;
}

export interface AnswerResult {
  id: string;
  question: string;
  /** The knowledge answers it. */
  known: boolean;
  /** `answered`, or why a person is asked. */
  outcome: string;
  /** Whether what it leans on is what the label names. */
  rightTopic: boolean;
  unproven: string[];
  text: string;
}

export interface TouchResult {
  id: string;
  words: number;
  /** Rules of the review that the draft breaks. */
  findings: { rule: string; detail: string }[];
  text: string;
}

/** One run: what was asked of which writer, and how it did. Kept as JSON, so that a later run can stand beside it. */
export interface EvalResult {
  label: string;
  writer: string;
  prompts: string[];
  at: string;
  replies: ReadReplyResult[];
  /** Replies of an installation, as its people corrected them. */
  corrections: ReadReplyResult[];
  answers: AnswerResult[];
  touches: TouchResult[];
  failures: Record<string, number>;
  calls: {
    count: number;
    input: number;
    cachedInput: number;
    output: number;
    estimated: boolean;
    seconds: number;
    cost: number | null;
  };
}

const list = z.array(z.looseObject({ id: z.string() }));
const kept = z.looseObject({
  label: z.string(),
  writer: z.string(),
  prompts: z.array(z.string()),
  replies: list,
  corrections: list.default([]),
  answers: list,
  touches: list,
  failures: z.record(z.string(), z.number()),
  calls: z.looseObject({ count: z.number() }),
});

/** An earlier run from the text it was kept as. Throws an error that says what is wrong with it. */
export function earlierRun(text: string): EvalResult {
  const read = z.string().transform(parsed).pipe(kept).safeParse(text);
  if (!read.success) throw new Error(`no run of npm run eval: ${z.prettifyError(read.error)}`);
  return read.data as unknown as EvalResult;
}

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'it is not JSON' });
    return z.NEVER;
  }
}
