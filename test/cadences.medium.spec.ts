import { CadenceStep } from '../src/cadences/cadence-step.entity.js';
import { CadencesModule } from '../src/cadences/cadences.module.js';
import { type CadenceWithSteps, CadencesStore } from '../src/cadences/cadences.store.js';
import type { Enrollment } from '../src/cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../src/cadences/enrollments.store.js';
import { OpenEnrollments, type OpenOptions } from '../src/cadences/open-enrollments.js';
import { ReleaseHeld } from '../src/cadences/release-held.js';
import { ScanDue } from '../src/cadences/scan-due.js';
import { isOpen, nextOpen } from '../src/cadences/send-window.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { LeadsStore } from '../src/leads/leads.store.js';
import { SuppressionsStore } from '../src/leads/suppressions.store.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import type { Mailbox } from '../src/messages/mailbox.entity.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { MessagesStore } from '../src/messages/messages.store.js';
import { aLead, aMailbox, anEnrollment, aReply, aTouch, theSteps } from './builders.js';
import { startTestApp, TUESDAY, type TestApp } from './support.js';

const HOUR = 3_600_000;
const after = (hours: number) => new Date(TUESDAY.getTime() + hours * HOUR);
const BERLIN_MIDNIGHT = new Date('2026-03-10T23:00:00Z');

let test: TestApp;
let ledger: LedgerStore;

beforeAll(async () => {
  test = await startTestApp([LeadsModule, MessagesModule, CadencesModule]);
  ledger = new LedgerStore(test.database);
}, 60_000);
beforeEach(() => test.reset());
afterEach(async () => expect(await ledger.unaccounted(test.clock.at, 10)).toEqual([]));
afterAll(() => test.stop());

const scan = () => test.app.get(ScanDue).run(test.clock.at);
const reminded = () => test.queue.take('touch.draft');
const must = async <T>(found: Promise<T | null>): Promise<T> => {
  const value = await found;
  if (value === null) throw new Error('It is not there');
  return value;
};
const enrollment = (id: string) => must(test.app.get(EnrollmentsStore).find(id));
const stand = async (id: string) => {
  const { ledgerState, ledgerReason, nextActionAt } = await must(test.app.get(LeadsStore).find(id));
  return { ledgerState, ledgerReason, nextActionAt };
};
const change = (lead: Lead, to: Parameters<EnrollmentsStore['change']>[2]) =>
  test.database.transaction((tx) => test.app.get(EnrollmentsStore).change(tx, lead.id, to, test.clock.at));
const remindersRunOut = () => test.rows(`update enrollment set reminded_until = now() - interval '1 second'`);

const LANE = { fresh: 1, first: 2, followUp: 3 };

