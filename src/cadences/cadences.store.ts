import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { rows, type Tx } from '../database/sql.js';
import { CadenceStep } from './cadence-step.entity.js';
import { Cadence } from './cadence.entity.js';
import { placesOfRetired, stepsOfEdition } from './steps.rules.js';

export type CadenceWithSteps = Cadence & { steps: CadenceStep[] };

/** A cadence as its enrollments need it: one may stand at a step of an older edition, or at one that an edit has retired. */
export type CadenceInUse = CadenceWithSteps & { allSteps: CadenceStep[] };

type Edited = Pick<Cadence, 'id' | 'edition'>;

/** A cadence as those need it who put leads into it: whom it is for, and its first step. */
export type TakingCadence = Pick<Cadence, 'id' | 'audience' | 'sendWindow' | 'holdOutPercent'> & {
  firstStepId: string;
  waitDays: number;
};

@Injectable()
export class CadencesStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The cadences that take leads, in the order they are asked; or the one, if it takes any. */
  async taking(tx: Tx = this.dataSource.manager, cadenceId: string | null = null): Promise<TakingCadence[]> {
    return rows<TakingCadence>(
      tx,
      `select cadence.id, audience, send_window, hold_out_percent, first_step.id as first_step_id, first_step.wait_days
       from cadence cross join lateral (
         select id, wait_days from cadence_step
         where cadence_id = cadence.id and edition = cadence.edition and retired_at is null order by position limit 1) as first_step
       where status = 'active' and ($1::bigint is null or cadence.id = $1) order by cadence.position, cadence.id`,
      [cadenceId],
    );
  }

  async list(tx: Tx = this.dataSource.manager): Promise<CadenceWithSteps[]> {
    const found = withSteps(tx).orderBy('cadence.position').addOrderBy('cadence.id').addOrderBy('step.position');
    return (await found.getMany()) as CadenceWithSteps[];
  }

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<CadenceWithSteps | null> {
    const found = withSteps(tx).where('cadence.id = :id', { id }).orderBy('step.position');
    return (await found.getOne()) as CadenceWithSteps | null;
  }

  async inUse(id: string, tx: Tx = this.dataSource.manager): Promise<CadenceInUse | null> {
    const found = (await withAllSteps(tx).where('cadence.id = :id', { id }).getOne()) as CadenceInUse | null;
    return found && usable(found);
  }

  /** Every cadence, by its id. */
  async allInUse(tx: Tx = this.dataSource.manager): Promise<Map<string, CadenceInUse>> {
    const found = (await withAllSteps(tx).getMany()) as CadenceInUse[];
    return new Map(found.map((cadence) => [cadence.id, usable(cadence)]));
  }

  /** Edits of one cadence come one after the other. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.findOne(Cadence, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Tx, cadence: Partial<Cadence>): Promise<Cadence> {
    return tx.save(Cadence, tx.create(Cadence, cadence));
  }

  /**
   * Makes `steps` the steps of the cadence, for everybody: older editions end. One that comes with its id keeps it; one that is
   * missing is retired, never deleted.
   */
  async replaceSteps(tx: Tx, cadence: Edited, now: Date, steps: Partial<CadenceStep>[]): Promise<void> {
    const before = await tx.findBy(CadenceStep, { cadenceId: cadence.id, edition: cadence.edition });
    // Retiring all first keeps the unique positions free while steps change places.
    await tx.update(CadenceStep, { cadenceId: cadence.id, retiredAt: IsNull() }, { retiredAt: now });
    await this.saveSteps(tx, cadence, steps);
    for (const { id, position } of placesOfRetired(before, steps)) await tx.update(CadenceStep, { id }, { position });
  }

  /** Makes `steps` the steps of the cadence for leads that come from now on: an edition of their own, with ids of their own. */
  async beginEdition(tx: Tx, { id, edition }: Edited, steps: Partial<CadenceStep>[]): Promise<void> {
    const next = { id, edition: edition + 1 };
    await tx.update(Cadence, { id }, { edition: next.edition });
    await this.saveSteps(
      tx,
      next,
      steps.map((step) => ({ ...step, id: undefined })),
    );
  }

  private async saveSteps(tx: Tx, { id, edition }: Edited, steps: Partial<CadenceStep>[]): Promise<void> {
    for (const [index, step] of steps.entries()) {
      const placed = { ...step, cadenceId: id, edition, position: index + 1, retiredAt: null };
      await tx.save(CadenceStep, tx.create(CadenceStep, placed));
    }
  }

  async nameIsTaken(name: string, besides: string | null): Promise<boolean> {
    const named = await this.dataSource.manager.findOneBy(Cadence, { name });
    return named !== null && named.id !== besides;
  }
}

/** Each with the steps that leads get which come now. */
const withSteps = (tx: Tx) =>
  tx
    .createQueryBuilder(Cadence, 'cadence')
    .leftJoinAndMapMany(
      'cadence.steps',
      CadenceStep,
      'step',
      'step.cadence_id = cadence.id and step.edition = cadence.edition and step.retired_at is null',
    );

const withAllSteps = (tx: Tx) =>
  tx
    .createQueryBuilder(Cadence, 'cadence')
    .leftJoinAndMapMany('cadence.allSteps', CadenceStep, 'step', 'step.cadence_id = cadence.id')
    .orderBy('step.edition', 'ASC')
    .addOrderBy('step.position', 'ASC');

const usable = (cadence: CadenceInUse): CadenceInUse => ({
  ...cadence,
  steps: stepsOfEdition(cadence.allSteps, cadence.edition),
});
