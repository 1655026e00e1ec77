import { Body, ConflictException, Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { CadencesStore } from '../cadences/cadences.store.js';
import { CapacityStore } from '../cadences/capacity.store.js';
import { type Capacity, ForecastCapacity } from '../cadences/forecast-capacity.js';
import type { Import } from './import.entity.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsStore } from './imports.store.js';

const MOST_LEADS = 2_000_000;

const dryRunSchema = z
  .strictObject({
    count: z.int().min(1).max(MOST_LEADS).optional().describe('So many leads, where most of the known ones are'),
    importId: z
      .string()
      .regex(/^\d{1,18}$/, 'must be the id of an import')
      .optional()
      .describe('The leads of a dry run of an import'),
  })
  .refine(({ count, importId }) => (count === undefined) !== (importId === undefined), {
    path: ['count'],
    error: 'give either count or importId',
  });

/** When leads get their mails, told in advance. */
@ApiTags('Imports', 'Cadences')
@Controller('api')
export class CapacityController {
  constructor(
    private readonly imports: ImportsStore,
    private readonly importRows: ImportRowsStore,
    private readonly cadences: CadencesStore,
    private readonly capacity: CapacityStore,
    private readonly forecastCapacity: ForecastCapacity,
  ) {}

  /** Of an import's leads that wait for their first touch: sends per day, the day the last one leaves, what holds it back and would change it. */
  @Get('imports/:id/capacity')
  @Access('read')
  async ofImport(@Param('id') id: string): Promise<Capacity> {
    const found = await this.imports.find(/^\d{1,18}$/.test(id) ? id : '0');
    if (!found) throw new NotFoundException(`There is no import ${id}`);
    if (!found.dryRun) return this.forecastCapacity.run({ importId: found.id });
    const [first] = await this.cadences.taking();
    return this.ofRehearsed(found, found.cadenceId ?? first?.id ?? '0');
  }

  /** The calendar that leads to: of leads that would enter this cadence beside those under way. Changes nothing. */
  @Post('cadences/:id/dry-run')
  @HttpCode(200)
  @Access('read')
  async ofCadence(
    @Param('id') id: string,
    @Body({ schema: dryRunSchema }) { count = 0, importId }: z.infer<typeof dryRunSchema>,
  ): Promise<Capacity> {
    const cadence = /^\d{1,18}$/.test(id) ? await this.cadences.find(id) : null;
    if (!cadence) throw new NotFoundException(`There is no cadence ${id}`);
    if (importId === undefined) {
      return this.forecastCapacity.run({ cadenceId: id, places: spread(count, await this.capacity.places()) });
    }
    const found = await this.imports.find(importId);
    if (!found) throw new BadFields([{ field: 'importId', message: `there is no import ${importId}` }]);
    return this.ofRehearsed(found, id);
  }

  private async ofRehearsed(found: Import, cadenceId: string): Promise<Capacity> {
    if (!found.dryRun || found.status !== 'done') {
      throw new ConflictException(
        `Only a dry run that is done tells who would be enrolled: this import is ${found.status}`,
      );
    }
    return this.forecastCapacity.run({ cadenceId, places: await this.importRows.placesOfEnrolled(found.id) });
  }
}

type Place = { timeZone: string; country: string | null; leads: number };

/** So many leads where the known ones are, by their parts; the largest part takes what rounding leaves. */
function spread(count: number, known: Place[]): Place[] {
  const total = known.reduce((sum, { leads }) => sum + leads, 0);
  if (total === 0) return [{ timeZone: 'UTC', country: null, leads: count }];
  const parts = known.map((place) => ({ ...place, leads: Math.floor((count * place.leads) / total) }));
  const [largest] = parts;
  if (largest) largest.leads += count - parts.reduce((sum, { leads }) => sum + leads, 0);
  return parts.filter(({ leads }) => leads > 0);
}
