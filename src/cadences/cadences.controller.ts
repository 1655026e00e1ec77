import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { Clock } from '../clock/clock.js';
import { type Audience, audienceSchema } from './audience.js';
import { AudienceStore } from './audience.store.js';
import { type CadenceInput, cadenceSchema, type EditInput, editSchema } from './cadence-input.js';
import { CadencesStore, type CadenceWithSteps } from './cadences.store.js';
import { EnrollmentsStore } from './enrollments.store.js';
import { SaveCadence } from './save-cadence.js';

const audienceCountSchema = z.strictObject({ audience: audienceSchema });

@ApiTags('Cadences')
@Controller('api/cadences')
export class CadencesController {
  constructor(
    private readonly cadences: CadencesStore,
    private readonly audiences: AudienceStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly saveCadence: SaveCadence,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async list(): Promise<{ items: CadenceWithSteps[]; nextCursor: null }> {
    return { items: await this.cadences.list(), nextCursor: null };
  }

  /** How many of all leads a rule fits, whatever cadence they are in. Changes nothing. */
  @Post('audience-count')
  @HttpCode(200)
  @Access('read')
  async audienceCount(
    @Body({ schema: audienceCountSchema }) { audience }: { audience: Audience },
  ): Promise<{ leads: number; of: number }> {
    return this.audiences.count(audience);
  }

  @Get(':id')
  @Access('read')
  async find(@Param('id') id: string): Promise<CadenceWithSteps> {
    const cadence = /^\d{1,18}$/.test(id) ? await this.cadences.find(id) : null;
    if (!cadence) throw new NotFoundException(`There is no cadence ${id}`);
    return cadence;
  }

  @Post()
  @Access('admin')
  async create(@Body({ schema: cadenceSchema }) input: CadenceInput, @By() by: Caller): Promise<CadenceWithSteps> {
    if (input.steps.some(({ id }) => id)) {
      throw new BadFields([{ field: 'steps', message: 'the steps of a new cadence have no id yet: leave it out' }]);
    }
    await this.refuseTakenName(input.name, null);
    return this.saveCadence.create(input, by.actor, await this.clock.now());
  }

  /** How many leads are in the cadence, active or paused: those an edit may concern. */
  @Get(':id/under-way')
  @Access('read')
  async underWay(@Param('id') id: string): Promise<{ leads: number }> {
    await this.find(id);
    return { leads: await this.enrollments.countOpen(id) };
  }

  /**
   * The whole cadence as it is to be. Its window, audience and review hold for everybody at once. Leads under way move to the changed
   * steps: they keep their next step, and where it is gone they go on with the one after it. Or they keep the steps they began with.
   */
  @Put(':id')
  @Access('admin')
  async replace(
    @Param('id') id: string,
    @Body({ schema: editSchema }) input: EditInput,
    @By() by: Caller,
  ): Promise<CadenceWithSteps> {
    await this.find(id);
    await this.refuseTakenName(input.name, id);
    return this.saveCadence.change(id, input, by.actor, await this.clock.now());
  }

  private async refuseTakenName(name: string, besides: string | null): Promise<void> {
    if (await this.cadences.nameIsTaken(name, besides)) {
      throw new BadFields([{ field: 'name', message: 'another cadence has this name' }], 409);
    }
  }
}
