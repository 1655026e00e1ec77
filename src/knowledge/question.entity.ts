import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const QUESTION_STATUSES = ['open', 'answered', 'dismissed'] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** Something leads asked that no passage answered. Its words are those of its askings. */
@Entity('question')
export class Question {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  language: string;

  /** `answered`: a passage answers it now. `dismissed`: somebody decided that none shall. */
  @Column('text')
  status: QuestionStatus;

  @Column('bigint', { nullable: true })
  passageId: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  decidedBy: string | null;
}
