import { useSyncExternalStore } from 'react';
import type { LeadDetail } from '../api/shapes';

/** What is asked before something is done with a lead. */
export type LeadQuestion =
  | { what: 'whisper' | 'pause' | 'enroll' | 'take-over' | 'hand-off' | 'reassign' | 'erase'; lead: LeadDetail }
  | { what: 'write'; lead: LeadDetail; isFirst: boolean }
  | { what: 'return'; lead: LeadDetail; handoffId: string };

let asked: LeadQuestion | null = null;
const listeners = new Set<() => void>();

/** Opens the dialog from a page, a menu or the palette, which may be gone by then; null closes it. */
export function askAboutLead(question: LeadQuestion | null): void {
  asked = question;
  listeners.forEach((run) => run());
}

export const useLeadQuestion = (): LeadQuestion | null =>
  useSyncExternalStore(
    (run) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    () => asked,
  );
