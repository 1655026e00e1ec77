import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every word of the knowledge once: a word that is written wrong is compared with these, and no longer with every passage. */
export class WordsOfPassages1796000240001 implements MigrationInterface {
  name = 'WordsOfPassages1796000240001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

// In one order, so that two who add the same words never wait for each other. What was removed with its passage stays: it finds nothing.
const wordsOf = (passages: string): string =>
  `insert into passage_word (word)
   select distinct word from ${passages}, unnest(tsvector_to_array(to_tsvector('simple', title || ' ' || text))) as word
   where length(word) between 4 and 40 and word ~ '^[[:alnum:]]+$' and word ~ '[[:alpha:]]'
   order by word on conflict do nothing`;

const statements = [
  `create table passage_word (word text primary key)`,
  wordsOf('passage'),
  `create function keep_passage_words() returns trigger language plpgsql as $$ begin
     ${wordsOf('written')};
     return null;
   end $$`,
  `create trigger passage_words_added after insert on passage referencing new table as written
     for each statement execute function keep_passage_words()`,
  `create trigger passage_words_changed after update on passage referencing new table as written
     for each statement execute function keep_passage_words()`,
  `drop index if exists passage_spelling`,
  `do $$ begin
     if exists (select from pg_extension where extname = 'pg_trgm') then
       create index passage_word_spelling on passage_word using gin (word gin_trgm_ops);
     end if;
   end $$`,
];
