import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import type { ReplyClass } from './corpus.js';

/** How the agent understood the replies by itself, against what the people who wrote them meant. */
export interface Score {
  read: number;
  right: number;
  /** Not understood, and put before a person instead of acted on. */
  asked: number;
  byClass: { truth: ReplyClass; replies: number; right: number; asked: number }[];
  /** Understood otherwise, and acted on. */
  wrong: { replyId: string; truth: ReplyClass; read: ReplyClass; confidence: number; text: string }[];
}

interface Read {
  replyId: string;
  truth: ReplyClass;
  read: ReplyClass;
  confidence: number;
  askedPerson: boolean;
  text: string;
}

@Injectable()
export class ReplyScore {
  constructor(private readonly dataSource: DataSource) {}

  /** The first reading counts: what a person said of the reply afterwards is not the agent's merit, nor its fault. */
  async run(): Promise<Score> {
    const replies = await rows<Read>(
      this.dataSource.manager,
      `select message.id as reply_id, truth->>'class' as truth, first.reason as read,
         (first.detail->>'confidence')::float as confidence, first.detail->>'act' = 'ask_person' as asked_person,
         left(body, 300) as text
       from sandbox_event join message on message.id = sandbox_event.reply_id
       join lateral (
         select reason, detail from activity
         where about = 'message' and about_id = message.id and act = 'reply.classified' and actor = 'agent'
         order by id limit 1
       ) as first on true
       where truth is not null order by message.id`,
    );
    return scoreOf(replies);
  }
}

function scoreOf(replies: Read[]): Score {
  const isRight = ({ truth, read }: Read): boolean => truth === read;
  const isAsked = (reply: Read): boolean => !isRight(reply) && reply.askedPerson;
  const classes = [...new Set(replies.map(({ truth }) => truth))].sort();
  return {
    read: replies.length,
    right: replies.filter(isRight).length,
    asked: replies.filter(isAsked).length,
    byClass: classes.map((truth) => {
      const ofClass = replies.filter((reply) => reply.truth === truth);
      const [right, asked] = [ofClass.filter(isRight).length, ofClass.filter(isAsked).length];
      return { truth, replies: ofClass.length, right, asked };
    }),
    wrong: replies.filter((reply) => !isRight(reply) && !isAsked(reply)),
  };
}