/** So many leads of a lane that are due, the first of them longest. */
async function waiting(count: number, lane: number, given: Partial<Enrollment> = {}): Promise<Enrollment[]> {
  const [, second] = await theSteps(test);
  const followUp = lane === LANE.followUp ? { stepsSent: 1, nextStepId: second!.id } : {};
  const made: Enrollment[] = [];
  for (let index = 0; index < count; index++) {
    const dueAt = new Date(TUESDAY.getTime() - (count - index) * 1_000);
    made.push(await anEnrollment(test, await aLead(test), { lane, dueAt, ...followUp, ...given }));
  }
  return made;
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('the scan', () => {
  it('reminds fresh leads before imported ones before follow-ups, each by age, and gives them the mailbox', async () => {
    const mailbox = await aMailbox(test);
    const followUps = await waiting(2, LANE.followUp, { mailboxId: mailbox.id });
    const first = await waiting(2, LANE.first);
    const fresh = await waiting(2, LANE.fresh);
    await scan();
    expect(reminded()).toEqual(ids([...fresh, ...first, ...followUps]));
    expect((await enrollment(fresh[0]!.id)).mailboxId).toBe(mailbox.id);
    await scan();
    expect(reminded()).toEqual([]);
  });

  it('keeps a share for every lane when capacity is short', async () => {
    const mailbox = await aMailbox(test, { dailyCap: 12 });
    const lanes = [
      await waiting(12, LANE.fresh),
      await waiting(12, LANE.first),
      await waiting(12, LANE.followUp, { mailboxId: mailbox.id }),
    ];
    await scan();
    const chosen = new Set(reminded());
    const counts = lanes.map((lane) => lane.filter(({ id }) => chosen.has(id)).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(12);
    expect(counts[0]).toBeGreaterThan(counts[1]!);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
    // Of each lane those that wait longest.
    for (const [index, lane] of lanes.entries()) {
      expect(ids(lane).filter((id) => chosen.has(id))).toEqual(ids(lane.slice(0, counts[index])));
    }
  });

  it.each([
    ['is not due', { dueAt: after(1) }],
    ['is held up', { notBefore: after(1), holdReason: 'window' }],
    ['is paused', { status: 'paused' as const, reason: 'by_hand', resumeAt: after(1) }],
    ['is over', { status: 'finished' as const, reason: 'completed', closedAt: TUESDAY }],
  ])('leaves out what %s', async (_, given) => {
    await aMailbox(test);
    const lead = await aLead(test);
    await anEnrollment(test, lead, given);
    await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [lead.id], TUESDAY);
    await scan();
    expect(reminded()).toEqual([]);
  });

  it('leaves out what has its text already, and takes it up again when that was cancelled', async () => {
    const mailbox = await aMailbox(test);
    const [enrolled] = await waiting(1, LANE.fresh, { mailboxId: mailbox.id });
    const touch = await aTouch(test, enrolled!);
    await scan();
    expect(reminded()).toEqual([]);
    await test.app.get(MessagesStore).change(test.database.manager, touch.id, ['queued'], { status: 'cancelled' });
    await scan();
    expect(reminded()).toEqual([enrolled!.id]);
  });

  it('reminds again when a reminder came to nothing, and not before', async () => {
    await aMailbox(test);
    const [enrolled] = await waiting(1, LANE.fresh);
    await scan();
    await scan();
    expect(reminded()).toEqual([enrolled!.id]);
    await remindersRunOut();
    await scan();
    expect(reminded()).toEqual([enrolled!.id]);
  });

  it('asks for no more drafts than the mailbox has slots, whatever is out already', async () => {
    const mailbox = await aMailbox(test, { dailyCap: 5 });
    await waiting(10, LANE.fresh);
    const other = await anEnrollment(test, await aLead(test), { mailboxId: mailbox.id, dueAt: after(9) });
    await aTouch(test, other);
    await scan();
    expect(reminded()).toHaveLength(4);
    await scan();
    expect(reminded()).toEqual([]);
  });

  it('done by several processes at once reminds of each row once, and shares each slot out once', async () => {
    await aMailbox(test, { dailyCap: 20 });
    await waiting(60, LANE.fresh);
    await Promise.all([scan(), scan(), scan()]);
    await scan();
    const all = reminded();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(20);
  });

  it('sets paused leads going again whose time has come, and reminds of them at once', async () => {
    await aMailbox(test);
    const [lead, later] = [await aLead(test), await aLead(test)];
    const enrolled = await anEnrollment(test, lead);
    await anEnrollment(test, later);
    await change(lead, { status: 'paused', reason: 'out_of_office', resumeAt: after(2) });
    await change(later, { status: 'paused', reason: 'out_of_office', resumeAt: after(3) });
    test.clock.pass(2);
    await scan();
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'active', reason: 'pause_over', resumeAt: null });
    expect(reminded()).toEqual([enrolled.id]);
    // What is late is due now: the ledger does not call it overdue.
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'due',
      nextActionAt: after(2),
    });
  });

  it('mends what lost its due time or its next step during a pause, and finishes what has none left', async () => {
    await aMailbox(test);
    const steps = await theSteps(test);
    const paused = { status: 'paused' as const, reason: 'snoozed', resumeAt: after(1), dueAt: null, nextStepId: null };
    const [lost, done] = [await aLead(test), await aLead(test)];
    const found = await anEnrollment(test, lost, { ...paused, lastStepId: steps[0]!.id, stepsSent: 1, lane: 3 });
    const over = await anEnrollment(test, done, { ...paused, lastStepId: steps.at(-1)!.id, stepsSent: 4, lane: 3 });
    await test.rows(`update lead set ledger_state = 'snoozed', next_action_at = $1`, [after(1)]);
    test.clock.pass(1);
    await scan();
    expect(await enrollment(found.id)).toMatchObject({ status: 'active', nextStepId: steps[1]!.id, dueAt: after(1) });
    expect(await enrollment(over.id)).toMatchObject({ status: 'finished', reason: 'completed' });
    expect(await stand(done.id)).toEqual({ ledgerState: 'finished', ledgerReason: 'completed', nextActionAt: null });
  });

  it('goes on although one lead cannot be resumed, and says that it could not', async () => {
    await aMailbox(test);
    const broken = await aLead(test);
    await anEnrollment(test, broken, { cadenceId: '999', status: 'paused', reason: 'snoozed', resumeAt: TUESDAY });
    await test.rows(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    );
    await test.rows(`create trigger refuses before update on enrollment for each row
      when (old.cadence_id = 999) execute function refuse()`);
    const [fresh] = await waiting(1, LANE.fresh);
    try {
      await expect(scan()).rejects.toThrow('1 rows failed');
    } finally {
      await test.rows(`drop function refuse cascade`);
    }
    expect(reminded()).toEqual([fresh!.id]);
    await test.rows(`delete from lead where id = $1`, [broken.id]);
  });
});

