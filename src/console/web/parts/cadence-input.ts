import type { Cadence, Step } from '../api/shapes';
import { audienceOf, type Clause, clausesOf } from './audience-fields';

export interface StepInput {
  /** Kept to keep the step; a new one has none. */
  id?: string;
  waitDays: number;
  purpose: Step['purpose'];
  instruction: string;
}

/** A cadence as it stands in the editor. */
export interface CadenceInput extends Record<string, unknown> {
  name: string;
  position: number;
  status: Cadence['status'];
  review: Cadence['review'];
  sendWindow: Cadence['sendWindow'];
  holdOutPercent: number;
  clauses: Clause[];
  steps: StepInput[];
}

export const NEW_CADENCE: CadenceInput = {
  name: '',
  position: 100,
  status: 'active',
  review: 'first_step',
  sendWindow: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true },
  holdOutPercent: 0,
  clauses: [],
  steps: [
    { waitDays: 0, purpose: 'opening', instruction: '' },
    { waitDays: 3, purpose: 'new_angle', instruction: '' },
    { waitDays: 7, purpose: 'close', instruction: '' },
  ],
};

export const inputOf = ({ audience, steps, ...cadence }: Cadence): CadenceInput => ({
  ...pick(cadence),
  clauses: clausesOf(audience),
  steps: steps.map(({ id, waitDays, purpose, instruction }) => ({
    id,
    waitDays,
    purpose,
    instruction: instruction ?? '',
  })),
});

const pick = ({ name, position, status, review, sendWindow, holdOutPercent }: Omit<Cadence, 'audience' | 'steps'>) => ({
  name,
  position,
  status,
  review,
  sendWindow,
  holdOutPercent,
});

/** As the API takes it. */
export const bodyOf = ({ clauses, steps, ...values }: CadenceInput) => ({
  ...values,
  audience: audienceOf(clauses),
  steps: steps.map((step) => ({ ...step, instruction: step.instruction || null })),
});
