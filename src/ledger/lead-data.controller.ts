import { ConflictException, Controller, Delete, Get, Header, HttpCode, NotFoundException, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, By, type Caller } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import { EraseLead, type Receipt } from './erase-lead.js';
import { ExportLead, type LeadExport } from './export-lead.js';

/** A person's rights to their data. */
@ApiTags('Leads')
@Controller('api/leads/:id')
export class LeadDataController {
  constructor(
    private readonly eraseLead: EraseLead,
    private readonly exportLead: ExportLead,
    private readonly clock: Clock,
  ) {}

  /** Everything that is kept about the lead, as one file (GDPR article 15 and 20). */
  @Get('export')
  @Access('admin')
  @Header('cache-control', 'no-store')
  async export(@Param('id') id: string): Promise<LeadExport> {
    const found = /^\d{1,18}$/.test(id) ? await this.exportLead.run(id, await this.clock.now()) : null;
    if (!found) throw new NotFoundException(`There is no lead ${id}`);
    return found;
  }

  /** Erases the lead with its mails, hand-offs and imported rows, and answers with a receipt. There is no way back. */
  @Delete()
  @HttpCode(200)
  @Access('admin')
  async erase(@Param('id') id: string, @By() { actor }: Caller): Promise<Receipt> {
    const receipt = /^\d{1,18}$/.test(id) ? await this.eraseLead.run(id, actor, await this.clock.now()) : 'gone';
    if (receipt === 'gone') throw new NotFoundException(`There is no lead ${id}`);
    if (receipt === 'on_wire') throw new ConflictException('A mail to this lead is being sent: try again in a minute');
    return receipt;
  }
}
