import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { type Page, pageOf, pageSchema } from '../access/page.js';
import { type AuditedAct, AuditStore } from './audit.store.js';

const rowId = z.string().regex(/^\d{1,18}$/, 'must be the id of a row');
const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-03-31T09:00:00Z' })
  .transform((text) => new Date(text));

const auditSchema = pageSchema.extend({
  actor: z.string().max(60).optional().describe('`user:7`, `key:3`, `rep:2`, `agent`'),
  act: z.string().max(60).optional(),
  about: z.string().max(60).optional(),
  aboutId: rowId.optional(),
  leadId: rowId.optional(),
  byPeople: z.stringbool().default(false).describe('Only what people and their programs did'),
  from: instant.optional(),
  until: instant.optional(),
});

@ApiTags('Audit')
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditStore) {}

  /** Who did what to which row, when and why; the newest first. */
  @Get()
  @Access('admin')
  async list(@Query({ schema: auditSchema }) query: z.output<typeof auditSchema>): Promise<Page<AuditedAct>> {
    return pageOf(await this.audit.list(query), query.limit);
  }
}
