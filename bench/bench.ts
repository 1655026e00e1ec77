import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engineFigures } from './engine-figures.js';
import { flowFigures } from './flow-figures.js';
import { type Figure, tableOf, verdictOf } from './figure.js';
import { httpFigures } from './http-figures.js';
import { importFigures } from './import-figures.js';
import { pageFigures } from './page-figures.js';
import { scanFigures } from './scan-figures.js';
import { steeringFigures } from './steering-figures.js';
import { Stage } from './stage.js';

const { values: options } = parseArgs({
  options: {
    leads: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    only: { type: 'string', default: 'import,scan,http,engine,steering,flow,pages' },
  },
});

/** Goals that nothing here measures yet, with the reason: a figure without its yardstick would say nothing. */
const NOT_MEASURED = {
  G9: 'the lag of due leads needs a run of minutes with workers of their own',
  ...(process.env.REDIS_URL ? {} : { G11: 'say which Redis may be used: REDIS_URL' }),
  G20: "needs a machine on which a second process is not the first one's rival for the cores",
  G18: 'nothing is scheduled in Redis: due times are columns',
};

const sizes = { leads: Number(options.leads), rounds: Number(options.rounds), seconds: Number(options.seconds) };
const problem = Object.entries(sizes).find(([, value]) => !Number.isInteger(value) || value < 1);
if (problem) throw new Error(`--${problem[0]} must be a whole number from 1 on`);

const folder = join(import.meta.dirname, '..', '..', '.data', 'bench');
rmSync(folder, { recursive: true, force: true });
const stage = await Stage.start(folder);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const figures: Figure[] = [];
const parts = {
  import: importFigures,
  scan: scanFigures,
  http: httpFigures,
  engine: engineFigures,
  steering: steeringFigures,
  flow: flowFigures,
  pages: pageFigures,
};
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (!options.only.split(',').includes(name)) continue;
    say(`Measuring ${name}: ${sizes.leads} leads, ${sizes.rounds} rounds …`);
    figures.push(...(await measure(stage, sizes)));
  }
} finally {
  await stage.stop();
  rmSync(folder, { recursive: true, force: true });
}
figures.sort((a, b) => a.goal.localeCompare(b.goal, 'en', { numeric: true }));
say(
  `\n${sizes.leads} leads, ${sizes.rounds} rounds, Node ${process.version}, ${cpus().length} cores\n\n${tableOf(figures)}\n`,
);
say(
  `Not measured: ${Object.entries(NOT_MEASURED)
    .map(([goals, why]) => `${goals} (${why})`)
    .join('; ')}.`,
);
if (figures.some((figure) => verdictOf(figure) === 'FAILED')) process.exitCode = 1;
