import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigInvalid, ownEnvironment, readConfig, type Config } from './config.js';
import { evalReport } from './sandbox/eval/eval-report.js';
import { earlierRun, type EvalResult } from './sandbox/eval/eval-result.js';
import { belowFloors, type Floors, floorsIn, SHARES } from './sandbox/eval/eval-shares.js';
import { FreeCallBook, type Prices } from './sandbox/eval/free.call-book.js';
import { type LabelledCase, labelledCases } from './sandbox/eval/labelled-cases.js';
import { RunEval } from './sandbox/eval/run-eval.js';
import { AskModels } from './writer/ask-models.js';
import { OfflineWriter } from './writer/offline.writer.js';
import { OpenaiModelServer } from './writer/openai.model-server.js';
import { OpenaiWriter } from './writer/openai.writer.js';

const USAGE = `npm run eval -- [--model NAME]… [--against FILE]… [--every N] [--prices IN,CACHED,OUT] [--label TEXT] [--out FOLDER]
                  [--floor NAME=PERCENT]… [--labels FILE]…
  --model    a model of the configured server; twice: side by side. Without it the configured writer
  --against  the JSON of an earlier run (another prompt, another model) to stand beside this one
  --labels   replies that people corrected, as GET /api/replies/labelled gives them: read as well, and counted by themselves
  --every    only every Nth case: cheaper, and less sure
  --prices   money for a million tokens
  --floor    ends with an error when a run falls below: ${Object.keys(SHARES).join(', ')}`;

try {
  await evaluate();
} catch (error) {
  const told =
    error instanceof ConfigInvalid ? error.problems.join('\n') : error instanceof Error ? error.message : String(error);
  process.stderr.write(`${told}\n${USAGE}\n`);
  process.exitCode = 1;
}

async function evaluate(): Promise<void> {
  const wish = readWish();
  const config = readConfig(ownEnvironment());
  const earlier = wish.against.map((file) => fromFile('--against', file, earlierRun));
  const labelled = wish.labels.flatMap((file) => fromFile('--labels', file, labelledCases));
  const names = wish.models.length > 0 ? wish.models : [config.openai?.models[0] ?? 'offline'];
  const runs: EvalResult[] = [];
  mkdirSync(wish.out, { recursive: true });
  for (const name of names) {
    const run = await runOne(config, name, wish, labelled);
    writeFileSync(join(wish.out, `${fileName(run.label)}.json`), JSON.stringify(run, null, 1));
    runs.push(run);
  }
  const report = evalReport([...earlier, ...runs]);
  const file = join(wish.out, 'report.md');
  writeFileSync(file, report);
  process.stdout.write(`${report.slice(0, report.indexOf('\n\n## '))}\n\nAll of it: ${file}\n`);
  const below = runs.flatMap((run) => belowFloors(run, wish.floors));
  for (const line of below) process.stderr.write(`${line}\n`);
  if (below.length > 0) process.exitCode = 1;
}

function fromFile<T>(option: string, file: string, read: (text: string) => T): T {
  try {
    return read(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${option} ${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

interface Wish {
  models: string[];
  against: string[];
  labels: string[];
  every: number;
  prices: Prices | null;
  label: string | undefined;
  out: string;
  floors: Floors;
}

function readWish(): Wish {
  const { values } = parseArgs({
    options: {
      model: { type: 'string', multiple: true, default: [] },
      against: { type: 'string', multiple: true, default: [] },
      labels: { type: 'string', multiple: true, default: [] },
      every: { type: 'string', default: '1' },
      prices: { type: 'string' },
      label: { type: 'string' },
      out: { type: 'string', default: '.data/eval' },
      floor: { type: 'string', multiple: true, default: [] },
    },
  });
  const every = Number(values.every);
  if (!Number.isInteger(every) || every < 1) throw new Error('--every: must be a whole number from 1 on');
  return {
    models: values.model,
    against: values.against,
    labels: values.labels,
    every,
    prices: pricesIn(values.prices),
    label: values.label,
    out: values.out,
    floors: floorsIn(values.floor),
  };
}

function pricesIn(text: string | undefined): Prices | null {
  if (text === undefined) return null;
  const [input, cachedInput, output, ...rest] = text.split(',').map(Number);
  const numbers = [input, cachedInput, output];
  if (rest.length > 0 || !numbers.every((price) => price !== undefined && price >= 0)) {
    throw new Error('--prices: must be three numbers, such as 0.25,0.025,2');
  }
  return { input: input ?? 0, cachedInput: cachedInput ?? 0, output: output ?? 0 };
}

async function runOne(
  { openai }: Config,
  name: string,
  { every, prices, label }: Wish,
  labelled: LabelledCase[],
): Promise<EvalResult> {
  const book = new FreeCallBook();
  if (!openai && name !== 'offline') throw new Error(`--model ${name}: set OPENAI_API_KEY or OPENAI_BASE_URL first`);
  const isModel = openai && name !== 'offline';
  const writer = isModel
    ? new OpenaiWriter(new AskModels(new OpenaiModelServer(openai), book, [name]))
    : new OfflineWriter();
  const measured = await new RunEval(writer, (done) => process.stderr.write(`${name}: ${done}\n`)).run(every, labelled);
  const { input, cachedInput, output, estimated } = book.tokens;
  return {
    label: label ?? name,
    writer: writer.id,
    prompts: [...book.prompts].sort(),
    at: new Date().toISOString(),
    ...measured,
    calls: {
      count: book.calls,
      input,
      cachedInput,
      output,
      estimated,
      seconds: book.milliseconds / 1000,
      cost: book.cost(prices),
    },
  };
}

function fileName(label: string): string {
  return label.replace(/[^\w.-]+/g, '-');
}
