import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Act } from '../activity/activity.store.js';
import { ACTOR_NAME } from '../activity/actor-name.sql.js';
import { rows } from '../database/sql.js';

/** An act with the names people know its actor and its lead by. */
export interface AuditedAct extends Act {
  id: string;
  /** Null: the agent, a lead, or somebody who is no more. */
  actorName: string | null;
  leadName: string | null;
}

export interface ActQuery {
  actor?: string;
  act?: string;
  about?: string;
  aboutId?: string;
  leadId?: string;
  /** Only what people and their programs did. */
  byPeople: boolean;
  from?: Date;
  until?: Date;
  /** Acts older than this one. */
  cursor?: string;
  limit: number;
}

/** As the index `activity_of_people` says it. */
const BY_PEOPLE = `actor <> 'agent' and actor <> 'lead'`;

@Injectable()
export class AuditStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  async list(query: ActQuery): Promise<AuditedAct[]> {
    const { text, params } = conditionsOf(query);
    return rows(
      this.dataSource.manager,
      `select acts.*, ${ACTOR_NAME} as actor_name, nullif(concat_ws(' ', first_name, last_name), '') as lead_name
       from (select * from activity where ${text} order by id desc limit ${query.limit}) as acts
       left join lead on lead.id = acts.lead_id order by acts.id desc`,
      params,
    );
  }
}

/** Only what was asked for stands in the statement, so that the index for it is used. */
function conditionsOf({ actor, act, about, aboutId, leadId, byPeople, from, until, cursor }: ActQuery): {
  text: string;
  params: unknown[];
} {
  const asked: [string, unknown][] = [
    ['actor =', actor],
    ['act =', act],
    ['about =', about],
    ['about_id =', aboutId],
    ['lead_id =', leadId],
    ['at >=', from],
    ['at <', until],
    ['id <', cursor],
  ];
  const given = asked.filter(([, value]) => value !== undefined);
  const texts = given.map(([condition], index) => `${condition} $${index + 1}`);
  return {
    text: [...(byPeople ? [BY_PEOPLE] : []), ...texts].join(' and ') || 'true',
    params: given.map(([, value]) => value),
  };
}
