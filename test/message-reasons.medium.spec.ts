import { IntakeModule } from '../src/intake/intake.module.js';
import type { Timeline } from '../src/intake/lead-detail.js';
import { aLead, aReply, aTouch, anEnrollment, theSteps } from './builders.js';
import { startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  test = await startFlowApp(IntakeModule);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate model_call restart identity`);
});
afterAll(() => test.stop());

const timeline = async (id: string): Promise<Timeline> =>
  (await test.call<Timeline>('GET', `/api/leads/${id}/timeline`)).body;
const messages = async (id: string) =>
  (await timeline(id)).items.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
const asked = (leadId: string, about: string, messageId: string | null, cost: number | null) =>
  test.rows(
    `insert into model_call (purpose, about, lead_id, message_id, prompt, model, outcome, cost)
     values ('touch', $2, $1, $3, 'p', 'm', 'answered', $4)`,
    [leadId, about, messageId, cost],
  );

describe('the messages of a lead', () => {
  it('say which cadence and step they are of, who chose it, and what models took for each', async () => {
    const lead = await aLead(test);
    const [first] = await theSteps(test);
    const enrollment = await anEnrollment(test, lead, { lane: 3, nextStepId: first!.id });
    const touch = await aTouch(test, enrollment, { stepId: first!.id });
    const reply = await aReply(test, lead, { status: 'settled', settledAt: test.clock.at });
    await asked(lead.id, `touch/${enrollment.id}/${first!.id}`, touch.id, 0.02);
    await asked(lead.id, `touch/${enrollment.id}/${first!.id}`, touch.id, 0.01);
    await asked(lead.id, `reply/${reply.id}`, null, null);
    await asked(lead.id, `brief/${lead.id}`, null, 5);
    const of = async (id: string) => (await messages(lead.id)).find(({ message }) => message.id === id)?.why;
    expect(await of(touch.id)).toMatchObject({
      touch: { cadence: 'Follow every lead', chosenBy: null, step: 1, purpose: 'opening', waitDays: 0 },
      modelCalls: 2,
      cost: 0.03,
    });
    expect(await of(reply.id)).toEqual({ touch: null, modelCalls: 1, cost: null });
    await test.rows(
      `insert into activity (at, actor, act, about, about_id, lead_id, detail) values ($1, 'user:7', 'lead.enroll', 'lead', $2, $2, '{}')`,
      [enrollment.openedAt, lead.id],
    );
    expect((await of(touch.id))?.touch?.chosenBy).toBe('user:7');
    expect((await timeline(lead.id)).names).toEqual({});
    await test.rows(
      `insert into app_user (id, email, name, role, password_hash, created_at) overriding system value
       values (7, 'vera@brightdesk.example', 'Vera Blum', 'admin', '-', now())`,
    );
    expect((await timeline(lead.id)).names).toEqual({ 'user:7': 'Vera Blum' });
    await test.rows(`delete from app_user where id = 7`);
  });

  it('say whether anything was said: what waits to leave was not', async () => {
    const lead = await aLead(test);
    const enrollment = await anEnrollment(test, lead);
    expect((await timeline(lead.id)).wasSaid).toBe(false);
    const touch = await aTouch(test, enrollment, { status: 'queued', sentAt: null });
    expect((await timeline(lead.id)).wasSaid).toBe(false);
    await test.rows(`update message set status = 'sent', sent_at = $2 where id = $1`, [touch.id, test.clock.at]);
    expect((await timeline(lead.id)).wasSaid).toBe(true);
  });
});
