import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { HandoffsModule } from '../handoffs/handoffs.module.js';
import { CaptureMailTransport } from '../mail/capture.mail-transport.js';
import { MailTransport } from '../mail/mail-transport.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { AdvanceClock } from './advance-clock.js';
import { EnterController } from './enter.controller.js';
import { Laws } from './laws.js';
import { ReplyScore } from './reply-score.js';
import { SandboxController } from './sandbox.controller.js';
import { SandboxEventsStore } from './sandbox-events.store.js';
import { SimulateLeads } from './simulate-leads.js';
import { SimulateStaff } from './simulate-staff.js';

@Module({
  imports: [AccessModule, CadencesModule, HandoffsModule, OutreachModule, RepliesModule],
  controllers: [EnterController, SandboxController],
  providers: [
    { provide: CaptureMailTransport, useExisting: MailTransport },
    AdvanceClock,
    Laws,
    ReplyScore,
    SandboxEventsStore,
    SimulateLeads,
    SimulateStaff,
  ],
})
export class SandboxModule {}
