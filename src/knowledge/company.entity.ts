import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What we are and sell, as the admin approved it: the only source of claims in a touch. One row. */
@Entity('company')
export class Company {
  @PrimaryColumn('smallint')
  id: number;

  @Column('text')
  name: string;

  @Column('text')
  sells: string;

  @Column('text')
  audience: string;

  @Column('jsonb')
  proof: string[];

  @Column('text')
  tone: 'friendly' | 'plain' | 'formal';

  @Column('text', { nullable: true })
  website: string | null;

  @Column('jsonb')
  linkDomains: string[];

  @Column('text')
  senderName: string;

  @Column('text', { nullable: true })
  postalAddress: string | null;

  @Column('timestamptz')
  updatedAt: Date;
}
