import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { DEFAULT_NAMESPACE, JobsOptions } from './jobs-options.js';
import { PostgresQueueBackend } from './postgres.queue-backend.js';
import { QueueBackend } from './queue-backend.js';
import { RedisQueueBackend } from './redis.queue-backend.js';

/** Gives every module the queue. Runs nothing until {@link JobRunner.start} is called. */
@Module({})
export class JobsModule {
  static forRootAsync(options: Pick<FactoryProvider<JobsOptions>, 'inject' | 'useFactory'>): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: JobsOptions, ...options },
        { provide: QueueBackend, inject: [JobsOptions], useFactory: openBackend },
        JobQueue,
        JobRunner,
      ],
      exports: [JobQueue, JobRunner],
    };
  }
}

function openBackend({ redisUrl, databaseUrl, namespace = DEFAULT_NAMESPACE }: JobsOptions): Promise<QueueBackend> {
  return redisUrl ? RedisQueueBackend.open(redisUrl, namespace) : PostgresQueueBackend.open(databaseUrl, namespace);
}
