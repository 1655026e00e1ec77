import { Controller, Get, Logger, Res, ServiceUnavailableException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  type HealthIndicatorFunction,
} from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { Access } from '../access/access.js';
import { row } from '../database/sql.js';
import { JobQueue } from '../jobs/job-queue.js';

/** Below the time-outs that balancers and orchestrators usually have (5 s). */
const ANSWER_WITHIN_MS = 3_000;

type Parts = Partial<Record<string, { status: string; message?: string; responseTime?: number }>>;

/** `details` has every part that was asked, `info` those that answered, `error` those that did not. */
export interface Readiness {
  status: string;
  info?: Parts;
  error?: Parts;
  details: Parts;
}

interface Reply {
  status(code: number): unknown;
}

/** For balancers and orchestrators: open to everybody, so it names no host, no user and no error of a library. */
@ApiTags('Health')
@Controller('health')
export class HealthController {
  private readonly log = new Logger('health');

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
  ) {}

  /** The process answers. A failing database is no reason to kill it. */
  @Get()
  @Access('public')
  @HealthCheck()
  alive(): Promise<Readiness> {
    return this.health.check([]);
  }

  /** It can work: database and queue answer, and the schema is this version's. 503 names what is missing. */
  @Get('ready')
  @Access('public')
  @HealthCheck()
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<Readiness> {
    try {
      return await this.health.check([
        this.check('database', 'the database does not answer', () => this.dataSource.query('select 1')),
        this.check('migrations', 'migrations are missing: npm run migrate', () => this.assertMigrated()),
        this.check('queue', 'the queue does not answer', () => this.queue.counts()),
      ]);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      // The answer says what is down; as an error it would leave without its details.
      reply.status(error.getStatus());
      return error.getResponse() as Readiness;
    }
  }

  private check(name: string, complaint: string, ask: () => Promise<unknown>): HealthIndicatorFunction {
    const answer = async (): Promise<void> => {
      try {
        await ask();
      } catch (error) {
        this.log.warn({ event: 'not ready', missing: name, error: String(error) });
        throw new Error(complaint, { cause: error });
      }
    };
    return async () => this.indicators.check(name).attempt(answer).withTimeout(ANSWER_WITHIN_MS);
  }

  private async assertMigrated(): Promise<void> {
    const names = migrations.map(({ name }) => name);
    const found = await row<{ applied: number }>(
      this.dataSource.manager,
      `select count(*)::int as applied from migrations where name = any($1)`,
      [names],
    );
    if (found?.applied !== names.length) throw new Error(`${found?.applied ?? 0} of ${names.length} are applied`);
  }
}
