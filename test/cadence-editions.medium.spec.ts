import type { CadenceStep } from '../src/cadences/cadence-step.entity.js';
import type { CadenceWithSteps } from '../src/cadences/cadences.store.js';
import type { Enrollment } from '../src/cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../src/cadences/enrollments.store.js';
import { OpenEnrollments } from '../src/cadences/open-enrollments.js';
import { MessagesStore } from '../src/messages/messages.store.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import { LeadsStore } from '../src/leads/leads.store.js';
import { SendEffects } from '../src/outreach/send-effects.js';
import { aCompany, aLead, anEnrollment, aTouch } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import { TUESDAY, type TestApp } from './support.js';

const after = (hours: number) => new Date(TUESDAY.getTime() + hours * 3_600_000);
const sendWindow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true };
const STEPS = [
  { waitDays: 0, purpose: 'opening' },
  { waitDays: 3, purpose: 'new_angle' },
  { waitDays: 4, purpose: 'question' },
  { waitDays: 7, purpose: 'close' },
];
type Step = { id?: string; waitDays: number; purpose: string };

let test: TestApp;

beforeAll(async () => (test = await startFlowApp()), 60_000);
beforeEach(async () => {
  await test.reset();
  await aCompany(test);
});
afterEach(() => expectAllAccounted(test));
afterAll(() => test.stop());

const given = (steps: Step[]) => ({ name: 'Edited', sendWindow, review: 'none', steps });
const stepOf = ({ id, waitDays, purpose }: CadenceStep): Step => ({ id, waitDays, purpose });
const idsOf = ({ steps }: { steps: { id: string }[] }) => steps.map(({ id }) => id);
const cadenceOf = async (id: string) => (await test.call<CadenceWithSteps>('GET', `/api/cadences/${id}`)).body;

async function aCadence(): Promise<CadenceWithSteps> {
  const { status, body } = await test.call<CadenceWithSteps>('POST', '/api/cadences', given(STEPS));
  expect(status).toBe(201);
  return body;
}

async function edit(id: string, steps: Step[], more: { underWay: string; name?: string }): Promise<CadenceStep[]> {
  const { status, body } = await test.call<CadenceWithSteps>('PUT', `/api/cadences/${id}`, {
    ...given(steps),
    ...more,
  });
  expect(status).toBe(200);
  return body.steps;
}

async function enrollment(id: string): Promise<Enrollment> {
  const found = await test.app.get(EnrollmentsStore).find(id);
  if (!found) throw new Error(`There is no enrollment ${id}`);
  return found;
}

/** A lead that waits for the step with that index. */
async function aLeadAt(cadence: CadenceWithSteps, index: number, more: Partial<Enrollment> = {}) {
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
  return enrolled;
}

/** A lead that enters the cadence now: the id of its enrollment. */
async function newcomer(cadenceId: string): Promise<string> {
  const lead = await aLead(test);
  await test.database.transaction((tx) => test.app.get(OpenEnrollments).run(tx, TUESDAY, [lead.id], { cadenceId }));
  return (await test.app.get(EnrollmentsStore).openOf(lead.id))!.id;
}

/** The steps that follow, each as if its mail had left. */
async function sentAll(id: string): Promise<string[]> {
  const walked: string[] = [];
  for (let one = await enrollment(id); one.nextStepId; one = await enrollment(id)) {
    const done = { stepId: one.nextStepId, mailed: true };
    walked.push(done.stepId);
    const lead = await test.app.get(LeadsStore).find(one.leadId);
    await test.database.transaction(async (tx) => {
      await test.app.get(SendEffects).advance(tx, lead!, one, done, TUESDAY);
      await test.app.get(EnrollmentsStore).restoreStandings(tx, [one.leadId], TUESDAY);
    });
  }
  return walked;
}

