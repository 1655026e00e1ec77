import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { AdvanceHandoff } from './advance-handoff.js';
import { AskLead } from './ask-lead.js';
import { DecideHandoff } from './decide-handoff.js';
import { DigestRep } from './digest-rep.js';
import { DigestStore } from './digest.store.js';
import { HandOffLead } from './hand-off-lead.js';
import { HandoffAlarms } from './handoff-alarms.js';
import { HandoffBriefs } from './handoff-brief.js';
import { HandoffCases } from './handoff-case.js';
import { HandoffClosing } from './handoff-closing.js';
import { Handoff } from './handoff.entity.js';
import { HandoffNotices } from './handoff-notices.js';
import { GiveToRep } from './give-to-rep.js';
import { HandoffOffers } from './handoff-offers.js';
import { HandoffOpening } from './handoff-opening.js';
import { HandoffReminders } from './handoff-reminders.js';
import { HandoffSettingsController } from './handoff-settings.controller.js';
import { HandoffSettings } from './handoff-settings.entity.js';
import { HandoffSettingsStore } from './handoff-settings.store.js';
import { HandoffsController } from './handoffs.controller.js';
import { HandoffsStore } from './handoffs.store.js';
import { OfferLinksController } from './offer-links.controller.js';
import { Offer } from './offer.entity.js';
import { OffersStore } from './offers.store.js';
import { PassOnRepMail } from './pass-on-rep-mail.js';
import { PassLead } from './pass-lead.js';
import { PassLeadController } from './pass-lead.controller.js';
import { PutOffHandoffs } from './put-off-handoffs.js';
import { QualificationController } from './qualification.controller.js';
import { Qualification } from './qualification.entity.js';
import { QualificationStore } from './qualification.store.js';
import { RecallCases } from './recall-case.js';
import { RecallHandoff } from './recall-handoff.js';
import { RefusedHandoffs } from './refused-handoffs.js';
import { RemindHandoffs } from './remind-handoffs.js';
import { RepDecisions } from './rep-decisions.js';
import { RepMailEnds } from './rep-mail-ends.js';
import { RepMailPassing } from './rep-mail-passing.js';
import { Rep } from './rep.entity.js';
import { RepsController } from './reps.controller.js';
import { RepsStore } from './reps.store.js';
import { SaveRep } from './save-rep.js';
import { SilenceAgent } from './silence-agent.js';
import { TakeBack } from './take-back.js';
import { WakeHandoffs } from './wake-handoffs.js';
import { WriteAsRep } from './write-as-rep.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Handoff, HandoffSettings, Offer, Qualification, Rep]),
    ActivityModule,
    CadencesModule,
    KnowledgeModule,
    LeadsModule,
    MessagesModule,
    NoticesModule,
  ],
  controllers: [
    HandoffSettingsController,
    HandoffsController,
    OfferLinksController,
    PassLeadController,
    QualificationController,
    RepsController,
  ],
  providers: [
    AdvanceHandoff,
    AskLead,
    DecideHandoff,
    DigestRep,
    DigestStore,
    HandOffLead,
    HandoffAlarms,
    HandoffBriefs,
    HandoffCases,
    HandoffClosing,
    HandoffNotices,
    GiveToRep,
    HandoffOffers,
    HandoffOpening,
    HandoffReminders,
    HandoffSettingsStore,
    HandoffsStore,
    OffersStore,
    PassLead,
    PassOnRepMail,
    PutOffHandoffs,
    QualificationStore,
    RecallCases,
    RecallHandoff,
    RefusedHandoffs,
    RemindHandoffs,
    RepDecisions,
    RepMailEnds,
    RepMailPassing,
    RepsStore,
    SaveRep,
    SilenceAgent,
    TakeBack,
    WakeHandoffs,
    WriteAsRep,
  ],
  exports: [DecideHandoff, HandoffsStore, OffersStore, RemindHandoffs, RepsStore, SaveRep],
})
export class HandoffsModule {}
