import { Body, ConflictException, Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { CadencesStore } from '../cadences/cadences.store.js';
import { Clock } from '../clock/clock.js';
import { type LeadDetail, LeadDetails } from './lead-detail.js';
import { SteerLeads, type Steering } from './steer-leads.js';
import { REFUSALS } from './steer-words.js';

const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be a date such as 2026-03-31 or 2026-03-31T09:00:00Z')
  .transform((text) => new Date(text));
const noFields = z.strictObject({}).optional();
const pauseSchema = z.strictObject({ until: instant.nullable().default(null) }).default({ until: null });
const snoozeSchema = z.strictObject({ until: instant });
const enrollSchema = z
  .strictObject({
    cadenceId: z
      .string()
      .regex(/^\d{1,18}$/, 'must be the id of a cadence')
      .nullable()
      .default(null),
    again: z.boolean().default(false),
  })
  .default({ cadenceId: null, again: false });
const whisperSchema = z.strictObject({
  text: z
    .string()
    .trim()
    .max(2_000)
    .regex(/^[^\0]*$/, 'must not contain NUL')
    .nullable()
    .transform((text) => text || null),
});

/** What a person does with one lead. Each answers with the lead as it then stands, or 409 with the reason. */
@ApiTags('Leads')
@Controller('api/leads/:id')
export class SteeringController {
  constructor(
    private readonly steerLeads: SteerLeads,
    private readonly details: LeadDetails,
    private readonly cadences: CadencesStore,
    private readonly clock: Clock,
  ) {}

  /** Until a date; without one until somebody resumes it, with the caller as its owner. */
  @Post('pause')
  @HttpCode(200)
  @Access('leads:write')
  async pause(
    @Param('id') id: string,
    @Body({ schema: pauseSchema }) { until }: z.infer<typeof pauseSchema>,
    @By() by: Caller,
  ): Promise<LeadDetail> {
    if (until) await this.refusePast(until);
    return this.steer(id, { act: 'pause', until }, by);
  }

  /** The lead asked to be left alone until a date. */
  @Post('snooze')
  @HttpCode(200)
  @Access('leads:write')
  async snooze(
    @Param('id') id: string,
    @Body({ schema: snoozeSchema }) { until }: z.infer<typeof snoozeSchema>,
    @By() by: Caller,
  ): Promise<LeadDetail> {
    await this.refusePast(until);
    return this.steer(id, { act: 'snooze', until }, by);
  }

  @Post('resume')
  @HttpCode(200)
  @Access('leads:write')
  resume(@Param('id') id: string, @Body({ schema: noFields }) _body: unknown, @By() by: Caller): Promise<LeadDetail> {
    return this.steer(id, { act: 'resume' }, by);
  }

  @Post('stop')
  @HttpCode(200)
  @Access('leads:write')
  stop(@Param('id') id: string, @Body({ schema: noFields }) _body: unknown, @By() by: Caller): Promise<LeadDetail> {
    return this.steer(id, { act: 'stop' }, by);
  }

  /** Into a cadence: the first whose audience fits, or the one that is named. */
  @Post('enroll')
  @HttpCode(200)
  @Access('leads:write')
  async enroll(
    @Param('id') id: string,
    @Body({ schema: enrollSchema }) { cadenceId, again }: z.infer<typeof enrollSchema>,
    @By() by: Caller,
  ): Promise<LeadDetail> {
    if (cadenceId && (await this.cadences.find(cadenceId))?.status !== 'active') {
      throw new BadFields([{ field: 'cadenceId', message: `there is no active cadence ${cadenceId}` }]);
    }
    return this.steer(id, { act: 'enroll', cadenceId, again }, by);
  }

  /** An instruction for the next mail to this lead. */
  @Post('whisper')
  @HttpCode(200)
  @Access('leads:write')
  whisper(
    @Param('id') id: string,
    @Body({ schema: whisperSchema }) { text }: z.infer<typeof whisperSchema>,
    @By() by: Caller,
  ): Promise<LeadDetail> {
    return this.steer(id, { act: 'whisper', text }, by);
  }

  private async refusePast(until: Date): Promise<void> {
    if (until > (await this.clock.now())) return;
    throw new BadFields([{ field: 'until', message: 'must be in the future' }]);
  }

  private async steer(id: string, steering: Steering, by: Caller): Promise<LeadDetail> {
    const known = /^\d{1,18}$/.test(id);
    const refusal = known ? (await this.steerLeads.run([id], steering, by.actor)).get(id) : 'gone';
    if (refusal && refusal !== 'gone') throw new ConflictException(REFUSALS[refusal]);
    const detail = refusal ? null : await this.details.find(id);
    if (!detail) throw new NotFoundException(REFUSALS.gone);
    return detail;
  }
}
