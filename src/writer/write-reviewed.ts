import { reviewDraft, type ReviewGround } from './draft.rules.js';
import {
  type Draft,
  type Occasion,
  type RepairOrder,
  type Signed,
  type TouchBrief,
  type Writer,
  WriterFailed,
} from './writer.js';

/** A draft with what speaks against it, and who wrote it. */
export interface ReviewedDraft {
  draft: Draft;
  findings: { rule: string; detail: string }[];
  writtenBy: string;
}

/**
 * A draft and its review. A model whose draft does not pass is told why and writes it once more; what is still wrong then is for a
 * person. Throws WriterFailed when there is no draft at all.
 */
export async function writeReviewed(
  writer: Writer,
  ground: ReviewGround,
  write: (repair?: RepairOrder) => Promise<Signed<Draft>>,
): Promise<ReviewedDraft> {
  const review = ({ writtenBy = writer.id, ...draft }: Signed<Draft>): ReviewedDraft => ({
    draft,
    findings: reviewDraft(draft, ground),
    writtenBy,
  });
  const first = review(await write());
  if (first.findings.length === 0 || !writer.isAi) return first;
  try {
    return review(await write({ draft: first.draft, findings: first.findings }));
  } catch (error) {
    // The first draft was kept: asked again later, it costs nothing, and only the repair is tried anew.
    if (!(error instanceof WriterFailed) || error.passes) throw error;
    return first;
  }
}

/** A touch and its review; the same touch asked for again is the same question. Throws WriterFailed when there is no draft at all. */
export function writeTouch(writer: Writer, brief: TouchBrief, occasion: Occasion): Promise<ReviewedDraft> {
  return writeReviewed(writer, brief, (repair) => writer.draftTouch(repair ? { ...brief, repair } : brief, occasion));
}
