import { Counter, Histogram } from 'prom-client';

export type JobResult = 'finished' | 'failed';

export const jobsTotal = new Counter({
  name: 'everylead_jobs_total',
  help: 'Jobs that this process ran, by job and result.',
  labelNames: ['job', 'result'] as const,
});

/** From a chore of a few milliseconds to a batch that waits on a model for minutes. */
export const jobSeconds = new Histogram({
  name: 'everylead_job_seconds',
  help: 'How long a job ran, in seconds.',
  labelNames: ['job'] as const,
  buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60, 300],
});
