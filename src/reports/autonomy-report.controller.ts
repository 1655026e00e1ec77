import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { ALL_CELLS, type Cell, type Freedom, freedomIn } from '../replies/autonomy.rules.js';
import { AutonomyStore } from '../replies/autonomy.store.js';
import { type CellHistory, CellRecordsStore } from './cell-records.store.js';
import { type CutInput, cutSchema } from './cut.js';
import { type CellRecord, type Proposal, proposalFor } from './proposal.rules.js';
import { reportFile } from './report-file.js';

/** A cell of the matrix as it stands now. What became of its replies under another freedom does not count here. */
export type CellReport = Cell & Freedom & CellRecord & { proposal: Proposal | null };

const RECORD = [
  'replies',
  'reclassified',
  'approved',
  'edited',
  'rejected',
  'alone',
  'waiting',
] as const satisfies (keyof CellRecord)[];
const COLUMNS = ['class', 'confidence', 'value', 'act', 'minutes', ...RECORD] as const;

@ApiTags('Reports')
@Controller('api/reports')
@Access('read')
export class AutonomyReportController {
  constructor(
    private readonly settings: AutonomyStore,
    private readonly records: CellRecordsStore,
  ) {}

  /**
   * How often drafts were approved as they were, changed or thrown away, and replies read anew by a person, in each cell of the
   * autonomy matrix; and which cells could be given more or less freedom. `PUT /api/settings/autonomy` decides.
   */
  @Get('autonomy')
  async autonomy(@Query({ schema: cutSchema }) cut: CutInput): Promise<{ items: CellReport[] }> {
    const [settings, histories] = await Promise.all([this.settings.find(), this.records.histories(cut)]);
    const items = ALL_CELLS.map((cell) => {
      const freedom = freedomIn(cell, settings?.cells ?? []);
      const record = recordOf(histories.filter((one) => isOf(one, cell) && one.act === freedom.act));
      return { ...cell, ...freedom, ...record, proposal: proposalFor(freedom, record) };
    });
    return { items };
  }

  /** Every freedom a cell has had, each with what became of its replies. */
  @Get('autonomy.csv')
  @ApiProduces('text/csv')
  async file(@Query({ schema: cutSchema }) cut: CutInput): Promise<StreamableFile> {
    const histories = await this.records.histories(cut);
    const lines = histories.map((history) => COLUMNS.map((column) => history[column]));
    return reportFile('autonomy', cut, COLUMNS, lines);
  }
}

const isOf = (one: CellHistory, cell: Cell): boolean =>
  one.class === cell.class && one.confidence === cell.confidence && one.value === cell.value;

/** Other minutes are the same freedom. */
const recordOf = (histories: CellHistory[]): CellRecord =>
  Object.fromEntries(
    RECORD.map((name) => [name, histories.reduce((sum, history) => sum + history[name], 0)]),
  ) as unknown as CellRecord;
