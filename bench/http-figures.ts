import { join } from 'node:path';
import { Body, Controller, Inject, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { alternate, type Figure, median, percentile } from './figure.js';
import { send } from './http-load.js';
import { importList, writeList } from './lead-list.js';
import type { Stage } from './stage.js';

const CONNECTIONS = 50;
const MANY = 100;
const READERS = 5;

interface BareLead {
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  country: string;
}

/** The least that could take a lead: no checks, no history, no ledger. */
@Controller()
class BareController {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  @Post('one')
  async one(@Body() { email, firstName, lastName, company, country }: BareLead): Promise<unknown> {
    const insert = `insert into bare_taken (email, first_name, last_name, company, country) values ($1, $2, $3, $4, $5)
      on conflict (email) do nothing returning id`;
    return (await this.pool.query(insert, [email, firstName, lastName, company, country])).rows;
  }

  @Post('many')
  async many(@Body() { leads }: { leads: BareLead[] }): Promise<unknown> {
    const column = (name: keyof BareLead): string[] => leads.map((lead) => lead[name]);
    const insert = `insert into bare_taken (email, first_name, last_name, company, country)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) on conflict (email) do nothing returning id`;
    const columns = (['email', 'firstName', 'lastName', 'company', 'country'] as const).map(column);
    return (await this.pool.query(insert, columns)).rows;
  }
}

async function bareService(stage: Stage): Promise<NestFastifyApplication> {
  @Module({ controllers: [BareController], providers: [{ provide: pg.Pool, useValue: stage.pool }] })
  class BareModule {}

  const app = await NestFactory.create<NestFastifyApplication>(
    BareModule,
    new FastifyAdapter({ bodyLimit: 8_388_608 }),
    {
      logger: false,
    },
  );
  await app.listen(0, '127.0.0.1');
  return app;
}

/** G6, G15 and G16: what the API does in a second, and what it does during an import. */
export async function httpFigures(
  stage: Stage,
  { leads, rounds, seconds }: { leads: number; rounds: number; seconds: number },
): Promise<Figure[]> {
  await stage.pool.query(`drop table if exists bare_taken`);
  await stage.pool.query(
    `create table bare_taken (id bigint generated always as identity primary key, email text unique, first_name text, last_name text,
       company text, country text)`,
  );
  const bare = await bareService(stage);
  const bareUrl = await bare.getUrl();
  let name = 0;
  const rate = async (url: string, perRequest: number): Promise<number> => {
    const load = { url, method: 'POST' as const, headers: stage.headers, leads: perRequest, connections: CONNECTIONS };
    const sent = await send({ ...load, seconds, name: `load${++name}` });
    return (sent.requests * perRequest) / sent.seconds;
  };
  const compared = (ours: string, theirs: string, perRequest: number) =>
    alternate(
      rounds,
      () => stage.empty().then(() => rate(stage.url + ours, perRequest)),
      () => rate(bareUrl + theirs, perRequest),
    );
  const one = await compared('/api/leads', '/one', 1);
  const many = await compared('/api/leads/bulk', '/many', MANY);
  await bare.close();
  await stage.pool.query(`drop table bare_taken`);
  const goals = { floor: 0.4, stretch: 0.6, better: 'more', unit: 'ratio' } as const;
  const told = ({ product, yardstick }: typeof one): string =>
    `${Math.round(median(product))} leads/s of ${Math.round(median(yardstick))}`;
  const what = `(${CONNECTIONS} at once); to a bare insert behind the same framework`;
  return [
    { ...goals, goal: 'G15', what: `POST of one lead ${what}`, values: one.ratios, told: told(one) },
    { ...goals, goal: 'G16', what: `POST of ${MANY} leads ${what}`, values: many.ratios, told: told(many) },
    await duringImport(stage, { leads, rounds, seconds }),
  ];
}

async function duringImport(
  stage: Stage,
  { leads, rounds, seconds }: { leads: number; rounds: number; seconds: number },
): Promise<Figure> {
  const p99 = async (): Promise<number> => {
    const url = `${stage.url}/api/leads?limit=20`;
    const load = { url, method: 'GET' as const, headers: stage.headers, leads: 0, connections: READERS };
    return percentile((await send({ ...load, seconds, name: 'reader' })).took, 0.99);
  };
  const list = await writeList(join(stage.folder, 'during.csv'), leads);
  const busy = async (): Promise<number> => {
    await stage.empty();
    const importing = importList(stage, list);
    const [took] = await Promise.all([p99(), importing]);
    return took;
  };
  const run = await alternate(rounds, busy, p99);
  return {
    goal: 'G6',
    what: `p99 of the list of leads during an import; to the same when idle`,
    floor: 5,
    stretch: 3,
    better: 'less',
    unit: 'ratio',
    values: run.ratios,
    told: `${median(run.product).toFixed(1)} ms to ${median(run.yardstick).toFixed(1)} ms`,
  };
}
