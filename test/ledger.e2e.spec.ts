import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Clock } from '../src/clock/clock.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { Scan } from '../src/jobs/scan.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import { temperamentOf } from '../src/sandbox/prospects.js';
import { SEED } from '../src/sandbox/simulate-leads.js';
import { type RunningApp, startApp } from '../src/start-app.js';

/**
 * The ledger proves that no lead was forgotten, so it must notice when one is: each damage is done behind the product's
 * back, is named by `unaccounted`, and is mended by one pass.
 */
describe('the ledger', () => {
  let running: RunningApp;
  let dataDir: string;
  let dataSource: DataSource;
  let key: string;

  beforeAll(async () => {
    const parent = join(import.meta.dirname, '..', '.data');
    mkdirSync(parent, { recursive: true });
    dataDir = mkdtempSync(join(parent, 'ledger-'));
    key = 'a-key-for-this-test-only-000000';
    running = await startApp({
      CLOCK: 'simulated',
      DATA_DIR: dataDir,
      ADMIN_API_KEY: key,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'fatal',
    });
    dataSource = running.app.get(DataSource);
    // The checks of the schema would refuse some of the damage; the ledger must not rely on them.
    for (const table of ['enrollment', 'handoff']) await dropChecks(table);
    await setUp();
  }, 180_000);

  afterAll(async () => {
    await running?.stop();
    rmSync(realpathSync(join(dataDir, 'postgres')), { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  async function dropChecks(table: string): Promise<void> {
    const checks = await dataSource.query<{ name: string }[]>(
      `select conname as name from pg_constraint where contype = 'c' and conrelid = $1::regclass`,
      [table],
    );
    for (const { name } of checks) await dataSource.query(`alter table ${table} drop constraint "${name}"`);
  }

  async function post(path: string, body: unknown, type = 'application/json'): Promise<{ id: string; leadId: string }> {
    const response = await fetch(`${running.url}${path}`, {
      method: path === '/api/settings' ? 'PUT' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as { id: string; leadId: string };
  }

  const advance = (hours: number) => post('/api/sandbox/advance', { hours });

  async function setUp(): Promise<void> {
    await post('/api/settings', {
      name: 'Acme',
      sells: 'a shared inbox',
      audience: 'support teams',
      proof: [],
      tone: 'friendly',
      website: null,
      linkDomains: [],
      senderName: 'Nora',
      postalAddress: null,
    });
    await post('/api/mailboxes', {
      address: 'nora@acme.example',
      fromName: 'Nora',
      dailyCap: 100,
      timeZone: 'Europe/Berlin',
    });
    const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59', skipHolidays: false };
    const rep = {
      name: 'Mia',
      email: 'mia@acme.example',
      timeZone: 'UTC',
      hours,
      capacity: 50,
      countries: [],
      languages: [],
    };
    await post('/api/reps', rep);
  }

  let made = 0;
  /** Whoever is behind an address is fixed by its hash: these are people who never write. */
  async function aLead(): Promise<string> {
    const email = (): string => `lead${made}@company${made}.example`;
    do made += 1;
    while (temperamentOf(SEED, email()) !== 'silent');
    return (await post('/api/leads', { email: email(), firstName: 'Lee', country: 'DE' })).id;
  }

  async function aTouchedLead(): Promise<string> {
    const id = await aLead();
    for (let hours = 0; hours < 200; hours += 12) {
      const [lead] = await dataSource.query<{ state: string }[]>(
        `select ledger_state as state from lead where id = $1`,
        [id],
      );
      if (lead?.state === 'in_cadence') return id;
      await advance(12);
    }
    throw new Error('the first touch did not leave');
  }

  async function aHandoff(): Promise<string> {
    const id = await aTouchedLead();
    const [lead] = await dataSource.query<{ email: string }[]>(`select email from lead where id = $1`, [id]);
    const mail = `From: Lee <${lead?.email}>\r\nTo: nora@acme.example\r\nSubject: Re: hello\r\nMessage-ID: <${id}@x.example>\r\n\r\nYes, I am interested. Please call me tomorrow at 10.\r\n`;
    await post('/api/inbound/email', mail, 'message/rfc822');
    await drain();
    return id;
  }

  async function drain(): Promise<void> {
    for (let scans = 0; scans < 20; scans++) {
      await running.app.get<Scan>(Scan).run();
      if ((await running.app.get(JobQueue).unfinished()) === 0) return;
      while ((await running.app.get(JobQueue).unfinished()) > 0) await sleep(5);
    }
  }

  async function faults(): Promise<{ leadId: string; fault: string }[]> {
    const now = await running.app.get<Clock>(Clock).now();
    const found = await running.app.get(LedgerStore).unaccounted(now, 100);
    return found.map(({ leadId, fault }) => ({ leadId, fault }));
  }

  const damages: { damage: string; lead: () => Promise<string>; sql: string; fault: string }[] = [
    {
      damage: 'an enrollment is deleted',
      lead: aLead,
      sql: `delete from enrollment where lead_id = $1`,
      fault: 'no_state',
    },
    {
      damage: 'the enrollment of a lead that was written to is deleted',
      lead: aTouchedLead,
      sql: `delete from enrollment where lead_id = $1`,
      fault: 'no_state',
    },
    {
      damage: 'a due time is nulled',
      lead: aLead,
      sql: `update enrollment set due_at = null where lead_id = $1`,
      fault: 'due_time_missing',
    },
    {
      damage: 'a next step is nulled',
      lead: aTouchedLead,
      sql: `update enrollment set next_step_id = null where lead_id = $1`,
      fault: 'due_time_missing',
    },
    {
      damage: 'a pause waits for a reply that is not there',
      lead: aTouchedLead,
      sql: `with paused as (update enrollment set status = 'paused', reason = 'replied', pause_owner = 'agent' where lead_id = $1)
            update lead set ledger_state = 'snoozed' where id = $1`,
      fault: 'pause_without_reply',
    },
    {
      damage: 'the stored state is wrong',
      lead: aTouchedLead,
      sql: `update lead set ledger_state = 'finished', next_action_at = null where id = $1`,
      fault: 'state_differs',
    },
    {
      damage: 'the next action is missing',
      lead: aTouchedLead,
      sql: `update lead set next_action_at = null where id = $1`,
      fault: 'next_action_missing',
    },
    {
      damage: 'the next action is long past',
      lead: aTouchedLead,
      sql: `update lead set next_action_at = next_action_at - interval '90 days' where id = $1`,
      fault: 'next_action_overdue',
    },
    {
      damage: 'a worker died with a message in its hands',
      lead: aTouchedLead,
      sql: `insert into message (lead_id, direction, kind, status, leased_until, created_at, enrollment_id, step_id)
            select lead_id, 'out', 'touch', 'sending', now() - interval '1 hour', now(), id, next_step_id from enrollment where lead_id = $1`,
      fault: 'stale_lease',
    },
    {
      damage: 'a reply is orphaned',
      lead: aTouchedLead,
      sql: `insert into message (lead_id, direction, kind, status, body, received_at, created_at, digest)
            values ($1, 'in', 'reply', 'received', 'Please call me, I am interested', now(), now(), 'orphan')`,
      fault: 'state_differs',
    },
    {
      damage: 'an open offer is deleted',
      lead: aHandoff,
      sql: `delete from offer using handoff where handoff.id = offer.handoff_id and lead_id = $1`,
      fault: 'offer_missing',
    },
    {
      damage: 'a hand-off has lost its clock',
      lead: aHandoff,
      sql: `update handoff set act_at = null where lead_id = $1`,
      fault: 'handoff_without_clock',
    },
  ];

  it.each(damages)(
    'notices and mends it when $damage',
    async ({ lead, sql, fault }) => {
      const leadId = await lead();
      expect(await faults()).toEqual([]);
      await dataSource.query(sql, [leadId]);
      expect(await faults()).toEqual([{ leadId, fault }]);
      await running.app.get<Scan>(Scan).audit();
      await drain();
      expect(await faults()).toEqual([]);
      const [mended] = await dataSource.query<{ acts: number }[]>(
        `select count(*)::int as acts from activity where lead_id = $1 and act in ('ledger.mended', 'message.queued', 'message.unknown')`,
        [leadId],
      );
      expect(mended?.acts).toBeGreaterThan(0);
    },
    180_000,
  );

  it('calls nothing late that fell into a jump of the simulated clock, and what is older late', async () => {
    const id = await aTouchedLead();
    const unaccounted = async (minutes: number): Promise<unknown> => {
      await dataSource.query(
        `update lead set next_action_at = simulated_clock.now - $2 * interval '1 minute' from simulated_clock where lead.id = $1`,
        [id, minutes],
      );
      const answer = await fetch(`${running.url}/api/coverage`, { headers: { authorization: `Bearer ${key}` } });
      return ((await answer.json()) as { unaccounted: number }).unaccounted;
    };
    expect(await unaccounted(119)).toBe(0);
    expect(await unaccounted(180)).toBe(1);
    await running.app.get<Scan>(Scan).audit();
    await drain();
    expect(await faults()).toEqual([]);
  }, 180_000);

  it('never sends a step twice to a lead whose enrollment was recovered', async () => {
    await advance(24 * 20);
    const twice = await dataSource.query<object[]>(
      `select lead_id, step_id from message where kind = 'touch' and status = 'sent' group by 1, 2 having count(*) > 1`,
    );
    expect(twice).toEqual([]);
  }, 180_000);
});
