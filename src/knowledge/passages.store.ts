import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import { storable } from '../database/storable.js';
import { Passage } from './passage.entity.js';

/** A question is a sentence or two; the text of a whole mail would match everything, slowly. */
const MAX_QUESTION = 2_000;

@Injectable()
export class PassagesStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The approved passages that speak of the question, best first: those in its language before others. Knowledge in that language
   * that fits into `limit` as a whole is given as a whole: "how much is it?" shares no word with the price list.
   */
  async search(question: string, language: string, now: Date, limit: number): Promise<Passage[]> {
    return rows<Passage>(this.dataSource.manager, searchSql, [
      storable(question.slice(0, MAX_QUESTION)),
      language,
      now,
      limit,
    ]);
  }

  async list(limit: number, cursor?: string): Promise<Passage[]> {
    const select = this.dataSource.manager.createQueryBuilder(Passage, 'p').orderBy('p.id', 'DESC').limit(limit);
    if (cursor) select.where('p.id < :cursor', { cursor });
    return select.getMany();
  }

  async add(passages: Omit<Passage, 'id'>[]): Promise<Passage[]> {
    return this.dataSource.manager.save(Passage, this.dataSource.manager.create(Passage, passages));
  }

  async remove(id: string): Promise<boolean> {
    return (await this.dataSource.manager.delete(Passage, { id })).affected === 1;
  }
}

// A passage is stemmed in its language (see the column), so for each language the question is stemmed alike: a German question
// finds "Shopify" in an English passage. A lexeme is quoted as a tsquery wants it, whatever stands in it.
const searchSql = `
  with asked as (
    select config.language, string_agg('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery as words
    from (values ('de', 'german'::regconfig), ('fr', 'french'), ('es', 'spanish'), ('en', 'english')) as config (language, name),
      unnest(to_tsvector(config.name, $1))
    group by config.language),
  valid as (select * from passage where valid_until is null or valid_until > $3)
  select id, title, text, valid.language, valid_until, created_at
  from valid left join asked
    on asked.language = case when valid.language in ('de', 'fr', 'es') then valid.language else 'en' end
  where valid.words @@ asked.words
    or valid.language = $2 and (select count(*) from valid as known where known.language = $2) <= $4
  order by (valid.language = $2) desc, coalesce(ts_rank(valid.words, asked.words, 1), 0) desc, id limit $4`;