describe('whose window is closed', () => {
  const elsewhere = async (timeZone: string) =>
    anEnrollment(test, await aLead(test, { timeZone }), { lane: LANE.fresh, dueAt: TUESDAY });

  it('waits until it opens, takes none of the slots, and is reminded then', async () => {
    await aMailbox(test, { dailyCap: 2 });
    const asleep = [await elsewhere('America/Los_Angeles'), await elsewhere('America/Los_Angeles')];
    const awake = [await elsewhere('Europe/Berlin'), await elsewhere('Europe/Berlin')];
    await scan();
    expect(reminded()).toEqual(ids(awake));
    const { sendWindow } = await must(test.app.get(CadencesStore).find('1'));
    const opensAt = nextOpen(TUESDAY, sendWindow, 'America/Los_Angeles', null);
    for (const { id, leadId } of asleep) {
      expect(await enrollment(id)).toMatchObject({ holdReason: 'window', notBefore: opensAt, dueAt: TUESDAY });
      expect(await stand(leadId)).toMatchObject({ ledgerReason: 'window', nextActionAt: opensAt });
    }
    await test.rows(`update mailbox set daily_cap = 4`);
    await remindersRunOut();
    test.clock.at = opensAt;
    await scan();
    expect(reminded()).toEqual(expect.arrayContaining(ids(asleep)));
  });
});

