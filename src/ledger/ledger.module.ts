import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { HandoffsModule } from '../handoffs/handoffs.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ModelCallsModule } from '../model-calls/model-calls.module.js';
import { Attentions } from './attentions.js';
import { AuditLedger } from './audit-ledger.js';
import { BoardController } from './board.controller.js';
import { BoardStore } from './board.store.js';
import { CoverageController } from './coverage.controller.js';
import { Coverages } from './coverages.js';
import { EraseLead } from './erase-lead.js';
import { ExportLead } from './export-lead.js';
import { LeadDataController } from './lead-data.controller.js';
import { LedgerMetrics } from './ledger-metrics.js';
import { LedgerStore } from './ledger.store.js';
import { RecoverEnrollment } from './recover-enrollment.js';

@Module({
  imports: [ActivityModule, CadencesModule, HandoffsModule, LeadsModule, MessagesModule, ModelCallsModule],
  controllers: [BoardController, CoverageController, LeadDataController],
  providers: [
    Attentions,
    AuditLedger,
    BoardStore,
    Coverages,
    EraseLead,
    ExportLead,
    LedgerMetrics,
    LedgerStore,
    RecoverEnrollment,
  ],
  exports: [AuditLedger, LedgerStore],
})
export class LedgerModule {}
