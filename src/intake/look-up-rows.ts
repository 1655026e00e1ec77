import { Injectable } from '@nestjs/common';
import { OpenEnrollments, type Taking } from '../cadences/open-enrollments.js';
import type { Tx } from '../database/sql.js';
import type { Intake } from '../leads/lead.entity.js';
import { type GivenRows, LeadMergeStore, type SeenRow } from './lead-merge.store.js';

export interface LookUpOptions {
  intake: Intake;
  importId: string | null;
  /** The cadence to put leads into, instead of the first that fits. */
  cadenceId: string | null;
}

/** What is known about rows, and the cadences that take leads, by the time somebody looked. */
export interface Looked {
  seen: SeenRow[];
  taking: Taking;
}

/** Looks for the leads of rows. Locks nothing, so that it can be done ahead: whoever merges the rows finds out who came in between. */
@Injectable()
export class LookUpRows {
  constructor(
    private readonly store: LeadMergeStore,
    private readonly openEnrollments: OpenEnrollments,
  ) {}

  async run(tx: Tx, given: GivenRows, { intake, importId, cadenceId }: LookUpOptions): Promise<Looked> {
    const taking = await this.openEnrollments.taking(tx, cadenceId);
    return {
      seen: await this.store.lookUp(tx, given, { intake, importId, taking, fitsAll: cadenceId !== null }),
      taking,
    };
  }
}