describe('when nothing can go', () => {
  it('says that there is no mailbox, and looks again within the hour', async () => {
    const [enrolled] = await waiting(1, LANE.fresh);
    await scan();
    expect(reminded()).toEqual([]);
    expect(await enrollment(enrolled!.id)).toMatchObject({ holdReason: 'no_mailbox', notBefore: after(1) });
    expect(await stand(enrolled!.leadId)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'no_mailbox',
      nextActionAt: after(1),
    });
    await aMailbox(test);
    await test.app.get(ReleaseHeld).run(['no_mailbox'], TUESDAY);
    expect(await stand(enrolled!.leadId)).toMatchObject({ ledgerReason: 'due', nextActionAt: TUESDAY });
    await scan();
    expect(reminded()).toEqual([enrolled!.id]);
  });

  it('says that all mailboxes are paused', async () => {
    await aMailbox(test, { status: 'paused' });
    const [enrolled] = await waiting(1, LANE.fresh);
    await scan();
    expect(await stand(enrolled!.leadId)).toMatchObject({ ledgerReason: 'mailbox_paused', nextActionAt: after(1) });
  });

  it('keeps a thread in its mailbox while that is paused, and lets the others go', async () => {
    const [paused] = [await aMailbox(test, { status: 'paused' }), await aMailbox(test)];
    const [followUp] = await waiting(1, LANE.followUp, { mailboxId: paused.id });
    const [unbound] = await waiting(1, LANE.fresh, { mailboxId: paused.id });
    await scan();
    expect(reminded()).toEqual([unbound!.id]);
    expect(await stand(followUp!.leadId)).toEqual({
      ledgerState: 'in_cadence',
      ledgerReason: 'mailbox_paused',
      nextActionAt: after(1),
    });
  });

  it('holds up the threads of a full mailbox although another has room', async () => {
    const [full, free] = [await aMailbox(test, { dailyCap: 0 }), await aMailbox(test)];
    const [bound] = await waiting(1, LANE.followUp, { mailboxId: full.id });
    const [unbound] = await waiting(1, LANE.first, { mailboxId: full.id });
    await scan();
    expect(reminded()).toEqual([unbound!.id]);
    expect((await enrollment(unbound!.id)).mailboxId).toBe(free.id);
    expect(await stand(bound!.leadId)).toMatchObject({ ledgerReason: 'capacity', nextActionAt: BERLIN_MIDNIGHT });
  });

  it('spreads what is left over the days that come, in the order of sending, and takes it back when the cap is raised', async () => {
    const mailbox = await aMailbox(test, { dailyCap: 2 });
    await takeAll(mailbox, 2);
    const first = await waiting(3, LANE.first);
    const fresh = await waiting(2, LANE.fresh);
    await scan();
    expect(reminded()).toEqual([]);
    const days = await Promise.all([...fresh, ...first].map(async ({ id }) => (await enrollment(id)).notBefore));
    const midnights = [0, 0, 24, 24, 48].map((hours) => new Date(BERLIN_MIDNIGHT.getTime() + hours * HOUR));
    expect(days).toEqual(midnights);
    const last = first[2]!;
    expect((await enrollment(last.id)).dueAt).toEqual(last.dueAt);
    expect(await stand(last.leadId)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'capacity',
      nextActionAt: midnights[4],
    });
    await test.rows(`update mailbox set daily_cap = 10`);
    await test.app.get(ReleaseHeld).run(['capacity'], TUESDAY);
    expect(await stand(last.leadId)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'due',
      nextActionAt: TUESDAY,
    });
    await scan();
    expect(reminded()).toEqual(ids([...fresh, ...first]));
  });

  it('leaves a lead whose reply or draft holds it where it stands', async () => {
    const lead = await aLead(test);
    const enrolled = await anEnrollment(test, lead);
    await aReply(test, lead, { status: 'classified', decision: { act: 'ask_person', reason: 'unclear', until: null } });
    await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [lead.id], TUESDAY);
    await scan();
    expect((await enrollment(enrolled.id)).holdReason).toBe('no_mailbox');
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'needs_review', ledgerReason: 'unclear' });
    await test.app.get(ReleaseHeld).run(['no_mailbox'], TUESDAY);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'needs_review', ledgerReason: 'unclear' });
  });

  it('waits for no step that is deciding about a lead', async () => {
    const [busy, idle] = await waiting(2, LANE.fresh);
    const deciding = test.database.createQueryRunner();
    await deciding.startTransaction();
    await deciding.query(`select id from lead where id = $1 for update`, [busy!.leadId]);
    try {
      await scan();
    } finally {
      await deciding.rollbackTransaction();
      await deciding.release();
    }
    expect((await enrollment(idle!.id)).holdReason).toBe('no_mailbox');
    expect((await enrollment(busy!.id)).holdReason).toBeNull();
    await scan();
    expect((await enrollment(busy!.id)).holdReason).toBe('no_mailbox');
  });

  const takeAll = ({ id }: Mailbox, taken: number) =>
    test.rows(`insert into mailbox_day (mailbox_id, day, taken) values ($1, '2026-03-10', $2)`, [id, taken]);
});

