import { Body, ConflictException, Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { stepsSchema } from '../cadences/cadence-input.js';
import { CadencesStore } from '../cadences/cadences.store.js';
import { sendWindowSchema } from '../cadences/send-window.js';
import { CompanyStore } from '../knowledge/company.store.js';
import { LeadsStore } from '../leads/leads.store.js';
import { type Preview, PreviewCadence } from './preview-cadence.js';

const previewSchema = z.strictObject({
  leadId: z.string().regex(/^\d{1,18}$/, 'must be the id of a lead'),
  steps: stepsSchema.optional().describe('Steps that are not saved yet; without them those of the cadence'),
  sendWindow: sendWindowSchema.optional().describe('A window that is not saved yet'),
});

@ApiTags('Cadences')
@Controller('api/cadences')
export class PreviewCadenceController {
  constructor(
    private readonly cadences: CadencesStore,
    private readonly leads: LeadsStore,
    private readonly company: CompanyStore,
    private readonly previewCadence: PreviewCadence,
  ) {}

  /** What the writer would write to this lead if it entered the cadence now and never replied. Nothing is sent or kept. */
  @Post(':id/preview')
  @HttpCode(200)
  @Access('leads:write')
  async preview(
    @Param('id') id: string,
    @Body({ schema: previewSchema }) { leadId, ...unsaved }: z.infer<typeof previewSchema>,
  ): Promise<Preview> {
    const cadence = /^\d{1,18}$/.test(id) ? await this.cadences.find(id) : null;
    if (!cadence) throw new NotFoundException(`There is no cadence ${id}`);
    const lead = await this.leads.find(leadId);
    if (!lead) throw new BadFields([{ field: 'leadId', message: `there is no lead ${leadId}` }]);
    const company = await this.company.find();
    if (!company) throw new ConflictException('Nobody has said yet what we sell: describe the company first');
    const { steps, sendWindow } = { ...cadence, ...unsaved };
    return this.previewCadence.run({ steps, sendWindow }, lead, company);
  }
}
