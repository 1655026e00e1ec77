import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Access } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { JobQueue, type QueueCount } from '../jobs/job-queue.js';
import type { QueueName } from '../jobs/jobs.js';
import { examineDatabase, type Finding, findingsOfSettings } from './readiness.js';
import { VERSION } from '../version.js';

export interface SystemView {
  version: string;
  node: string;
  /** The clock that leads live by; the sandbox's is its own. */
  now: Date;
  sandbox: boolean;
  queue: 'redis' | 'postgres';
  queues: Record<QueueName, QueueCount>;
  /** What `npm run doctor` says of settings and database. */
  findings: Finding[];
}

@ApiTags('System')
@Controller('api/system')
export class SystemController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** How this installation stands, and what keeps it from working. */
  @Get()
  @Access('admin')
  async show(): Promise<SystemView> {
    const { config } = this;
    const ask = <Row extends object>(statement: string, params?: unknown[]) =>
      this.dataSource.query<Row[]>(statement, params);
    const [now, queues, database] = await Promise.all([
      this.clock.now(),
      this.queue.counts(),
      examineDatabase(ask, config.databaseUrl ? 'DATABASE_URL' : 'embedded', config),
    ]);
    return {
      version: VERSION,
      node: process.version,
      now,
      sandbox: config.simulated,
      queue: config.redisUrl ? 'redis' : 'postgres',
      queues,
      findings: [...findingsOfSettings(config), ...database],
    };
  }
}
