import type { MultipartFields, SavedMultipartFilesResult } from '@fastify/multipart';
import { z } from 'zod';
import { MERGE_POLICIES } from './merge.rules.js';

/** What the multipart plugin adds to a request. The file is kept on disk until the answer has left. */
export interface MultipartRequest {
  isMultipart(): boolean;
  saveRequestFiles(): Promise<
    Omit<SavedMultipartFilesResult, 'values'> & { values: MultipartFields | Record<string, unknown> }
  >;
}

const HINT = 'must be JSON such as {"Work mail": "email"}';

const mapping = z.preprocess(parsed, z.record(z.string().max(1_000), z.string().max(100), HINT)).default({});
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

export const previewSchema = z.strictObject({ mapping });

/** The fields beside the file. Those of a form are text. */
export const uploadSchema = z.strictObject({
  mapping,
  policy: z.enum(MERGE_POLICIES).default('fill_blanks'),
  cadenceId: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the id of a cadence')
    .nullable()
    .default(null),
  again: flag,
  dryRun: flag,
});

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The values of the fields that are filled; an empty field of a form is one that was left out. */
export function fieldsOf(values: Record<string, unknown>): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(values as MultipartFields)) {
    if (part && 'type' in part && part.type === 'field' && part.value !== '') filled[name] = part.value;
  }
  return filled;
}

/** For the API's pages. */
export const previewBody = {
  type: 'object' as const,
  required: ['file'],
  properties: {
    file: {
      type: 'string' as const,
      format: 'binary',
      description: 'CSV, TSV or XLSX with a header row, up to 200 MB',
    },
    mapping: {
      type: 'string' as const,
      description: 'JSON: what columns are, by header: a field of a lead, "optedOut", "custom" or "ignore"',
    },
  },
};

export const uploadBody = {
  ...previewBody,
  properties: {
    ...previewBody.properties,
    policy: {
      type: 'string' as const,
      enum: [...MERGE_POLICIES],
      description: 'For leads that are known; default fill_blanks',
    },
    cadenceId: {
      type: 'string' as const,
      description: 'The cadence for all leads; else the first whose audience fits',
    },
    again: {
      type: 'string' as const,
      enum: ['true', 'false'],
      description: 'Leads that got every step and did not answer start again; default false',
    },
    dryRun: {
      type: 'string' as const,
      enum: ['true', 'false'],
      description: 'Count what would happen, change nothing',
    },
  },
};
