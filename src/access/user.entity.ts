import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What each may do stands in `route-access.ts`. */
export const ROLES = ['admin', 'supervisor', 'marketing', 'rep'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who signs in to the console. The row stays when they leave, because the past names it. */
@Entity('app_user')
export class User {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  name: string;

  /** In lower case. */
  @Column('text')
  email: string;

  @Column('text')
  role: Role;

  /** The rep this user is; null: the one with the same address, if there is one. */
  @Column('bigint', { nullable: true })
  repId: string | null;

  /** Argon2id, in PHC form. */
  @Column('text', { select: false })
  passwordHash: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  disabledAt: Date | null;
}
