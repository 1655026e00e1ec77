import type { EvalResult } from './eval-result.js';

export interface Share {
  right: number;
  of: number;
}

/** What a run can be held to: cases that came out right, of those where there was something to get right. */
export const SHARES = {
  replies: ({ replies }) => counted(replies, ({ truth, read }) => truth === read),
  corrections: ({ corrections }) => counted(corrections, ({ truth, read }) => truth === read),
  'opt-outs': ({ replies }) =>
    counted(
      replies.filter(({ truth }) => OPT_OUTS.includes(truth)),
      ({ read }) => read !== null && OPT_OUTS.includes(read),
    ),
  days: ({ replies }) =>
    counted(
      replies.filter(({ dateTruth }) => dateTruth !== null),
      ({ dateTruth, dateRead }) => dateTruth === dateRead,
    ),
  answers: ({ answers }) =>
    counted(
      answers.filter(({ known }) => known),
      ({ outcome, rightTopic }) => outcome === 'answered' && rightTopic,
    ),
  touches: ({ touches }) => counted(touches, ({ findings }) => findings.length === 0),
} satisfies Record<string, (run: EvalResult) => Share>;

export type ShareName = keyof typeof SHARES;

/** Per cent a run must reach. */
export type Floors = Partial<Record<ShareName, number>>;

const OPT_OUTS: string[] = ['unsubscribe', 'complaint'];

const counted = <T>(cases: T[], isRight: (one: T) => boolean): Share => ({
  right: cases.filter(isRight).length,
  of: cases.length,
});

/** @param wishes `replies=80`. Throws an error that names what is wrong. */
export function floorsIn(wishes: string[]): Floors {
  const floors: Floors = {};
  for (const wish of wishes) {
    const [name = '', percent = '', ...rest] = wish.split('=');
    const least = Number(percent);
    const isPercent = rest.length === 0 && percent.trim() !== '' && least >= 0 && least <= 100;
    if (!isShareName(name) || !isPercent) {
      throw new Error(`--floor ${wish}: must be one of ${Object.keys(SHARES).join(', ')} with a per cent: replies=80`);
    }
    floors[name] = least;
  }
  return floors;
}

const isShareName = (name: string): name is ShareName => Object.hasOwn(SHARES, name);

/** A line for each floor the run does not reach; what was not measured reaches none. */
export function belowFloors(run: EvalResult, floors: Floors): string[] {
  return (Object.entries(floors) as [ShareName, number][]).flatMap(([name, least]) => {
    const { right, of } = SHARES[name](run);
    if (of > 0 && 100 * right >= least * of) return [];
    const reached = of === 0 ? 'nothing was measured' : `${((100 * right) / of).toFixed(1)} % (${right}/${of})`;
    return [`${run.label}: ${name} must reach ${least} %: ${reached}`];
  });
}
