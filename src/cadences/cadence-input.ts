import { z } from 'zod';
import { STEP_PURPOSES } from '../writer/writer.js';
import { audienceSchema } from './audience.js';
import { REVIEWS } from './cadence.entity.js';
import { MOST_PERCENT } from './hold-out.rules.js';
import { sendWindowSchema } from './send-window.js';

const stepSchema = z.strictObject({
  id: z.string().regex(/^\d+$/).optional().describe('Keep it to keep the step; leave it out for a new one'),
  waitDays: z.int().min(0).max(365),
  purpose: z.enum(STEP_PURPOSES),
  instruction: z.string().max(2_000).nullable().default(null),
});

export const stepsSchema = z.array(stepSchema).min(1, 'needs at least one step').max(30);

/** A cadence as it is to be. */
export const cadenceSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  position: z
    .int()
    .min(1)
    .max(1_000)
    .default(100)
    .describe('Cadences are asked in this order; the first that fits takes the lead'),
  status: z.enum(['active', 'archived']).default('active'),
  audience: audienceSchema.default({ all: [] }),
  sendWindow: sendWindowSchema,
  review: z.enum(REVIEWS).default('first_step'),
  holdOutPercent: z
    .int()
    .min(0)
    .max(MOST_PERCENT)
    .default(0)
    .describe(
      'Of a hundred new leads so many, drawn by lot, get no mail of it; the lift report compares them with the others',
    ),
  steps: stepsSchema,
});

/** What an edit means for the leads that are in the cadence already. */
export const editSchema = cadenceSchema.extend({
  underWay: z
    .enum(['keep', 'move'])
    .default('move')
    .describe('Leads under way: `keep` the steps they began with, or `move` to the changed ones'),
});

export type StepInput = z.infer<typeof stepSchema>;
export type EditInput = z.infer<typeof editSchema>;
export type CadenceInput = z.infer<typeof cadenceSchema>;
