import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import type { Rep } from '../handoffs/rep.entity.js';
import { backFrom } from '../handoffs/routing.rules.js';
import { RepsStore } from '../handoffs/reps.store.js';
import { Attentions } from './attentions.js';
import { type Attention, type BoardHandoff, BoardStore, type Desk, type Today } from './board.store.js';
import { type Coverage, Coverages } from './coverages.js';

const boardSchema = z.object({
  timeZone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'must be an IANA time zone such as Europe/Berlin')
    .default('UTC')
    .describe('Where "today" begins'),
});

export interface RepCard {
  id: string;
  name: string;
  atWork: boolean;
  /** When they are back, if they are not at work now. */
  backAt: Date | null;
  awayUntil: Date | null;
  capacity: number;
  offered: number;
  accepted: number;
  /** Median of the last 30 days; null: none yet. */
  firstResponseMinutes: number | null;
  handoffs: BoardHandoff[];
}

export interface Board {
  now: Date;
  ledger: Coverage;
  /** When the ledger was counted: of very many leads that takes a while. */
  ledgerAt: Date;
  today: Today;
  agent: { drafting: number; needsReview: number; answering: number; snoozed: number };
  reps: RepCard[];
  /** What nobody has taken; the most urgent of them. */
  unassigned: BoardHandoff[];
  unassignedCount: number;
  attention: Attention[];
  /** Since when all sending is stopped; null: it is not. */
  stoppedAt: Date | null;
}

/** A desk is shown for each of so many reps. */
const REPS = 200;

@ApiTags('Ledger')
@Controller('api/board')
export class BoardController {
  constructor(
    private readonly coverages: Coverages,
    private readonly board: BoardStore,
    private readonly attentions: Attentions,
    private readonly reps: RepsStore,
    private readonly clock: Clock,
  ) {}

  /** Agent and people on the same leads, side by side, and what waits for a person. */
  @Get()
  @Access('read')
  async show(@Query({ schema: boardSchema }) { timeZone }: z.infer<typeof boardSchema>): Promise<Board> {
    const now = await this.clock.now();
    const [{ value: ledger, at: ledgerAt }, today, drafting, reps, desks, responses, attention, stoppedAt] =
      await Promise.all([
        this.coverages.recent(now),
        this.board.today(DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').toJSDate()),
        this.board.drafting(),
        this.reps.list(REPS),
        this.board.desks(),
        this.board.firstResponses(now),
        this.attentions.of(now),
        this.board.stoppedAt(),
      ]);
    const { needs_review: needsReview, answering, snoozed } = ledger.states;
    const deskOf = (id: string | null) => desks.find(({ repId }) => repId === id);
    const nobodys = deskOf(null);
    return {
      now,
      ledger,
      ledgerAt,
      today,
      agent: { drafting, needsReview, answering, snoozed },
      reps: reps
        .filter(({ id, status }) => status === 'active' || deskOf(id))
        .map((rep) => cardOf(rep, deskOf(rep.id), responses.get(rep.id) ?? null, now))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
      unassigned: nobodys?.handoffs ?? [],
      unassignedCount: nobodys?.open ?? 0,
      attention,
      stoppedAt,
    };
  }
}

function cardOf(rep: Rep, desk: Desk | undefined, firstResponseMinutes: number | null, now: Date): RepCard {
  const opens = backFrom(rep, now);
  const atWork = rep.status === 'active' && opens <= now;
  return {
    id: rep.id,
    name: rep.name,
    atWork,
    backAt: atWork ? null : opens,
    awayUntil: rep.awayUntil,
    capacity: rep.capacity,
    offered: desk?.offered ?? 0,
    accepted: desk?.accepted ?? 0,
    firstResponseMinutes,
    handoffs: desk?.handoffs ?? [],
  };
}
