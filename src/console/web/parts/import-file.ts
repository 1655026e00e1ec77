import { api } from '../api/client';
import type { Import } from '../api/shapes';

export interface ImportChoices {
  mapping: Record<string, string>;
  policy: string;
  cadenceId: string | null;
}

/** The file of each rehearsal of this visit: it is sent again for the import itself. */
const kept = new Map<string, File>();

export const fileOf = (importId: string): File | undefined => kept.get(importId);

export async function sendFile(file: File, dryRun: boolean, choices?: ImportChoices): Promise<Import> {
  const form = new FormData();
  form.set('dryRun', String(dryRun));
  if (choices) {
    form.set('mapping', JSON.stringify(choices.mapping));
    form.set('policy', choices.policy);
    if (choices.cadenceId) form.set('cadenceId', choices.cadenceId);
  }
  form.set('file', file);
  const started = await api.post<Import>('/imports', form);
  if (dryRun) kept.set(started.id, file);
  return started;
}
