import { alternate, type Figure, median, secondsOf } from './figure.js';
import { enroll } from './scan-figures.js';
import type { Stage } from './stage.js';

const LEADS = 50_000;

/** G17: a selection is paused, with its mails cancelled, its place in the ledger and an entry in the history of each lead. */
export async function steeringFigures(stage: Stage, { rounds }: { rounds: number }): Promise<Figure[]> {
  await stage.empty();
  await enroll(stage, LEADS, 0);
  const act = (what: string, confirm?: number) =>
    stage.call<{ leads: number; done: number }>('POST', '/api/leads/bulk-acts', {
      filter: { ledger: what === 'pause' ? 'waiting_first_touch' : 'snoozed' },
      steering: { act: what },
      confirm,
    });
  const product = async (): Promise<number> => {
    const { leads } = await act('pause');
    const seconds = await secondsOf(async () => {
      const { done } = await act('pause', leads);
      if (done !== LEADS) throw new Error(`Only ${done} of ${LEADS} were paused`);
    });
    await act('resume', LEADS);
    await stage.settle();
    return seconds;
  };
  const yardstick = async (): Promise<number> => {
    const pause = `update enrollment set status = 'paused', pause_owner = 'bench' where status = 'active'`;
    const seconds = await secondsOf(() => stage.pool.query(pause));
    await stage.pool.query(`update enrollment set status = 'active', pause_owner = null`);
    await stage.settle();
    return seconds;
  };
  const run = await alternate(rounds, product, yardstick);
  return [
    {
      goal: 'G17',
      what: `${LEADS} leads paused by one request; to one UPDATE of their enrollments`,
      floor: 2,
      stretch: 1.3,
      better: 'less',
      unit: 'ratio',
      values: run.ratios,
      told: `${median(run.product).toFixed(1)} s to ${median(run.yardstick).toFixed(1)} s`,
    },
  ];
}
