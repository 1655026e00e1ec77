import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../servers/programs.js';
import { verdict } from './checker.js';
import { Company } from './company.js';
import { isAwaited, loseQueue, passTime } from './nemesis.js';
import { People } from './people.js';

const SEED = 10;

/** F10: a worker's event loop is blocked in the middle of a job for longer than its leases last, and another worker goes on. */
describe('a worker whose event loop is blocked', () => {
  let company: Company;
  let people: People;
  beforeAll(async () => {
    company = await Company.found(SEED);
    await company.open();
    const { sink, author, url } = company.servers;
    sink.troubled = false;
    author.troubled = false;
    people = new People(SEED, url, sink);
  }, 180_000);
  afterAll(() => company?.close(), 60_000);

  interface Row {
    status: string;
    fence: number;
    attempts: number;
  }
  const query = async <T extends object>(statement: string, params: unknown[] = []): Promise<T[]> =>
    (await company.servers.database.query<T>(statement, params)).rows;
  const firstTouch = async (address: string): Promise<Row> => {
    const [touch] = await query<Row>(
      `select message.status, fence, attempts from message join lead on lead.id = lead_id where lead.email = $1 order by message.id limit 1`,
      [address],
    );
    if (!touch) throw new Error('not written yet');
    return touch;
  };
  const leasesRunOut = () =>
    query(
      `update message set leased_until = now() - interval '1 second', reminded_until = null where status in ('queued', 'sending')`,
    );
  const takenBy = (address: string): string[] =>
    company.servers.sink.taken().flatMap(({ to, messageId }) => (to === address ? [messageId] : []));
  /** Leaves only this worker running. */
  async function alone(): Promise<void> {
    const [one, two] = company.programs.workers;
    one!.start();
    await two!.end('SIGTERM');
  }
  const another = () => company.programs.workers[1]!.start();
  const block = () => company.programs.workers[0]!.signal('SIGUSR2');
  const unblock = () => writeFileSync(join(company.folder, 'unblock'), '');
  const leadsEnd = (address: string) =>
    until('the lead has had every mail', 90, async () => {
      await passTime(company.servers.database);
      const [lead] = await query<{ ledger: string }>(`select ledger_state as ledger from lead where email = $1`, [
        address,
      ]);
      return lead?.ledger === 'finished';
    });

  async function oneMore(): Promise<string> {
    const n = await people.bringLead();
    const { address } = people.leads[n - 1]!;
    expect(company.servers.sink.isUnknown(address)).toBe(false);
    return address;
  }

  it('before the wire: its lease is another’s by then, and what it had begun comes to nothing', async () => {
    const { database } = company.servers;
    await alone();
    await query('begin');
    // The last that a claim waits for before it claims.
    await query('select from mailbox for update');
    const address = await oneMore();
    await until('the claim is under way', 30, () => isAwaited(database));
    const { fence } = await firstTouch(address);
    block();
    another();
    await sleep(200);
    await query('rollback');
    // Its job would be given to another one after a minute, when the queue has missed it: so long nobody has to wait here.
    await loseQueue(company.servers);
    await until('the other worker has the lease', 30, async () => {
      await leasesRunOut();
      return (await firstTouch(address)).fence > fence;
    });
    unblock();
    await leadsEnd(address);
    expect((await firstTouch(address)).attempts).toBe(1);
    expect(takenBy(address)).toHaveLength(3);
    expect(new Set(takenBy(address)).size).toBe(3);
  }, 180_000);

  it('on the wire: nobody sends again, and its late answer is the truth', async () => {
    const { sink } = company.servers;
    await alone();
    const dot = sink.atNextDot(60_000, async (to) => {
      block();
      another();
      await until('the other worker gives it up', 30, async () => {
        await leasesRunOut();
        return (await firstTouch(to)).status === 'unknown';
      });
      unblock();
    });
    const address = await oneMore();
    expect(await dot).toBe(true);
    await until('its answer is heard', 30, async () => (await firstTouch(address)).status === 'sent');
    await leadsEnd(address);
    expect(takenBy(address)).toHaveLength(3);
    expect(new Set(takenBy(address)).size).toBe(3);
  }, 180_000);

  it('keeps every law', async () => {
    const { database, sink, author } = company.servers;
    const coverage = await company.call<{ total: number; unaccounted: number; states: Record<string, number> }>(
      'GET',
      '/api/coverage',
    );
    const { leads, replies } = people;
    const prompts = author.prompts();
    const evidence = { database, coverage, taken: sink.taken(), prompts, leads, replies, isUnknown: () => false };
    expect(await verdict(SEED, evidence)).toBe(`seed ${SEED}: every law holds`);
    rmSync(company.folder, { recursive: true, force: true });
  }, 60_000);
});
