import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const SCOPES = ['read', 'leads:write', 'admin'] as const;
/** `admin` includes the others. */
export type Scope = (typeof SCOPES)[number];

/** A program's key. Only its hash is kept. */
@Entity('api_key')
export class ApiKey {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  name: string;

  /** SHA-256, hex. */
  @Column('text')
  hash: string;

  @Column('jsonb')
  scopes: Scope[];

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
