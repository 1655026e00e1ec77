import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/sql.js';
import { type Audience, audienceSchema } from './audience.js';
import { AudienceStore } from './audience.store.js';
import { type CadenceInput, cadenceSchema } from './cadence-input.js';
import { CadencesStore, type CadenceWithSteps } from './cadences.store.js';
import { LeaveRetiredSteps } from './leave-retired-steps.js';

const audienceCountSchema = z.strictObject({ audience: audienceSchema });

@ApiTags('Cadences')
@Controller('api/cadences')
export class CadencesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cadences: CadencesStore,
    private readonly audiences: AudienceStore,
    private readonly leaveRetiredSteps: LeaveRetiredSteps,
    private readonly activity: ActivityStore,
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
    return this.save(null, input, by);
  }

  /** The whole cadence as it is to be. Leads under way keep their next step; where it is gone they go on with the one after it. */
  @Put(':id')
  @Access('admin')
  async replace(
    @Param('id') id: string,
    @Body({ schema: cadenceSchema }) input: CadenceInput,
    @By() by: Caller,
  ): Promise<CadenceWithSteps> {
    const known = new Set((await this.find(id)).steps.map((step) => step.id));
    const strange = input.steps.find((step) => step.id && !known.has(step.id));
    if (strange) {
      throw new BadFields([
        { field: 'steps', message: `step ${strange.id} is not one of this cadence: leave its id out` },
      ]);
    }
    return this.save(id, input, by);
  }

  private async save(id: string | null, { steps, ...cadence }: CadenceInput, by: Caller): Promise<CadenceWithSteps> {
    if (await this.cadences.nameIsTaken(cadence.name, id)) {
      throw new BadFields([{ field: 'name', message: 'another cadence has this name' }], 409);
    }
    const now = await this.clock.now();
    return this.dataSource.transaction(async (tx: Tx) => {
      const saved = await this.cadences.save(tx, {
        ...cadence,
        ...(id ? { id } : { createdAt: now }),
        updatedAt: now,
      });
      await this.cadences.replaceSteps(tx, saved.id, now, steps);
      const act = { act: id ? 'cadence.changed' : 'cadence.created', about: 'cadence', aboutId: saved.id };
      const { moved, finished } = await this.leaveRetiredSteps.run(tx, now, saved.id);
      await this.activity.record(tx, { at: now, actor: by.actor, ...act, detail: { moved, finished } });
      const whole = await this.cadences.find(saved.id, tx);
      if (!whole) throw new Error(`Cadence ${saved.id} was not saved`);
      return whole;
    });
  }
}
