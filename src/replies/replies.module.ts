import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { CadencesModule } from '../cadences/cadences.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ActOnReply } from './act-on-reply.js';
import { AnswerBriefs } from './answer-brief.js';
import { AnswerDrafts } from './answer-drafts.js';
import { AnswerReply } from './answer-reply.js';
import { AnsweredNotice } from './answered-notice.js';
import { Autonomy } from './autonomy.entity.js';
import { AutonomyController } from './autonomy.controller.js';
import { AutonomyStore } from './autonomy.store.js';
import { ClassifyReply } from './classify-reply.js';
import { Decisions } from './decisions.js';
import { KeepRepMail } from './keep-rep-mail.js';
import { KeepReply } from './keep-reply.js';
import { LabelledReplies } from './labelled-replies.js';
import { MatchThread } from './match-thread.js';
import { OurWords } from './our-words.js';
import { ParkedMailsController } from './parked-mails.controller.js';
import { ReadMailbox } from './read-mailbox.js';
import { ReadParkedMail } from './read-parked-mail.js';
import { ReadReply } from './read-reply.js';
import { ReadingOutcomes } from './reading-outcomes.js';
import { ReceiveReply } from './receive-reply.js';
import { ReclassifyReply } from './reclassify-reply.js';
import { RemindReplies } from './remind-replies.js';
import { RepliesController } from './replies.controller.js';
import { ReplyEffects } from './reply-effects.js';
import { Standstill } from './standstill.js';
import { WatchMailboxes } from './watch-mailboxes.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Autonomy]),
    ActivityModule,
    CadencesModule,
    KnowledgeModule,
    LeadsModule,
    MessagesModule,
    NoticesModule,
  ],
  controllers: [AutonomyController, ParkedMailsController, RepliesController],
  providers: [
    ActOnReply,
    AnswerBriefs,
    AnswerDrafts,
    AnswerReply,
    AnsweredNotice,
    AutonomyStore,
    ClassifyReply,
    Decisions,
    KeepRepMail,
    KeepReply,
    LabelledReplies,
    MatchThread,
    OurWords,
    ReadMailbox,
    ReadParkedMail,
    ReadReply,
    ReadingOutcomes,
    ReceiveReply,
    ReclassifyReply,
    RemindReplies,
    ReplyEffects,
    Standstill,
    WatchMailboxes,
  ],
  exports: [ReceiveReply, ReclassifyReply, RemindReplies, WatchMailboxes],
})
export class RepliesModule {}
