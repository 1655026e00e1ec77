import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { MergePolicy } from './merge.rules.js';

/**
 * - `reading`: the file is being read; nothing of it is a lead yet. `merging`: its rows become leads, batch by batch.
 * - `done`: every row was merged. `failed`: it could not be read, `error` says why, and nothing was taken over.
 * - `cancelled`: somebody stopped it; the rows merged until then are leads, and can be taken back.
 * - `undone`: what it brought was taken back as far as nobody had touched it.
 */
export type ImportStatus = 'reading' | 'merging' | 'done' | 'failed' | 'cancelled' | 'undone';

/** One file of leads, from upload to result. */
@Entity('import')
export class Import {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  fileName: string;

  /** The system the file comes from, by its headers. */
  @Column('text')
  vendor: string;

  @Column('jsonb')
  headers: string[];

  /** While it is read: what was said about columns. Then what each was read as: a field of a lead, `optedOut`, `custom` or `ignore`. */
  @Column('jsonb')
  mapping: Record<string, string>;

  @Column('text')
  policy: MergePolicy;

  @Column('bigint', { nullable: true })
  cadenceId: string | null;

  /** Leads that got every step and did not answer start again. */
  @Column('boolean')
  again: boolean;

  /** A rehearsal: it counts what the import would do, and changes nothing. */
  @Column('boolean')
  dryRun: boolean;

  @Column('text')
  status: ImportStatus;

  @Column('text', { nullable: true })
  error: string | null;

  /** Of the file. */
  @Column('int')
  bytes: number;

  @Column('int')
  bytesRead: number;

  /** How often somebody began to read the file. */
  @Column('int')
  tries: number;

  @Column('int')
  rowsRead: number;

  /** Rows are merged in their order, so this is also where a new worker goes on. */
  @Column('int')
  rowsMerged: number;

  /** What became of the rows (`RowOutcome`). They add up to `rowsMerged`. */
  @Column('jsonb')
  counts: Record<string, number>;

  /** Where the leads of the rows then stood (`RowStanding`). They add up to the rows that are no duplicates. */
  @Column('jsonb')
  standings: Record<string, number>;

  /** How many of its leads have an address that is marked, by mark (`AddressMark`). */
  @Column('jsonb')
  marks: Record<string, number>;

  @Column('text')
  startedBy: string;

  /** Database's real clock: somebody is at work on it until then. */
  @Column('timestamptz', { nullable: true })
  remindedUntil: Date | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
