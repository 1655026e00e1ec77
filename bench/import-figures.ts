import { join } from 'node:path';
import { BareCopy } from './bare-copy.js';
import { alternate, type Figure, median, rateOf } from './figure.js';
import { importList, peakMegabytes, writeList } from './lead-list.js';
import type { Stage } from './stage.js';

interface Sizes {
  leads: number;
  rounds: number;
}

const perSecond = (product: number[], yardstick: number[]): string =>
  `${Math.round(median(product))}/s of ${Math.round(median(yardstick))}/s`;

/** G1 to G5 and G21: lists of leads. */
export async function importFigures(stage: Stage, sizes: Sizes): Promise<Figure[]> {
  const list = await writeList(join(stage.folder, 'leads.csv'), sizes.leads);
  const bare = new BareCopy(stage.pool);
  return [
    ...(await plain(stage, bare, list, sizes)),
    ...(await enrolling(stage, bare, list, sizes)),
    ...(await growth(stage, sizes)),
  ];
}

/** Without a cadence, as the yardsticks have none: G1 and G2 share the product's runs. */
async function plain(stage: Stage, bare: BareCopy, list: string, { leads, rounds }: Sizes): Promise<Figure[]> {
  await stage.pool.query(`update cadence set status = 'archived'`);
  const straight = async (): Promise<number> => {
    await bare.make();
    return rateOf(leads, () => bare.copy(list));
  };
  const staged: number[] = [];
  const product = async (): Promise<number> => {
    await bare.make();
    staged.push(await rateOf(leads, () => bare.merge(list)));
    await stage.empty();
    return rateOf(leads, () => importList(stage, list));
  };
  const run = await alternate(rounds, product, straight);
  await stage.pool.query(`update cadence set status = 'active'`);
  const ratios = run.product.map((rate, round) => rate / (staged[round] ?? NaN));
  const common = { better: 'more', unit: 'ratio' } as const;
  return [
    {
      ...common,
      goal: 'G1',
      what: 'import: normalise, dedupe, problems of each row; to COPY of the same file',
      floor: 0.45,
      stretch: 0.6,
      values: run.ratios,
      told: perSecond(run.product, run.yardstick),
    },
    {
      ...common,
      goal: 'G2',
      what: 'the same; to COPY and INSERT … ON CONFLICT',
      floor: 0.75,
      stretch: 0.95,
      values: ratios,
      told: perSecond(run.product, staged),
    },
  ];
}

async function enrolling(stage: Stage, bare: BareCopy, list: string, { leads, rounds }: Sizes): Promise<Figure[]> {
  const again = { product: [] as number[], yardstick: [] as number[] };
  const peaks: number[] = [];
  const yardstick = async (): Promise<number> => {
    await bare.make();
    const rate = await rateOf(leads, () => bare.merge(list, true));
    again.yardstick.push(await rateOf(leads, () => bare.merge(list)));
    return rate;
  };
  const product = async (): Promise<number> => {
    await stage.empty();
    let rate = 0;
    peaks.push(await peakMegabytes(async () => (rate = await rateOf(leads, () => importList(stage, list)))));
    await stage.settle();
    again.product.push(await rateOf(leads, () => importList(stage, list)));
    return rate;
  };
  const run = await alternate(rounds, product, yardstick);
  const common = { better: 'more', unit: 'ratio' } as const;
  return [
    {
      ...common,
      goal: 'G3',
      what: 'import and enroll; to the same set-based SQL',
      floor: 0.75,
      stretch: 0.9,
      values: run.ratios,
      told: perSecond(run.product, run.yardstick),
    },
    {
      ...common,
      goal: 'G4',
      what: 'the same file again; to the same set-based SQL',
      floor: 0.45,
      stretch: 0.6,
      values: again.product.map((rate, round) => rate / (again.yardstick[round] ?? NaN)),
      told: perSecond(again.product, again.yardstick),
    },
    {
      goal: 'G5',
      what: 'memory of the process while it imports (service, reader and merge in one)',
      floor: 350,
      stretch: 250,
      better: 'less',
      unit: 'MB',
      values: peaks,
      told: `${leads} leads`,
    },
  ];
}

/** The last import left a full table. The tenth part is imported once more with new leads, and then into empty tables. */
async function growth(stage: Stage, { leads, rounds }: Sizes): Promise<Figure[]> {
  const part = Math.max(1_000, Math.floor(leads / 10));
  const full: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const list = await writeList(join(stage.folder, 'more.csv'), part, leads + round * part);
    await stage.settle();
    full.push(await rateOf(part, () => importList(stage, list)));
  }
  const empty: number[] = [];
  const list = await writeList(join(stage.folder, 'more.csv'), part);
  for (let round = 0; round < rounds; round++) {
    await stage.empty();
    empty.push(await rateOf(part, () => importList(stage, list)));
  }
  return [
    {
      goal: 'G21',
      what: `import of ${part} beside ${leads} known leads; to the same into empty tables`,
      floor: 0.7,
      stretch: 0.9,
      better: 'more',
      unit: 'ratio',
      values: full.map((rate, round) => rate / (empty[round] ?? NaN)),
      told: perSecond(full, empty),
    },
  ];
}
