import type { LeadDetail } from '../api/shapes';
import { asking } from './asking';

/** What is asked before something is done with a lead. */
export type LeadQuestion =
  | {
      what: 'write' | 'whisper' | 'pause' | 'enroll' | 'take-over' | 'hand-off' | 'reassign' | 'erase';
      lead: LeadDetail;
    }
  | { what: 'return'; lead: LeadDetail; handoffId: string };

/** Opens the dialog from a page, a menu or the palette; null closes it. */
export const { ask: askAboutLead, useAsked: useLeadQuestion } = asking<LeadQuestion>();
