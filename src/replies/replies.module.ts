import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ActOnReply } from './act-on-reply.js';
import { AnswerBriefs } from './answer-brief.js';
import { AnswerDrafts } from './answer-drafts.js';
import { AnswerReply } from './answer-reply.js';
import { ClassifyReply } from './classify-reply.js';
import { Decisions } from './decisions.js';
import { MatchThread } from './match-thread.js';
import { ReadReply } from './read-reply.js';
import { ReceiveReply } from './receive-reply.js';
import { ReclassifyReply } from './reclassify-reply.js';
import { RemindReplies } from './remind-replies.js';
import { RepliesController } from './replies.controller.js';
import { ReplyEffects } from './reply-effects.js';
import { Standstill } from './standstill.js';

@Module({
  imports: [ActivityModule, CadencesModule, KnowledgeModule, LeadsModule, MessagesModule],
  controllers: [RepliesController],
  providers: [
    ActOnReply,
    AnswerBriefs,
    AnswerDrafts,
    AnswerReply,
    ClassifyReply,
    Decisions,
    MatchThread,
    ReadReply,
    ReceiveReply,
    ReclassifyReply,
    RemindReplies,
    ReplyEffects,
    Standstill,
  ],
  exports: [ReceiveReply, ReclassifyReply, RemindReplies],
})
export class RepliesModule {}
