import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import { type Audience, audienceSql } from './audience.js';

@Injectable()
export class AudienceStore {
  constructor(private readonly dataSource: DataSource) {}

  /** How many leads the rule fits, `of` how many there are. Reads every lead: for a person who is writing the rule. */
  async count(audience: Audience): Promise<{ leads: number; of: number }> {
    const { text, params } = audienceSql(audience, 'lead', 1);
    const [counted] = await rows<{ leads: number; of: number }>(
      this.dataSource.manager,
      `select count(*) filter (where ${text})::int as leads, count(*)::int as of from lead`,
      params,
    );
    return counted ?? { leads: 0, of: 0 };
  }
}
