import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccessModule } from './access/access.module.js';
import { ActivityModule } from './activity/activity.module.js';
import { CadencesModule } from './cadences/cadences.module.js';
import { Clock } from './clock/clock.js';
import { SimulatedClock } from './clock/simulated.clock.js';
import { SystemClock } from './clock/system.clock.js';
import { Config } from './config.js';
import { ConsoleModule } from './console/console.module.js';
import { DatabaseModule } from './database/database.module.js';
import { HandoffsModule } from './handoffs/handoffs.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { Scan } from './jobs/scan.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { LeadsModule } from './leads/leads.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MailModule } from './mail/mail.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { ModelCallsModule } from './model-calls/model-calls.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OutreachModule } from './outreach/outreach.module.js';
import { RepliesModule } from './replies/replies.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SandboxModule } from './sandbox/sandbox.module.js';
import { Reminders, Schedule } from './schedule.js';
import { WriterModule } from './writer/writer.module.js';

/** What every folder may ask for: the settings and the time. */
@Global()
@Module({})
class ProcessModule {
  static for(config: Config): DynamicModule {
    const clock = { provide: Clock, useClass: config.simulated ? SimulatedClock : SystemClock };
    return {
      module: ProcessModule,
      providers: [{ provide: Config, useValue: config }, clock],
      exports: [Config, Clock],
    };
  }
}

@Global()
@Module({
  imports: [
    CadencesModule,
    OutreachModule,
    RepliesModule,
    HandoffsModule,
    NoticesModule,
    IntakeModule,
    KnowledgeModule,
    LedgerModule,
  ],
  providers: [Reminders, Schedule, { provide: Scan, useExisting: Schedule }],
  exports: [Schedule, Scan],
})
class ByTheClockModule {}

@Module({})
export class AppModule {
  static for(config: Config, databaseUrl: string): DynamicModule {
    const { redisUrl } = config;
    return {
      module: AppModule,
      imports: [
        ProcessModule.for(config),
        DatabaseModule.for(databaseUrl),
        JobsModule.forRootAsync({ useFactory: () => ({ redisUrl, databaseUrl }) }),
        ScheduleModule.forRoot(),
        ActivityModule,
        AccessModule,
        MailModule.for(config),
        WriterModule.for(config),
        ModelCallsModule,
        LeadsModule,
        MessagesModule,
        KnowledgeModule,
        NoticesModule,
        CadencesModule,
        IntakeModule,
        OutreachModule,
        RepliesModule,
        HandoffsModule,
        LedgerModule,
        ReportsModule,
        ...(config.simulated ? [SandboxModule] : []),
        ByTheClockModule,
        ConsoleModule,
      ],
    };
  }
}
