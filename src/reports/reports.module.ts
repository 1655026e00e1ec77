import { Global, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Registry } from 'prom-client';
import { MessagesModule } from '../messages/messages.module.js';
import { HealthController } from './health.controller.js';
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
  imports: [TerminusModule.forRoot({ logger: false }), MessagesModule],
  controllers: [
    HealthController,
    MetricsController,
    QualificationReportController,
    ReportsController,
    SystemController,
  ],
  providers: [{ provide: Registry, useFactory: () => new Registry() }, Metrics, MetricsStore, ReportsStore],
  exports: [Registry],
})
export class ReportsModule {}
