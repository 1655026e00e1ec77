import type { Import } from './import.entity.js';
import { undoUntil } from './import.rules.js';
import { labelOf } from './vendors/vendors.js';

/** An import as people see it. */
export type ImportView = Omit<Import, 'remindedUntil' | 'tries'> & { vendorLabel: string; undoUntil: Date | null };

export function viewOf({ remindedUntil: _reminded, tries: _tries, ...shown }: Import): ImportView {
  return { ...shown, vendorLabel: labelOf(shown.vendor), undoUntil: undoUntil(shown) };
}
