import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import type { ReplyClass } from './corpus.js';

/** How the replies were understood, against what the people who wrote them meant. */
export interface Score {
  read: number;
  right: number;
  byClass: { truth: ReplyClass; replies: number; right: number }[];
  wrong: { replyId: string; truth: ReplyClass; read: ReplyClass; confidence: number; text: string }[];
}

interface Read {
  replyId: string;
  truth: ReplyClass;
  read: ReplyClass | null;
  confidence: number;
  text: string;
}

@Injectable()
export class ReplyScore {
  constructor(private readonly dataSource: DataSource) {}

  async run(): Promise<Score> {
    const replies = await rows<Read>(
      this.dataSource.manager,
      `select message.id as reply_id, truth->>'class' as truth, meaning->>'class' as read,
         (meaning->>'confidence')::float as confidence, left(body, 300) as text
       from sandbox_event join message on message.id = sandbox_event.reply_id
       where truth is not null and meaning is not null order by message.id`,
    );
    const isRight = ({ truth, read }: Read): boolean => truth === read;
    const classes = [...new Set(replies.map(({ truth }) => truth))].sort();
    return {
      read: replies.length,
      right: replies.filter(isRight).length,
      byClass: classes.map((truth) => {
        const ofClass = replies.filter((reply) => reply.truth === truth);
        return { truth, replies: ofClass.length, right: ofClass.filter(isRight).length };
      }),
      wrong: replies.filter((reply) => !isRight(reply)).map((reply) => ({ ...reply, read: reply.read ?? 'unclear' })),
    };
  }
}
