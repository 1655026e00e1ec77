/** About a hundredth of a second of what parsers do, whatever the machine: split, match, join. */
const TEXT = 'On Monday, the quick brown fox wrote: jump over the lazy dog <a@b.example>\n'.repeat(6_000);
function yardstick(): number {
  let found = 0;
  for (const line of TEXT.split('\n')) {
    const words = line.toLowerCase().match(/[\w@.]+/g) ?? [];
    if (words.join(' ').includes('lazy dog')) found++;
  }
  return found;
}

async function cpuMilliseconds(run: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await run();
  return process.cpuUsage(start).user / 1_000;
}

/**
 * What `run` costs in CPU time, as a multiple of a fixed piece of work measured beside it: a slow or busy machine slows both.
 * The best of three rounds is what the code costs; the rest is what else the machine was doing. One that is good `enough` is the last.
 */
export async function timesYardstick(run: () => unknown, enough = 20): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 3 && least > enough; round++) {
    const unit = Math.max(await cpuMilliseconds(yardstick), 1);
    least = Math.min(least, (await cpuMilliseconds(run)) / unit);
  }
  return least;
}