describe('opening', () => {
  const open = (leads: Lead[], options?: OpenOptions) =>
    test.database.transaction((tx) => test.app.get(OpenEnrollments).run(tx, test.clock.at, ids(leads), options));
  const enrollmentsOf = (lead: Lead) =>
    test.rows<{ cadence_id: string; status: string; lane: number }>(
      `select cadence_id, status, lane from enrollment where lead_id = $1 order by id`,
      [lead.id],
    );

  async function aCadence(name: string, position: number, audience: CadenceWithSteps['audience']): Promise<string> {
    const { sendWindow } = await must(test.app.get(CadencesStore).find('1'));
    return test.database.transaction(async (tx) => {
      const dates = { createdAt: TUESDAY, updatedAt: TUESDAY };
      const cadences = test.app.get(CadencesStore);
      const saved = await cadences.save(tx, {
        name,
        position,
        status: 'active',
        audience,
        sendWindow,
        review: 'none',
        ...dates,
      });
      await cadences.replaceSteps(tx, saved, TUESDAY, [{ waitDays: 0, purpose: 'opening' }]);
      return saved.id;
    });
  }

  it('puts a fresh lead first in line, now', async () => {
    const lead = await aLead(test);
    expect(await open([lead])).toEqual([
      { leadId: lead.id, state: 'waiting_first_touch', reason: 'due', nextActionAt: TUESDAY },
    ]);
    const [first] = await theSteps(test);
    const opened = await must(test.app.get(EnrollmentsStore).openOf(lead.id));
    expect(opened).toMatchObject({
      status: 'active',
      reason: 'opened',
      lane: 1,
      nextStepId: first!.id,
      dueAt: TUESDAY,
    });
    expect(await stand(lead.id)).toEqual({
      ledgerState: 'waiting_first_touch',
      ledgerReason: 'due',
      nextActionAt: TUESDAY,
    });
  });

  it('asks cadences in their order: the first whose audience fits takes the lead', async () => {
    const german = await aCadence('German', 0, { all: [{ field: 'country', op: 'is', value: 'DE' }] });
    const retail = await aCadence('Retail', 0, { all: [{ field: 'industry', op: 'is', value: 'Retail' }] });
    const leads = [
      await aLead(test, { country: 'DE', industry: 'retail' }),
      await aLead(test, { country: 'FR', industry: 'retail' }),
      await aLead(test, { country: 'FR' }),
    ];
    await open(leads);
    const taken = await Promise.all(leads.map(async (lead) => (await enrollmentsOf(lead))[0]!.cadence_id));
    expect(taken).toEqual([german, retail, '1']);
    const chosen = await aLead(test, { country: 'FR' });
    await open([chosen], { cadenceId: german });
    expect((await enrollmentsOf(chosen))[0]!.cadence_id).toBe(german);
  });

  it('excludes, with the reason, whom no mail may reach', async () => {
    await test.rows(
      `update cadence set audience = '{"all": [{"field": "country", "op": "is", "value": "DE"}]}' where id = 1`,
    );
    const nobody = await aLead(test, { email: null, ledgerReason: 'no_address' });
    const [address, domain, elsewhere] = [await aLead(test), await aLead(test), await aLead(test, { country: 'FR' })];
    await test.app
      .get(SuppressionsStore)
      .add(
        test.database.manager,
        TUESDAY,
        { kind: 'address', value: address.email!, reason: 'unsubscribed', source: 'lead' },
        { kind: 'domain', value: domain.emailDomain!, reason: 'by_hand', source: 'user:1' },
      );
    const standings = await open([nobody, address, domain, elsewhere]);
    await test.rows(`update cadence set audience = '{"all": []}' where id = 1`);
    expect(standings.map(({ state, reason }) => [state, reason])).toEqual([
      ['excluded', 'no_address'],
      ['excluded', 'unsubscribed'],
      ['excluded', 'by_hand'],
      ['excluded', 'no_cadence'],
    ]);
    expect(await test.rows(`select count(*)::int as count from enrollment`)).toEqual([{ count: 0 }]);
  });

  it('happens once, also for two at the same time', async () => {
    const lead = await aLead(test);
    await Promise.all([open([lead]), open([lead]), open([lead])]);
    await open([lead]);
    expect(await enrollmentsOf(lead)).toHaveLength(1);
  });

  it('starts again only when it is said, and never beside an open one', async () => {
    const lead = await aLead(test);
    await open([lead]);
    expect(await open([lead], { again: true })).toEqual([]);
    await change(lead, { status: 'stopped', reason: 'by_hand' });
    expect(await open([lead])).toEqual([]);
    expect(await stand(lead.id)).toMatchObject({ ledgerState: 'closed', ledgerReason: 'by_hand' });
    expect(await open([lead], { again: true })).toMatchObject([{ state: 'waiting_first_touch' }]);
    expect((await enrollmentsOf(lead)).map(({ status }) => status)).toEqual(['stopped', 'active']);
  });

  it('leaves alone whom a rep has and whose reply waits', async () => {
    const held = await aLead(test, { ledgerState: 'with_rep', ledgerReason: 'call', nextActionAt: after(1) });
    const wrote = await aLead(test);
    await aReply(test, wrote);
    await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [wrote.id], TUESDAY);
    expect(await open([held, wrote], { again: true })).toEqual([]);
    expect(await stand(wrote.id)).toMatchObject({ ledgerState: 'answering' });
    await test.rows(`delete from lead where id = $1`, [held.id]);
  });

  it('makes every lead of an odd zone due inside its window, and spreads a list over it', async () => {
    const zones = [
      'Asia/Kolkata',
      'Pacific/Chatham',
      'America/Sao_Paulo',
      'Asia/Kathmandu',
      'Pacific/Kiritimati',
      'America/St_Johns',
    ];
    const countries = ['IN', 'NZ', 'BR', 'NP', 'KI', 'CA'];
    const leads: Lead[] = [];
    for (let index = 0; index < 200; index++) {
      const [timeZone, country] = [zones[index % 6]!, countries[index % 6]!];
      leads.push(await aLead(test, { timeZone, country, intake: index % 2 === 0 ? 'import' : 'api' }));
    }
    test.clock.at = new Date('2026-03-06T21:30:00Z');
    const standings = await open(leads);
    expect(standings).toHaveLength(200);
    const { sendWindow } = await must(test.app.get(CadencesStore).find('1'));
    const outside = standings.filter(({ nextActionAt }, index) => {
      const { timeZone, country } = leads[index]!;
      return !isOpen(nextActionAt!, sendWindow, timeZone, country) || nextActionAt! < test.clock.at;
    });
    expect(outside).toEqual([]);
    const imported = standings.filter((_, index) => leads[index]!.intake === 'import');
    expect(new Set(imported.map(({ nextActionAt }) => nextActionAt!.getTime())).size).toBeGreaterThan(60);
    const stored = await test.rows<{ wrong: number }>(
      `select count(*)::int as wrong from enrollment join lead on lead.id = lead_id where due_at is distinct from next_action_at`,
    );
    expect(stored).toEqual([{ wrong: 0 }]);
  });
});

