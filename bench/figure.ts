/** A figure of the product with its yardstick, measured in the same run. */
export interface Figure {
  /** As in the list of goals: G1 … */
  goal: string;
  what: string;
  floor: number;
  stretch: number;
  /** `more`: the ratio is to be at least the floor. `less`: at most. */
  better: 'more' | 'less';
  unit: 'ratio' | 'ms' | 'MB';
  /** One for each round. */
  values: number[];
  /** The medians behind the ratio, for the reader. */
  told: string;
}

/** What is below this part of its floor ends the run with an error. */
const SLACK = 0.75;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};

export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN;

/** Runs both in turn, so that what else the machine does meets both. Gives their rates, round by round. */
export async function alternate(
  rounds: number,
  product: () => Promise<number>,
  yardstick: () => Promise<number>,
): Promise<{ product: number[]; yardstick: number[]; ratios: number[] }> {
  const rates = { product: [] as number[], yardstick: [] as number[], ratios: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const [bare, ours] = [await yardstick(), await product()];
    rates.yardstick.push(bare);
    rates.product.push(ours);
    rates.ratios.push(ours / bare);
  }
  return rates;
}

/** How many of something a second. */
export async function rateOf(count: number, run: () => Promise<unknown>): Promise<number> {
  return count / (await secondsOf(run));
}

export async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1_000;
}

export function verdictOf(figure: Figure): 'stretch' | 'floor' | 'below floor' | 'FAILED' {
  const value = median(figure.values);
  const reaches = (goal: number): boolean => (figure.better === 'more' ? value >= goal : value <= goal);
  if (reaches(figure.stretch)) return 'stretch';
  if (reaches(figure.floor)) return 'floor';
  return reaches(figure.better === 'more' ? figure.floor * SLACK : figure.floor / SLACK) ? 'below floor' : 'FAILED';
}

/** A table in Markdown: what it prints is what `docs/performance.md` holds. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { goal, what, floor, stretch, better, unit, values, told } = figure;
    const sign = better === 'more' ? '≥' : '≤';
    const shown = (value: number): string =>
      unit === 'ratio' ? `${value.toFixed(2)}×` : `${value.toFixed(1)} ${unit}`;
    const range = `${shown(Math.min(...values))} – ${shown(Math.max(...values))}`;
    const goals = `${sign} ${floor} / ${sign} ${stretch}`;
    return `| ${goal} | ${what} | **${shown(median(values))}** | ${range} | ${goals} | ${verdictOf(figure)} | ${told} |`;
  });
  const head = '| goal | what | median | range | floor / stretch | reached | behind it |';
  return [head, '| --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}
