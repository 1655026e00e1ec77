import { CadencesModule } from '../src/cadences/cadences.module.js';
import { ScanDue } from '../src/cadences/scan-due.js';
import { IntakeLead } from '../src/intake/intake-lead.js';
import { IntakeModule } from '../src/intake/intake.module.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { RemindMessages } from '../src/outreach/remind-messages.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { aCompany, aMailbox, theSteps } from './builders.js';
import { startTestApp, type TestApp, TUESDAY } from './support.js';

const WAITING = 100_000;
const MINUTE = 60_000;

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([
    LeadsModule,
    MessagesModule,
    KnowledgeModule,
    CadencesModule,
    OutreachModule,
    IntakeModule,
  ]);
  await aCompany(test);
  await test.rows(`update cadence set review = 'none'`);
  await importedLeads();
}, 120_000);
afterAll(() => test.stop());

/** So many of a list, all of them due, with windows that are open. */
async function importedLeads(): Promise<void> {
  const [first] = await theSteps(test);
  await test.rows(
    `insert into lead (identity, email, email_domain, first_name, language, time_zone, time_zone_source, country, intake, lawful_basis,
       external_ids, custom, ledger_state, ledger_reason, next_action_at, created_at, updated_at)
     select 'p' || n || '@list.example', 'p' || n || '@list.example', 'list.example', 'Pat', 'en', 'Europe/Berlin', 'given', 'DE', 'import',
       'legitimate_interest', '{}', '{}', 'waiting_first_touch', 'due', $2, $2, $2 from generate_series(1, $1) as n`,
    [WAITING, TUESDAY],
  );
  await test.rows(
    `insert into enrollment (lead_id, cadence_id, status, reason, lane, next_step_id, due_at, opened_at)
     select id, 1, 'active', 'opened', 2, $1, $2, $2 from lead`,
    [first!.id, TUESDAY],
  );
  await test.rows(`analyze lead, enrollment`);
}

/** What the service does every few seconds. */
async function pass(): Promise<void> {
  await test.app.get(RemindMessages).run(test.clock.at);
  await send();
  await test.app.get(ScanDue).run(test.clock.at);
  const ids = test.queue.take('touch.draft');
  for (let at = 0; at < ids.length; at += 100) await test.app.get(DraftTouch).run({ ids: ids.slice(at, at + 100) });
  await send();
}

async function send(): Promise<void> {
  const ids = test.queue.take('message.send');
  for (let at = 0; at < ids.length; at += 100) await test.app.get(SendMessage).run({ ids: ids.slice(at, at + 100) });
}

const formLead = async (email: string) =>
  (
    await test.app.get(IntakeLead).run([{ email, firstName: 'Fay', country: 'DE' }], { intake: 'form', by: 'form' })
  )[0]!;

const sentTo = () => test.wire.mails.flatMap(({ envelope }) => envelope.to);

async function secondsUntilSent(email: string): Promise<number> {
  const from = test.clock.at.getTime();
  while (!sentTo().includes(email)) {
    if (test.clock.at.getTime() - from > MINUTE) break;
    await pass();
    test.clock.at = new Date(test.clock.at.getTime() + 5_000);
  }
  return (test.clock.at.getTime() - from) / 1_000;
}

describe('with 100,000 imported leads waiting, the first touch of a lead from a form', () => {
  it('leaves within a minute, also when the list has used what it may of the day', async () => {
    await aMailbox(test, { dailyCap: 50 });
    for (let passes = 0; passes < 4; passes++) await pass();
    expect(sentTo()).toHaveLength(45);
    await formLead('fay@form.example');
    expect(await secondsUntilSent('fay@form.example')).toBeLessThanOrEqual(60);
    const [held] = await test.rows<{ leads: number; intakes: string[] }>(
      `select count(*)::int as leads, array_agg(distinct intake) as intakes from lead where ledger_reason = 'capacity'`,
    );
    expect(held?.leads).toBeGreaterThan(10_000);
    expect(held?.intakes).toEqual(['import']);
  }, 60_000);

  it('overtakes what is written already and waits for the mailbox', async () => {
    await test.rows(`update mailbox set daily_cap = 90, gap_seconds = 5`);
    await test.rows(
      `update enrollment set not_before = null, hold_reason = null
       where id in (select id from enrollment where hold_reason = 'capacity' order by id limit 50)`,
    );
    await pass();
    const [queued] = await test.rows<{ touches: number }>(
      `select count(*)::int as touches from message where status = 'queued'`,
    );
    expect(queued?.touches).toBeGreaterThan(20);
    await formLead('finn@form.example');
    expect(await secondsUntilSent('finn@form.example')).toBeLessThanOrEqual(60);
  }, 60_000);
});
