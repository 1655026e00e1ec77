import type { ModuleMetadata } from '@nestjs/common';
import { CadencesModule } from '../src/cadences/cadences.module.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { RepliesModule } from '../src/replies/replies.module.js';
import { startTestApp, type TestApp } from './support.js';

type Modules = NonNullable<ModuleMetadata['imports']>;

/** Mails to leads and their replies, and what else is named: from a cadence to the answer of a reply. */
export const startFlowApp = (...more: Modules): Promise<TestApp> =>
  startTestApp([LeadsModule, MessagesModule, KnowledgeModule, CadencesModule, OutreachModule, RepliesModule, ...more]);

/** The ledger's own law: whatever a test did, no lead is left that the ledger cannot account for. */
export async function expectAllAccounted({ database, clock }: TestApp): Promise<void> {
  expect(await new LedgerStore(database).unaccounted(clock.at, 10)).toEqual([]);
}
