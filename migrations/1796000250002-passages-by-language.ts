import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A passage is found by other forms of its words in every language that PostgreSQL can stem and leads write in; it was four. */
export class PassagesByLanguage1796000250002 implements MigrationInterface {
  name = 'PassagesByLanguage1796000250002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const STEMMED: Record<string, string> = {
  da: 'danish',
  de: 'german',
  el: 'greek',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

const cases = Object.entries(STEMMED)
  .map(([code, name]) => `when '${code}' then 'pg_catalog.${name}'::regconfig`)
  .join(' ');

const statements = [
  `create function stemming_of(language text) returns regconfig language sql immutable parallel safe
   return case language ${cases} else 'pg_catalog.english'::regconfig end`,
  `alter table passage drop column words`,
  `alter table passage add column words tsvector
     generated always as (to_tsvector(stemming_of(language), title || ' ' || text)) stored`,
  `create index passage_words on passage using gin (words)`,
];
