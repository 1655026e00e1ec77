import type { Import } from './import.entity.js';

/** Later than this, people have built on what it brought. */
const DAYS_TO_UNDO = 7;
const DAY = 86_400_000;

/** Until when an import can be taken back; null when there is nothing to take back. */
export function undoUntil({
  dryRun,
  status,
  finishedAt,
}: Pick<Import, 'dryRun' | 'status' | 'finishedAt'>): Date | null {
  if (dryRun || !finishedAt || (status !== 'done' && status !== 'cancelled')) return null;
  return new Date(finishedAt.getTime() + DAYS_TO_UNDO * DAY);
}
