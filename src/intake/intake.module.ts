import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { CancelImport } from './cancel-import.js';
import { CapacityController } from './capacity.controller.js';
import { Import } from './import.entity.js';
import { ImportFilesStore } from './import-files.store.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsController } from './imports.controller.js';
import { ImportsStore } from './imports.store.js';
import { IntakeLead } from './intake-lead.js';
import { LeadDetails } from './lead-detail.js';
import { LeadMergeStore } from './lead-merge.store.js';
import { LeadsController } from './leads.controller.js';
import { LoadImport } from './load-import.js';
import { MappingsStore } from './mappings.store.js';
import { ManyLeadsController } from './many-leads.controller.js';
import { LookUpRows } from './look-up-rows.js';
import { MessageReasonsStore } from './message-reasons.store.js';
import { MergeLeads } from './merge-leads.js';
import { OpenHandoffStore } from './open-handoff.store.js';
import { PreviewImport } from './preview-import.js';
import { ReadImport } from './read-import.js';
import { RemindImports } from './remind-imports.js';
import { StartImport } from './start-import.js';
import { SteerLeads } from './steer-leads.js';
import { SteeringController } from './steering.controller.js';
import { SuppressLeads } from './suppress-leads.js';
import { SuppressionsController } from './suppressions.controller.js';
import { UndoImport } from './undo-import.js';

@Module({
  imports: [TypeOrmModule.forFeature([Import]), ActivityModule, CadencesModule, LeadsModule, MessagesModule],
  controllers: [
    LeadsController,
    ManyLeadsController,
    SteeringController,
    ImportsController,
    CapacityController,
    SuppressionsController,
  ],
  providers: [
    CancelImport,
    ImportFilesStore,
    ImportRowsStore,
    ImportsStore,
    IntakeLead,
    LeadDetails,
    MessageReasonsStore,
    LeadMergeStore,
    LoadImport,
    MappingsStore,
    LookUpRows,
    MergeLeads,
    OpenHandoffStore,
    PreviewImport,
    ReadImport,
    RemindImports,
    StartImport,
    SteerLeads,
    SuppressLeads,
    UndoImport,
  ],
  exports: [IntakeLead, RemindImports],
})
export class IntakeModule {}
