/** What is counted faster than this is counted each time. */
const CHEAP_MS = 300;

/** What takes longer is kept until it is so many times as old as it took: a twentieth of a core at most. */
const TIMES = 20;

/** Older than this nobody is shown it. */
const LONGEST_MS = 10 * 60_000;

export interface Counted<T> {
  value: T;
  at: Date;
}

/**
 * A figure that a page asks for every few seconds and that takes the longer the more rows there are. While it is cheap, everybody gets a
 * fresh one; when it is not, the last one, and a new one is counted behind it. Whoever asks at the same time waits for the same.
 */
export class Kept<T> {
  private last: (Counted<T> & { since: number; took: number }) | null = null;
  private counting: Promise<Counted<T>> | null = null;

  constructor(
    private readonly count: (now: Date) => Promise<T>,
    private readonly milliseconds: () => number = () => performance.now(),
  ) {}

  get(now: Date): Promise<Counted<T>> {
    const { last } = this;
    const age = last ? this.milliseconds() - last.since : Infinity;
    if (!last || last.took < CHEAP_MS || age > LONGEST_MS) return this.fresh(now);
    // What fails here is asked for again by the next one.
    if (age > last.took * TIMES) this.fresh(now).catch(() => undefined);
    return Promise.resolve({ value: last.value, at: last.at });
  }

  private fresh(now: Date): Promise<Counted<T>> {
    this.counting ??= this.run(now).finally(() => (this.counting = null));
    return this.counting;
  }

  private async run(now: Date): Promise<Counted<T>> {
    const start = this.milliseconds();
    const value = await this.count(now);
    const since = this.milliseconds();
    this.last = { value, at: now, since, took: since - start };
    return { value, at: now };
  }
}
