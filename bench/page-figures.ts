import { join } from 'node:path';
import { alternate, type Figure, median, secondsOf } from './figure.js';
import { liveIn } from './lived-in.js';
import { Stage } from './stage.js';

const FEW = 10_000;

/** How often each is asked for in a round: the median of few would be the machine's. */
const TIMES = 25;

/** What the pages of the console ask for, as they ask for it. */
const ASKED = [
  '/api/board?timeZone=Europe/Berlin',
  '/api/leads?limit=100',
  '/api/leads?ledger=in_cadence&limit=100',
  '/api/leads?source=Website&limit=100',
  '/api/leads?q=pat+kabcd&limit=100',
  '/api/leads?q=p77%40c19.example&limit=100',
  '/api/leads?owner=rep8%40us.example&limit=100',
  '/api/leads?owner=nobody%40us.example&limit=100',
  '/api/leads?replyClass=interested&limit=100',
  '/api/leads?cadence=1&ledger=waiting_first_touch&limit=100',
  '/api/leads/77',
  '/api/leads/77/timeline',
  '/api/messages?status=needs_review&limit=50',
  '/api/replies?limit=50',
  '/api/suppressions?limit=50',
  '/api/handoffs',
  '/api/imports',
];

/** P1: what the console asks for with a million leads, to the same with ten thousand. */
export async function pageFigures(
  stage: Stage,
  { leads, rounds }: { leads: number; rounds: number },
): Promise<Figure[]> {
  const small = await Stage.start(join(stage.folder, 'few'));
  try {
    await liveIn(small, FEW);
    await liveIn(stage, leads);
    const figures: Figure[] = [];
    for (const path of ASKED) figures.push(await figureOf(path, rounds, stage, small));
    return figures;
  } finally {
    await small.stop();
  }
}

async function figureOf(path: string, rounds: number, many: Stage, few: Stage): Promise<Figure> {
  const { ratios, product, yardstick } = await alternate(
    rounds,
    () => milliseconds(many, path),
    () => milliseconds(few, path),
  );
  return {
    goal: 'P1',
    what: `GET ${path}; to the same with ${FEW} leads`,
    floor: 1.5,
    stretch: 1.1,
    better: 'less',
    unit: 'ratio',
    values: ratios,
    told: `${median(product).toFixed(1)} ms to ${median(yardstick).toFixed(1)} ms`,
  };
}

async function milliseconds(stage: Stage, path: string): Promise<number> {
  const took: number[] = [];
  // The first finds what later ones keep.
  await stage.call('GET', path);
  for (let time = 0; time < TIMES; time++) took.push(1_000 * (await secondsOf(() => stage.call('GET', path))));
  return median(took);
}
