import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ModelCallsModule } from '../model-calls/model-calls.module.js';
import { DraftTouch } from './draft-touch.js';
import { MailboxesController } from './mailboxes.controller.js';
import { MessagesController } from './messages.controller.js';
import { ReleaseHolds } from './release-holds.js';
import { RemindMessages } from './remind-messages.js';
import { RenderMessage } from './render-message.js';
import { ReviewMessage } from './review-message.js';
import { SendEffects } from './send-effects.js';
import { SendMessage } from './send-message.js';
import { SendOutcomes } from './send-outcomes.js';
import { SendingCases } from './sending-case.js';
import { TouchBriefs } from './touch-brief.js';
import { TouchDrafts } from './touch-drafts.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

@Module({
  imports: [ActivityModule, CadencesModule, KnowledgeModule, LeadsModule, MessagesModule, ModelCallsModule],
  controllers: [MailboxesController, MessagesController, UnsubscribeController],
  providers: [
    DraftTouch,
    ReleaseHolds,
    RemindMessages,
    RenderMessage,
    ReviewMessage,
    SendEffects,
    SendMessage,
    SendOutcomes,
    SendingCases,
    TouchBriefs,
    TouchDrafts,
  ],
  exports: [RemindMessages, ReviewMessage],
})
export class OutreachModule {}
