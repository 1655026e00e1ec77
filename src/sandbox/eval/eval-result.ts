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
