import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import { Passage } from './passage.entity.js';

@Injectable()
export class PassagesStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The approved passages that speak of the question, best first: those in its language before others. */
  async search(question: string, language: string, now: Date, limit: number): Promise<Passage[]> {
    return rows<Passage>(
      this.dataSource.manager,
      `with asked as (select to_tsvector(${configSql('$2')}, $1) as words),
            terms as (select to_tsquery('simple', string_agg(quote_literal(lexeme), ' | ')) as query
                      from asked, unnest(asked.words))
       select id, title, text, language, valid_until, created_at from passage, terms
       where words @@ terms.query and (valid_until is null or valid_until > $3)
       order by (language = $2) desc, ts_rank(words, terms.query, 1) desc, id limit $4`,
      [question, language, now, limit],
    );
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

// The words of a passage are stemmed in its language (see the column), so the question's must be stemmed alike.
const configSql = (param: string): string =>
  `(case ${param} when 'de' then 'german' when 'fr' then 'french' when 'es' then 'spanish' else 'english' end)::regconfig`;
