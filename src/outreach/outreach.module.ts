import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ActivityModule } from '../activity/activity.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ModelCallsModule } from '../model-calls/model-calls.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { AssignReview } from './assign-review.js';
import { DoorStore } from './door.store.js';
import { DraftAhead } from './draft-ahead.js';
import { DraftTouch } from './draft-touch.js';
import { CompanySettingsController } from './company-settings.controller.js';
import { FooterController } from './footer.controller.js';
import { MailboxHealth } from './mailbox-health.js';
import { MailboxViews } from './mailbox-view.js';
import { MailboxesController } from './mailboxes.controller.js';
import { MessagesController } from './messages.controller.js';
import { PreviewCadenceController } from './preview-cadence.controller.js';
import { PreviewCadence } from './preview-cadence.js';
import { RemindMessages } from './remind-messages.js';
import { RemindReviews } from './remind-reviews.js';
import { RenderMessage } from './render-message.js';
import { RequeueRefused } from './requeue-refused.js';
import { ReviewMessage } from './review-message.js';
import { SaveMailbox } from './save-mailbox.js';
import { SendEffects } from './send-effects.js';
import { SendMessage } from './send-message.js';
import { SendOutcomes } from './send-outcomes.js';
import { SendingCases } from './sending-case.js';
import { SetUpMailbox } from './set-up-mailbox.js';
import { StoppingController } from './stopping.controller.js';
import { TestMailbox } from './test-mailbox.js';
import { TouchBriefs } from './touch-brief.js';
import { TouchDrafts } from './touch-drafts.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { WriteMessageController } from './write-message.controller.js';
import { WriteMessage } from './write-message.js';
import { WriterSettingsController } from './writer-settings.controller.js';

@Module({
  imports: [
    AccessModule,
    ActivityModule,
    CadencesModule,
    KnowledgeModule,
    LeadsModule,
    MessagesModule,
    ModelCallsModule,
    NoticesModule,
  ],
  controllers: [
    CompanySettingsController,
    FooterController,
    MailboxesController,
    MessagesController,
    PreviewCadenceController,
    StoppingController,
    UnsubscribeController,
    WriteMessageController,
    WriterSettingsController,
  ],
  providers: [
    AssignReview,
    DraftAhead,
    DraftTouch,
    MailboxHealth,
    MailboxViews,
    PreviewCadence,
    RemindMessages,
    RemindReviews,
    DoorStore,
    RenderMessage,
    RequeueRefused,
    ReviewMessage,
    SaveMailbox,
    SendEffects,
    SendMessage,
    SendOutcomes,
    SendingCases,
    SetUpMailbox,
    TestMailbox,
    TouchBriefs,
    TouchDrafts,
    WriteMessage,
  ],
  exports: [RemindMessages, ReviewMessage, SaveMailbox, SetUpMailbox],
})
export class OutreachModule {}