async function call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
  const response = await fetch(`${test.url}${path}`, {
    method,
    headers: { ...test.admin, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('an edit of a cadence', () => {
  const sendWindow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true };
  const STEPS = [
    { waitDays: 0, purpose: 'opening' },
    { waitDays: 3, purpose: 'new_angle' },
    { waitDays: 4, purpose: 'question' },
    { waitDays: 7, purpose: 'close' },
  ];
  type Step = { id?: string; waitDays: number; purpose: string };
  const given = (steps: Step[]) => ({ name: 'Edited', sendWindow, review: 'none', steps });
  const stepOf = ({ id, waitDays, purpose }: CadenceStep): Step => ({ id, waitDays, purpose });

  async function aCadence(): Promise<{ id: string; steps: CadenceStep[] }> {
    const { status, body } = await call('POST', '/api/cadences', given(STEPS));
    expect(status).toBe(201);
    return body as unknown as { id: string; steps: CadenceStep[] };
  }

  /** A lead that waits for the step with that index. */
  async function aLeadAt(cadence: { id: string; steps: CadenceStep[] }, index: number, more: Partial<Enrollment> = {}) {
    const lead = await aLead(test);
    const enrolled = await anEnrollment(test, lead, {
      cadenceId: cadence.id,
      nextStepId: cadence.steps[index]!.id,
      lastStepId: cadence.steps[index - 1]?.id ?? null,
      stepsSent: index,
      lane: index === 0 ? 1 : 3,
      dueAt: after(24),
      ...more,
    });
    await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [lead.id], TUESDAY);
    return { lead, enrolled };
  }
  const edit = async (id: string, steps: Step[]) => {
    const { status, body } = await call('PUT', `/api/cadences/${id}`, given(steps));
    expect(status).toBe(200);
    return (body as unknown as { steps: CadenceStep[] }).steps;
  };

  it('that takes a step away moves those who wait for it to the next one that is still there', async () => {
    const cadence = await aCadence();
    const [opening, , question, close] = cadence.steps.map(stepOf);
    const { lead, enrolled } = await aLeadAt(cadence, 1, { holdReason: 'capacity', notBefore: after(30) });
    const other = await aLeadAt(cadence, 2);
    const steps = await edit(cadence.id, [opening!, question!, close!]);
    expect(steps.map(({ id, position }) => [id, position])).toEqual([
      [opening!.id, 1],
      [question!.id, 2],
      [close!.id, 3],
    ]);
    // The wait of 4 days counts instead of the 3: a day later.
    const moved = await enrollment(enrolled.id);
    expect(moved).toMatchObject({ nextStepId: question!.id, dueAt: after(48), holdReason: null, notBefore: null });
    expect(await stand(lead.id)).toEqual({ ledgerState: 'in_cadence', ledgerReason: 'due', nextActionAt: after(48) });
    expect((await enrollment(other.enrolled.id)).nextStepId).toBe(question!.id);
    const told = await test.rows<{ detail: object }>(`select detail from activity where act = 'cadence.changed'`);
    expect(told).toEqual([{ detail: { moved: 1, finished: 0 } }]);
  });

  it('keeps the place of steps that are gone: nobody skips what came after them', async () => {
    const cadence = await aCadence();
    const [opening, angle, question, close] = cadence.steps.map(stepOf);
    // Its last touch was the step that is taken away.
    const { enrolled } = await aLeadAt(cadence, 2, {
      status: 'paused',
      reason: 'snoozed',
      resumeAt: after(1),
      nextStepId: null,
      dueAt: null,
    });
    await edit(cadence.id, [opening!, question!, close!]);
    await edit(cadence.id, [question!, close!]);
    expect((await enrollment(enrolled.id)).lastStepId).toBe(angle!.id);
    test.clock.pass(1);
    await scan();
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'active', nextStepId: question!.id });
  });

  it('that leaves them no step finishes them', async () => {
    const cadence = await aCadence();
    const [opening, angle, question] = cadence.steps.map(stepOf);
    const { lead, enrolled } = await aLeadAt(cadence, 3);
    const away = await aLeadAt(cadence, 3, { status: 'paused', reason: 'out_of_office', resumeAt: after(5) });
    await edit(cadence.id, [opening!, angle!, question!]);
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'finished', reason: 'completed', closedAt: TUESDAY });
    expect(await stand(lead.id)).toEqual({ ledgerState: 'finished', ledgerReason: 'completed', nextActionAt: null });
    expect(await stand(away.lead.id)).toEqual({
      ledgerState: 'snoozed',
      ledgerReason: 'out_of_office',
      nextActionAt: after(5),
    });
    test.clock.pass(5);
    await scan();
    expect(await stand(away.lead.id)).toMatchObject({ ledgerState: 'finished', ledgerReason: 'completed' });
  });

  it('makes new due times fall into the window', async () => {
    const cadence = await aCadence();
    const [opening, , , close] = cadence.steps.map(stepOf);
    // Due on Wednesday; 3 days fewer and 7 more is Sunday, which is not a day of the window.
    const { enrolled } = await aLeadAt(cadence, 1);
    await edit(cadence.id, [opening!, close!]);
    expect((await enrollment(enrolled.id)).dueAt).toEqual(new Date('2026-03-16T08:00:00Z'));
  });

  it('takes drafts of the step back, and leaves alone what may have left', async () => {
    const cadence = await aCadence();
    const [opening, , question, close] = cadence.steps.map(stepOf);
    const [drafted, unknown] = [await aLeadAt(cadence, 1), await aLeadAt(cadence, 1)];
    const draft = await aTouch(test, drafted.enrolled, { status: 'needs_review', reviewBy: after(24) });
    await aTouch(test, unknown.enrolled, { status: 'unknown', reviewBy: after(24) });
    for (const { lead } of [drafted, unknown]) {
      await test.app.get(EnrollmentsStore).restoreStandings(test.database.manager, [lead.id], TUESDAY);
    }
    await edit(cadence.id, [opening!, question!, close!]);
    expect(await must(test.app.get(MessagesStore).find(draft.id))).toMatchObject({
      status: 'cancelled',
      holdReason: 'step_removed',
    });
    expect(await stand(drafted.lead.id)).toMatchObject({ ledgerState: 'in_cadence', ledgerReason: 'due' });
    expect((await enrollment(unknown.enrolled.id)).nextStepId).toBe(cadence.steps[1]!.id);
    expect(await stand(unknown.lead.id)).toMatchObject({ ledgerState: 'needs_review', ledgerReason: 'unknown_send' });
  });

  it('lets steps change places and new ones come in between', async () => {
    const cadence = await aCadence();
    const [opening, angle, question, close] = cadence.steps.map(stepOf);
    const { enrolled } = await aLeadAt(cadence, 1);
    const steps = await edit(cadence.id, [opening!, question!, { waitDays: 1, purpose: 'new_angle' }, angle!, close!]);
    expect(steps.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect((await enrollment(enrolled.id)).nextStepId).toBe(angle!.id);
  });

  it('is refused with the name of the field', async () => {
    const cadence = await aCadence();
    expect(await call('POST', '/api/cadences', given(STEPS))).toMatchObject({
      status: 409,
      body: { errors: [{ field: 'name' }] },
    });
    const [foreign] = await theSteps(test);
    expect(await call('PUT', `/api/cadences/${cadence.id}`, given([stepOf(foreign!)]))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'steps' }] },
    });
    expect((await call('PUT', `/api/cadences/${cadence.id}`, given([]))).status).toBe(400);
  });
});
