import { Injectable } from '@nestjs/common';
import { peekAt } from './ask-file.js';
import { BadMapping, type ColumnUse, LEAD_FIELDS } from './columns.js';
import { type Head, headOf, leadOf, refusalOf, usesOf } from './file-head.js';
import type { FileFormat } from './lead-file.js';
import type { NormalisedLead } from './lead-fields.js';
import { type Mapping, MappingsStore } from './mappings.store.js';
import { inWords, sentenceCase } from './problem-words.js';
import { suggestedUse } from './suggested-use.js';
import type { Row } from './table.js';
import { labelOf } from './vendors/vendors.js';

/** Rows that are shown as the leads they would become. */
const SHOWN_ROWS = 10;
/** Rows whose cells tell what a column may hold. */
const SAMPLE_ROWS = 50;
const SAMPLES = 3;

export interface ImportPreview {
  format: FileFormat;
  vendor: string;
  vendorLabel: string;
  /** Somebody explained such a file before, and that was used. */
  remembered: boolean;
  columns: { name: string; use: string; suggestion: string | null; samples: string[] }[];
  rows: { rowNumber: number; lead: NormalisedLead; problems: string[] }[];
  /** Why such an import would be refused; null when it would be taken. */
  refusal: { column: string; message: string } | null;
  /** What a column may be read as. */
  fields: { name: ColumnUse; label: string }[];
}

/** Shows how a file of leads would be read, and keeps nothing of it. */
@Injectable()
export class PreviewImport {
  constructor(private readonly mappings: MappingsStore) {}

  /** @throws BadFile */
  async run(path: string, said: Mapping): Promise<ImportPreview> {
    const { headers, format, rows } = await peekAt(path, SAMPLE_ROWS);
    const remembered = await this.mappings.remembered(headers);
    const mapping = { ...remembered, ...said };
    const { head, refusal } = understood(headers, mapping);
    return {
      format,
      vendor: head.columns.vendor,
      vendorLabel: labelOf(head.columns.vendor),
      remembered: Object.keys(remembered).length > 0,
      columns: columnsOf(head, rows),
      rows: rows.slice(0, SHOWN_ROWS).map((row) => {
        const { lead, problems } = leadOf(row, head);
        return { rowNumber: row.rowNumber, lead, problems: problems.map(inWords) };
      }),
      refusal: refusal && { column: refusal.column, message: refusal.message },
      fields: [...LEAD_FIELDS, 'custom' as const, 'ignore' as const].map((name) => ({
        name,
        label: LABELS[name] ?? sentenceCase(name),
      })),
    };
  }
}

/** A mapping that cannot be followed is refused, and the file shown as it is read without it. */
function understood(headers: string[], mapping: Mapping): { head: Head; refusal: BadMapping | null } {
  try {
    const head = headOf(headers, mapping);
    return { head, refusal: refusalOf(head, mapping) };
  } catch (error) {
    if (!(error instanceof BadMapping)) throw error;
    return { head: headOf(headers, {}), refusal: error };
  }
}

function columnsOf({ columns }: Head, rows: readonly Row[]): ImportPreview['columns'] {
  const uses = usesOf(columns);
  const fed = new Set(Object.values(uses));
  const byHeader = new Map(columns.suggestions.map(({ name, field }) => [name, field]));
  return columns.names.map((name, index) => {
    const filled = rows.map(({ cells }) => cells[index]?.trim() ?? '').filter(Boolean);
    const use = uses[name] ?? 'ignore';
    const suggestion = use === 'custom' ? (byHeader.get(name) ?? suggestedUse(filled, fed)) : null;
    return { name, use, suggestion, samples: [...new Set(filled)].slice(0, SAMPLES).map((text) => text.slice(0, 200)) };
  });
}

const LABELS: Readonly<Partial<Record<ColumnUse, string>>> = {
  email: 'Email address',
  name: 'Full name',
  title: 'Job title',
  ownerEmail: 'Owner (email address of a rep)',
  externalId: 'Id in the other system',
  optedOut: 'Opted out of mail',
  consentAt: 'Consent given on',
  custom: 'Keep as a custom field',
  ignore: 'Leave out',
};
