import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { ActivityStore } from '../activity/activity.store.js';
import { ReleaseHolds } from '../cadences/release-holds.js';
import { Clock } from '../clock/clock.js';
import type { Company } from '../knowledge/company.entity.js';
import { CompanyStore } from '../knowledge/company.store.js';

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must not be longer than ${max} characters`)
    .regex(/^[^\0]*$/, 'must not contain NUL');
const line = (max: number) => text(max).regex(/^[^\r\n]*$/, 'must be one line');

const companySchema = z.strictObject({
  name: line(120).min(1, 'must not be empty'),
  sells: text(1_000).min(1, 'must not be empty').describe('What we sell, as it may stand in the middle of a sentence'),
  audience: text(1_000).min(1, 'must not be empty').describe('To whom'),
  proof: z
    .array(text(500).min(1, 'must not be empty'))
    .max(20)
    .default([])
    .describe('What may be claimed: each a sentence that is true'),
  tone: z.enum(['friendly', 'plain', 'formal']).default('friendly'),
  website: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://company.com' })
    .nullable()
    .default(null),
  linkDomains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as company.com'),
    )
    .max(50)
    .default([])
    .describe('Mails may link to these only'),
  senderName: line(120).min(1, 'must not be empty'),
  postalAddress: text(500)
    .nullable()
    .default(null)
    .transform((given) => given || null)
    .describe('Stands in every mail: the law asks for it'),
});

/** `updatedAt` null: nobody has described the company yet, and nothing is written. */
export type CompanyView = Omit<Company, 'id' | 'updatedAt'> & { updatedAt: Date | null };

const NOT_DESCRIBED: CompanyView = {
  name: '',
  sells: '',
  audience: '',
  proof: [],
  tone: 'friendly',
  website: null,
  linkDomains: [],
  senderName: '',
  postalAddress: null,
  updatedAt: null,
};

/** What leads and messages wait for that these settings may give. */
const COMPANY_HOLDS = ['company_not_described', 'no_postal_address'];

/** What we are and sell: the only source of what a mail may claim about us. */
@ApiTags('Settings')
@Controller('api/settings')
export class CompanySettingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly company: CompanyStore,
    private readonly activity: ActivityStore,
    private readonly releaseHolds: ReleaseHolds,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async find(): Promise<CompanyView> {
    const found = await this.company.find();
    if (!found) return NOT_DESCRIBED;
    const { id: _, ...company } = found;
    return company;
  }

  /** All of it at once. Until it was said for the first time, no mail is written; what waited for it goes. */
  @Put()
  @Access('admin')
  async replace(
    @Body({ schema: companySchema }) input: z.infer<typeof companySchema>,
    @By() by: Caller,
  ): Promise<CompanyView> {
    const now = await this.clock.now();
    const act = { act: 'settings.changed', about: 'company', aboutId: '1' };
    await this.company.save({ ...input, updatedAt: now });
    await this.activity.record(this.dataSource.manager, { at: now, actor: by.actor, ...act });
    await this.releaseHolds.run(now, COMPANY_HOLDS);
    return this.find();
  }
}
