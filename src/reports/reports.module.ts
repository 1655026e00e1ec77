import { Global, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Registry } from 'prom-client';
import { ActivityModule } from '../activity/activity.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { AutonomyStore } from '../replies/autonomy.store.js';
import { AutonomyReportController } from './autonomy-report.controller.js';
import { CellRecordsStore } from './cell-records.store.js';
import { CostSettingsController } from './cost-settings.controller.js';
import { CostSettingsStore } from './cost-settings.store.js';
import { CostsController } from './costs.controller.js';
import { CostsStore } from './costs.store.js';
import { HealthController } from './health.controller.js';
import { LiftController } from './lift.controller.js';
import { LiftStore } from './lift.store.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { MetricsStore } from './metrics.store.js';
import { QualificationReportController } from './qualification.controller.js';
import { ReportsController } from './reports.controller.js';
import { ReportsStore } from './reports.store.js';
import { SystemController } from './system.controller.js';

/** The registry belongs to the application, not to the process, so that two applications in one process do not collide. */
@Global()
@Module({
  // Health tells itself what is down; Terminus would log it a second time.
  imports: [TerminusModule.forRoot({ logger: false }), ActivityModule, MessagesModule],
  controllers: [
    AutonomyReportController,
    CostSettingsController,
    CostsController,
    HealthController,
    LiftController,
    MetricsController,
    QualificationReportController,
    ReportsController,
    SystemController,
  ],
  providers: [
    { provide: Registry, useFactory: () => new Registry() },
    AutonomyStore,
    CellRecordsStore,
    CostSettingsStore,
    CostsStore,
    LiftStore,
    Metrics,
    MetricsStore,
    ReportsStore,
  ],
  exports: [Registry],
})
export class ReportsModule {}
