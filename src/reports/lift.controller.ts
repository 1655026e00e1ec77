import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import type { Arm } from '../cadences/hold-out.rules.js';
import { cutSchema } from './cut.js';
import { difference, type Interval } from './interval.rules.js';
import { LIFT_MEASURES, type LiftMeasure, LiftStore } from './lift.store.js';
import { reportFile } from './report-file.js';

const noMail = z.never({ error: 'leads that are held out got no mail: leave it out' }).optional();
const liftSchema = cutSchema.extend({ step: noMail, mailbox: noMail });
type LiftInput = z.output<typeof liftSchema>;

/** What mails add: by how much more of the leads that were written to got so far. Parts of 1; null where one group is empty. */
export interface LiftLine {
  measure: LiftMeasure;
  writtenTo: number;
  heldOut: number;
  lift: ({ difference: number } & Interval) | null;
}

export interface Lift {
  /** Leads of each group. */
  writtenTo: number;
  heldOut: number;
  items: LiftLine[];
}

@ApiTags('Reports')
@Controller('api/reports')
@Access('read')
export class LiftController {
  constructor(private readonly store: LiftStore) {}

  /** New leads that were written to beside those that were held out by lot, and the difference with its 95 % interval (Newcombe, method 10). */
  @Get('lift')
  async lift(@Query({ schema: liftSchema }) cut: LiftInput): Promise<Lift> {
    const arms = await this.store.arms(cut);
    const part = (arm: Arm, of: LiftMeasure | 'leads') => arms.find((one) => one.arm === arm)?.[of] ?? 0;
    const [writtenTo, heldOut] = [part('written_to', 'leads'), part('held_out', 'leads')];
    const items = LIFT_MEASURES.map((measure): LiftLine => {
      const [treated, control] = [part('written_to', measure), part('held_out', measure)];
      const lift = difference({ reached: treated, of: writtenTo }, { reached: control, of: heldOut });
      return { measure, writtenTo: treated, heldOut: control, lift };
    });
    return { writtenTo, heldOut, items };
  }

  @Get('lift.csv')
  @ApiProduces('text/csv')
  async file(@Query({ schema: liftSchema }) cut: LiftInput): Promise<StreamableFile> {
    const { writtenTo, heldOut, items } = await this.lift(cut);
    const header = ['measure', 'writtenTo', 'writtenToLeads', 'heldOut', 'heldOutLeads', 'difference', 'from', 'until'];
    const lines = items.map(({ measure, writtenTo: treated, heldOut: control, lift }) => {
      const interval = [lift?.difference ?? null, lift?.from ?? null, lift?.until ?? null];
      return [measure, treated, writtenTo, control, heldOut, ...interval];
    });
    return reportFile('lift', cut, header, lines);
  }
}
