import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { CancelImport } from './cancel-import.js';
import { Import } from './import.entity.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsController } from './imports.controller.js';
import { ImportsStore } from './imports.store.js';
import { IntakeLead } from './intake-lead.js';
import { LeadDetails } from './lead-detail.js';
import { LeadMergeStore } from './lead-merge.store.js';
import { LeadsController } from './leads.controller.js';
import { LoadImport } from './load-import.js';
import { MergeLeads } from './merge-leads.js';
import { ReadFile } from './read-file.js';
import { RemindImports } from './remind-imports.js';
import { SteerLead } from './steer-lead.js';
import { SteeringController } from './steering.controller.js';
import { SuppressLeads } from './suppress-leads.js';
import { SuppressionsController } from './suppressions.controller.js';
import { UndoImport } from './undo-import.js';

@Module({
  imports: [TypeOrmModule.forFeature([Import]), ActivityModule, CadencesModule, LeadsModule, MessagesModule],
  controllers: [LeadsController, SteeringController, ImportsController, SuppressionsController],
  providers: [
    CancelImport,
    ImportRowsStore,
    ImportsStore,
    IntakeLead,
    LeadDetails,
    LeadMergeStore,
    LoadImport,
    MergeLeads,
    ReadFile,
    RemindImports,
    SteerLead,
    SuppressLeads,
    UndoImport,
  ],
  exports: [IntakeLead, RemindImports],
})
export class IntakeModule {}
