import { Body, Controller, Delete, Get, NotFoundException, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { type Page, pageOf, pageSchema } from '../access/page.js';
import { BadFields } from '../access/problem-details.js';
import { sendWindowSchema } from '../cadences/send-window.js';
import { Clock } from '../clock/clock.js';
import type { Rep } from './rep.entity.js';
import { type LoadedRep, RepsStore } from './reps.store.js';
import { backFrom } from './routing.rules.js';
import { SaveRep } from './save-rep.js';

const WORKDAYS = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: false };

const day = z.iso.date('must be a day such as 2026-08-03');
const absenceSchema = z
  .strictObject({ from: day, until: day })
  .refine(({ from, until }) => from <= until, { path: ['until'], error: 'must not be before `from`' });

const repSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\r\n\0]*$/, 'must be one line'),
  email: z.email('must be an address such as mia@company.com').transform((address) => address.toLowerCase()),
  timeZone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'must be an IANA time zone such as Europe/Berlin')
    .default('UTC'),
  hours: sendWindowSchema.default(WORKDAYS).describe('When the rep is at work, on their own clock'),
  capacity: z.int().min(0).max(1_000).default(20).describe('Hand-offs at a time'),
  weight: z.int().min(1).max(10).default(1).describe('Share of the hand-offs, against the others at the same load'),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'must be a country code such as DE'))
    .max(250)
    .default([])
    .describe('Empty: any'),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, 'must be a language code such as de'))
    .max(50)
    .default([])
    .describe('Empty: any'),
  products: z.array(z.string().trim().min(1).max(80)).max(50).default([]).describe('Empty: any'),
  takes: z.enum(['all', 'fitting']).default('all').describe('Only leads that meet every required criterion, or all'),
  bookingLink: z
    .url({ protocol: /^https$/, error: 'must be a URL such as https://cal.company.com/mia' })
    .max(500)
    .nullable()
    .default(null)
    .describe('Stands below the first mail they write to a lead by answering ours'),
  digest: z.boolean().default(true).describe('A mail in the morning with what waits for them'),
  leave: z.array(absenceSchema).max(100).default([]).describe('Planned absences; both days are free'),
  awayUntil: z.iso
    .datetime({ offset: true, error: 'must be a time such as 2026-08-03T08:00:00Z' })
    .nullable()
    .default(null)
    .transform((instant) => (instant === null ? null : new Date(instant))),
  status: z.enum(['active', 'inactive']).default('active'),
});
type RepInput = z.output<typeof repSchema>;

@ApiTags('Reps')
@Controller('api/reps')
export class RepsController {
  constructor(
    private readonly reps: RepsStore,
    private readonly saveRep: SaveRep,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async list(@Query({ schema: pageSchema }) { limit, cursor }: z.infer<typeof pageSchema>): Promise<Page<Rep>> {
    return pageOf(await this.reps.list(limit, cursor), limit);
  }

  /** What each active rep has on their desk, and whether they are there. */
  @Get('loads')
  @Access('read')
  async loads(): Promise<{ items: RepDesk[] }> {
    const now = await this.clock.now();
    return { items: (await this.reps.loads()).map((rep) => deskOf(rep, now)) };
  }

  @Get(':id')
  @Access('read')
  find(@Param('id') id: string): Promise<Rep> {
    return this.known(id);
  }

  @Post()
  @Access('admin')
  async create(@Body({ schema: repSchema }) input: RepInput, @By() by: Caller): Promise<Rep> {
    await this.refuseTakenAddress(input.email, null);
    const now = await this.clock.now();
    return this.saveRep.run({ ...input, createdAt: now }, by.actor, now);
  }

  @Put(':id')
  @Access('admin')
  async replace(@Param('id') id: string, @Body({ schema: repSchema }) input: RepInput, @By() by: Caller): Promise<Rep> {
    const known = await this.known(id);
    await this.refuseTakenAddress(input.email, id);
    return this.saveRep.run({ ...known, ...input }, by.actor, await this.clock.now());
  }

  /** Takes no more leads; those the rep has go to others. The row stays, because the past names it. */
  @Delete(':id')
  @Access('admin')
  async retire(@Param('id') id: string, @By() by: Caller): Promise<Rep> {
    const known = await this.known(id);
    return this.saveRep.run({ ...known, status: 'inactive' }, by.actor, await this.clock.now());
  }

  private async known(id: string): Promise<Rep> {
    const rep = /^\d{1,18}$/.test(id) ? await this.reps.find(id) : null;
    if (!rep) throw new NotFoundException(`There is no rep ${id}`);
    return rep;
  }

  private async refuseTakenAddress(email: string, id: string | null): Promise<void> {
    const other = await this.reps.byEmail(email);
    if (other && other.id !== id) throw new BadFields([{ field: 'email', message: `belongs to rep ${other.id}` }], 409);
  }
}

export interface RepDesk extends Pick<Rep, 'id' | 'name' | 'capacity'> {
  /** Hand-offs it has open. */
  open: number;
  atWork: boolean;
  /** When they are; null while they are. */
  backAt: Date | null;
}

function deskOf(rep: LoadedRep, now: Date): RepDesk {
  const back = backFrom(rep, now);
  const atWork = back <= now;
  const { id, name, open, capacity } = rep;
  return { id, name, open, capacity, atWork, backAt: atWork ? null : back };
}