describe('an edit for new leads only', () => {
  const keep = { underWay: 'keep' };

  it('lets those under way go through the steps they began with, to the end', async () => {
    const cadence = await aCadence();
    const [opening, angle, , close] = cadence.steps.map(stepOf);
    const enrolled = await aLeadAt(cadence, 1);
    const draft = await aTouch(test, enrolled, { status: 'needs_review', reviewBy: after(24) });
    const before = await enrollment(enrolled.id);
    const steps = await edit(cadence.id, [opening!, close!], keep);
    expect(steps).toHaveLength(2);
    expect(idsOf({ steps }).filter((id) => idsOf(cadence).includes(id))).toEqual([]);
    expect(await enrollment(enrolled.id)).toEqual(before);
    expect(await test.app.get(MessagesStore).find(draft.id)).toMatchObject({ status: 'needs_review' });
    const fresh = await newcomer(cadence.id);
    expect(await sentAll(enrolled.id)).toEqual([angle!.id, ...idsOf(cadence).slice(2)]);
    expect(await sentAll(fresh)).toEqual(idsOf({ steps }));
    expect(await enrollment(enrolled.id)).toMatchObject({ status: 'finished', stepsSent: 4 });
  });

  it('begins nothing where no step has changed', async () => {
    const cadence = await aCadence();
    const steps = await edit(cadence.id, cadence.steps.map(stepOf), { ...keep, name: 'Renamed' });
    expect(idsOf({ steps })).toEqual(idsOf(cadence));
    expect(await cadenceOf(cadence.id)).toMatchObject({ name: 'Renamed', edition: 1 });
  });

  it('can be done again and again, and a later one for everybody takes all of them along', async () => {
    const cadence = await aCadence();
    const [opening, angle, question] = cadence.steps.map(stepOf);
    const first = await aLeadAt(cadence, 1);
    const last = await aLeadAt(cadence, 3);
    const second = await edit(cadence.id, [opening!, angle!, question!], keep);
    const between = await newcomer(cadence.id);
    const third = await edit(
      cadence.id,
      [stepOf(second[0]!), { ...stepOf(second[2]!), waitDays: 5 }, { waitDays: 7, purpose: 'close' }],
      keep,
    );
    expect(await enrollment(between)).toMatchObject({ nextStepId: second[0]!.id });
    const now = await edit(cadence.id, third.map(stepOf), { underWay: 'move' });
    expect(idsOf({ steps: now })).toEqual(idsOf({ steps: third }));
    // The second step is 2 days later now than it was.
    expect(await enrollment(first.id)).toMatchObject({ nextStepId: now[1]!.id, dueAt: after(24 + 48) });
    expect(await enrollment(between)).toMatchObject({ nextStepId: now[0]!.id });
    // There is no fourth mail any more.
    expect(await enrollment(last.id)).toMatchObject({ status: 'finished', reason: 'completed' });
    expect(await sentAll(first.id)).toEqual(idsOf({ steps: now.slice(1) }));
  });

  it('is not done twice at once: who comes second is told that the steps are others now', async () => {
    const cadence = await aCadence();
    const [opening, angle] = cadence.steps.map(stepOf);
    const save = (steps: Step[], underWay: string) =>
      test.call('PUT', `/api/cadences/${cadence.id}`, { ...given(steps), underWay });
    const both = await Promise.all([save([opening!], 'keep'), save([opening!, angle!], 'keep')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
    expect(await cadenceOf(cadence.id)).toMatchObject({ edition: 2 });
    expect((await save([opening!], 'move')).body).toMatchObject({ errors: [{ field: 'steps' }] });
  });

  it('says how many it would leave as they are', async () => {
    const cadence = await aCadence();
    await aLeadAt(cadence, 1);
    await aLeadAt(cadence, 3, { status: 'paused', reason: 'out_of_office', resumeAt: after(5) });
    const over = { status: 'finished' as const, reason: 'completed', closedAt: TUESDAY, dueAt: null, nextStepId: null };
    await aLeadAt(cadence, 3, over);
    expect(await test.call('GET', `/api/cadences/${cadence.id}/under-way`)).toEqual({
      status: 200,
      body: { leads: 2 },
    });
    expect((await test.call('GET', '/api/cadences/99/under-way')).status).toBe(404);
  });

  it('tells the writer of the steps the lead is going through', async () => {
    const cadence = await aCadence();
    const enrolled = await aLeadAt(cadence, 2, { dueAt: TUESDAY });
    await edit(cadence.id, [stepOf(cadence.steps[0]!)], keep);
    await test.app.get(DraftTouch).run({ ids: [enrolled.id] });
    expect(test.writer.briefs).toMatchObject([{ step: { number: 3, of: 4, purpose: 'question' } }]);
  });

  it('loses no mail of a lead that entered the older edition at the moment it ended', async () => {
    const cadence = await aCadence();
    const second = await edit(cadence.id, [stepOf(cadence.steps[0]!), stepOf(cadence.steps[3]!)], keep);
    await edit(cadence.id, second.map(stepOf), { underWay: 'move' });
    const late = await aLeadAt(cadence, 0, { dueAt: TUESDAY });
    await test.app.get(DraftTouch).run({ ids: [late.id] });
    expect(await enrollment(late.id)).toMatchObject({ nextStepId: second[0]!.id, stepsSent: 0 });
  });
});
