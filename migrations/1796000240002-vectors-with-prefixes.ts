import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Some models are told now what is a question and what a passage: what they made of bare texts is made anew. */
export class VectorsWithPrefixes1796000240002 implements MigrationInterface {
  name = 'VectorsWithPrefixes1796000240002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `delete from passage_vector where model ~* '(e5-(small|base|large)|nomic-embed-text|embeddinggemma|mxbai-embed-large)'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
