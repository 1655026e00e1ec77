import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { storable } from '../database/storable.js';
import { Document } from './document.entity.js';
import { Passage } from './passage.entity.js';

/** A question is a sentence or two; the text of a whole mail would match everything, slowly. */
const MAX_QUESTION = 2_000;

/** One letter of a word is missing or wrong: "Shopfy" is 0.5 of "Shopify". */
const LIKE_ENOUGH = 0.45;

/** A question and its answer, not saved yet. */
export type NewPair = Omit<Passage, 'id' | 'documentId' | 'position' | 'changedAt'>;

@Injectable()
export class PassagesStore {
  private spelling: Promise<boolean> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * The approved passages that speak of the question by its words, best first: those in its language before others. Knowledge in that language
   * that fits into `limit` as a whole is given as a whole: "how much is it?" shares no word with the price list.
   */
  async search(question: string, language: string, now: Date, limit: number): Promise<Passage[]> {
    const asked = [storable(question.slice(0, MAX_QUESTION)), language, now, limit];
    if (!(await this.forgivesSpelling())) return rows<Passage>(this.dataSource.manager, searchSql(false), asked);
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`set local pg_trgm.word_similarity_threshold = ${LIKE_ENOUGH}`);
      return rows<Passage>(tx, searchSql(true), asked);
    });
  }

  /** In the order of their ids; those that are gone are left out. */
  async findAll(ids: string[]): Promise<Passage[]> {
    const found = await this.dataSource.manager.findBy(Passage, { id: In(ids) });
    return ids.flatMap((id) => found.find((passage) => passage.id === id) ?? []);
  }

  async find(id: string): Promise<Passage | null> {
    return this.dataSource.manager.findOneBy(Passage, { id });
  }

  /** What was written as the answer to a question that nobody could answer. */
  async answerTo(questionId: string, tx: Tx): Promise<Passage | null> {
    const found = await row<{ id: string }>(tx, `select passage_id as id from question where id = $1`, [questionId]);
    return found?.id ? tx.findOneBy(Passage, { id: found.id }) : null;
  }

  async list(limit: number, cursor?: string, documentId?: string): Promise<Passage[]> {
    const select = this.dataSource.manager.createQueryBuilder(Passage, 'p').orderBy('p.id', 'DESC').limit(limit);
    if (cursor) select.where('p.id < :cursor', { cursor });
    if (documentId) select.andWhere('p.document_id = :documentId', { documentId });
    return select.getMany();
  }

  async addPair(tx: Tx, pair: NewPair): Promise<Passage> {
    return tx.save(Passage, tx.create(Passage, storable(pair)));
  }

  /** Its vector was that of the old words. */
  async change(
    id: string,
    pair: Pick<Passage, 'title' | 'text' | 'language' | 'validUntil' | 'changedAt'>,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.update(Passage, { id }, storable(pair));
      await rows(tx, `delete from passage_vector where passage_id = $1`, [id]);
    });
  }

  async documents(limit: number, cursor?: string): Promise<(Document & { passages: number })[]> {
    return rows(
      this.dataSource.manager,
      `select document.*, (select count(*)::int from passage where document_id = document.id) as passages
       from document where $2::bigint is null or id < $2 order by id desc limit $1`,
      [limit, cursor ?? null],
    );
  }

  async removeDocument(tx: Tx, id: string): Promise<boolean> {
    return (await tx.delete(Document, { id })).affected === 1;
  }

  /** Asked once: an extension is added by a person who then starts anew. */
  private forgivesSpelling(): Promise<boolean> {
    this.spelling ??= row(this.dataSource.manager, `select 1 as one from pg_extension where extname = 'pg_trgm'`).then(
      (found) => found !== null,
    );
    return this.spelling;
  }

  async remove(id: string): Promise<boolean> {
    return (await this.dataSource.manager.delete(Passage, { id })).affected === 1;
  }
}

/** What a like word counts against an exact one: the rank of one rare word in a passage is about 0.03. */
const SPELLING_WEIGHT = 0.02;

/** Words of the knowledge that are tried for one of the question. */
const MOST_ALIKE = 5;

/** A lexeme as a tsquery wants it, whatever stands in it. */
const QUOTED = `'''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || ''''`;

// Short words are like many others; a handful of words is enough to find by.
const alikeSql = `,
  alike as (
    select near.word, max(likeness) as likeness
    from (select distinct lower(word) as word from regexp_split_to_table($1, '[^[:alnum:]]+') as word
          where length(word) >= 5 order by word limit 20) as written,
      lateral (select known.word, word_similarity(written.word, known.word) as likeness
        from passage_word as known where written.word <% known.word
        order by word_similarity(written.word, known.word) + similarity(written.word, known.word) desc, known.word
        limit ${MOST_ALIKE}) as near
    group by near.word)`;

const foundAlikeSql = `
    select id, max(likeness) * ${SPELLING_WEIGHT}
    from (select config, (${QUOTED})::tsquery as word, max(likeness) as likeness
          from alike, configs, unnest(to_tsvector(config, alike.word)) group by 1, 2) as alike
      join valid on stemmed_in = alike.config and valid.words @@ alike.word
    group by id`;

// A passage is stemmed in its language (see the column), so for each language there is the question is stemmed alike: a German question
// finds "Shopify" in an English passage. A word that is written wrong ("Shopfy") finds by its trigrams what exact words do not,
// where the database can do that.
const searchSql = (forgivesSpelling: boolean) => `
  with configs as (
    select distinct stemming_of(language) as config from (select distinct language from passage) as known),
  asked as (
    select config, string_agg(${QUOTED}, ' | ')::tsquery as words
    from configs, unnest(to_tsvector(config, $1)) group by config),
  valid as not materialized (
    select *, stemming_of(language) as stemmed_in
    from passage where valid_until is null or valid_until > $3)${forgivesSpelling ? alikeSql : ''},
  found as (
    select id, ts_rank(valid.words, asked.words, 1) as score
    from valid join asked on stemmed_in = asked.config and valid.words @@ asked.words
    union all ${forgivesSpelling ? foundAlikeSql : 'select null, 0 where false'}
    union all (
      select id, 0 from valid where language = $2
        and (select count(*) from (select from valid as known where known.language = $2 limit $4 + 1) as known) <= $4))
  select valid.id, document_id, position, title, text, valid.language, valid_until, created_at, changed_at
  from valid join (select id, sum(score) as score from found group by id) as scored using (id)
  order by (valid.language = $2) desc, score desc, valid.id
  limit $4`;
