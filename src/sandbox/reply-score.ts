import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import type { Decision } from '../messages/message.entity.js';
import { decideAsTold, type ReplyContext } from '../replies/reply.rules.js';
import type { ReplyClass } from './corpus.js';

/** How the agent understood the replies by itself, against what the people who wrote them meant. */
export interface Score {
  read: number;
  right: number;
  /** Not understood, and put before a person instead of acted on. */
  asked: number;
  /** Taken for another class that does the same for the lead: an objection for interest, both are for a rep. */
  harmless: number;
  byClass: { truth: ReplyClass; replies: number; right: number; asked: number; harmless: number }[];
  /** Understood otherwise, and acted on. */
  wrong: { replyId: string; truth: ReplyClass; read: ReplyClass; confidence: number; text: string }[];
}

interface Read {
  replyId: string;
  truth: ReplyClass;
  read: ReplyClass;
  confidence: number;
  act: Decision['act'];
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
         (first.detail->>'confidence')::float as confidence, first.detail->>'act' as act,
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

const NOTHING_ELSE = { confidence: 1, evidence: '', language: 'en', resumeOn: null, referral: null } as const;
const NO_MATTER_WHO: ReplyContext = { now: new Date(0), zone: 'UTC', withRep: false, canGoOn: true };

/** What a reply of this class does when nothing speaks against it. */
const usualAct = (kind: ReplyClass): Decision['act'] =>
  decideAsTold({ class: kind, ...NOTHING_ELSE, questions: [] }, NO_MATTER_WHO).act;

type Fate = 'right' | 'asked' | 'harmless' | 'wrong';

function fateOf({ truth, read, act }: Read): Fate {
  if (truth === read) return 'right';
  if (act === 'ask_person') return 'asked';
  return act === usualAct(truth) ? 'harmless' : 'wrong';
}

function scoreOf(replies: Read[]): Score {
  const judged = replies.map((reply) => ({ ...reply, fate: fateOf(reply) }));
  const classes = [...new Set(replies.map(({ truth }) => truth))].sort();
  return {
    read: replies.length,
    ...fatesOf(judged),
    byClass: classes.map((truth) => {
      const ofClass = judged.filter((reply) => reply.truth === truth);
      return { truth, replies: ofClass.length, ...fatesOf(ofClass) };
    }),
    wrong: judged.filter(({ fate }) => fate === 'wrong'),
  };
}

function fatesOf(judged: { fate: Fate }[]): Pick<Score, 'right' | 'asked' | 'harmless'> {
  const count = (wanted: Fate): number => judged.filter(({ fate }) => fate === wanted).length;
  return { right: count('right'), asked: count('asked'), harmless: count('harmless') };
}
