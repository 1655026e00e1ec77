import { CadencesModule } from '../src/cadences/cadences.module.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { aLead, aMailbox, anEnrollment } from './builders.js';
import { expectAllAccounted } from './flow-app.js';
import { startTestApp, type TestApp } from './support.js';

const COMPANY = {
  name: 'Acme',
  sells: 'desks',
  audience: 'offices',
  senderName: 'Nora',
  website: 'https://acme.example',
};

let test: TestApp;

beforeAll(async () => {
  const modules = [LeadsModule, MessagesModule, KnowledgeModule, CadencesModule, OutreachModule];
  // Real mail: it wants a postal address.
  test = await startTestApp(modules, undefined, { PUBLIC_URL: 'https://leads.example' });
  await test.rows(`update cadence set review = 'none'`);
}, 60_000);
beforeEach(() => test.reset());
afterEach(() => expectAllAccounted(test));
afterAll(() => test.stop());

const put = (body: object) => test.call('PUT', '/api/settings', body);
const draft = (id: string) => test.app.get(DraftTouch).run({ ids: [id] });
const reasons = () => test.rows<{ ledger_reason: string }>(`select ledger_reason from lead`);

async function due() {
  const { id: mailboxId } = await aMailbox(test, { wire: 'smtp', repliesBy: 'webhook' });
  return anEnrollment(test, await aLead(test), { mailboxId });
}

describe('what the company is', () => {
  it('is kept, and what cannot stand in a mail is refused', async () => {
    expect(await test.call('GET', '/api/settings')).toMatchObject({ status: 200, body: { name: '', updatedAt: null } });
    expect((await put(COMPANY)).status).toBe(200);
    expect((await test.call('GET', '/api/settings')).body).toMatchObject({ ...COMPANY, tone: 'friendly', proof: [] });
    expect((await put({ ...COMPANY, senderName: 'A\nB' })).status).toBe(400);
  });

  it('lets leads be written to at once that waited for it', async () => {
    const { id } = await due();
    await draft(id);
    expect(await reasons()).toEqual([{ ledger_reason: 'company_not_described' }]);
    await put(COMPANY);
    expect(await reasons()).toEqual([{ ledger_reason: 'due' }]);
    expect(await test.rows(`select from enrollment where not_before is null and hold_reason is null`)).toHaveLength(1);
  });

  it('lets mails leave at once that waited for a postal address', async () => {
    await put(COMPANY);
    await draft((await due()).id);
    const ids = test.queue.take('message.send');
    await test.app.get(SendMessage).run({ ids });
    expect(await reasons()).toEqual([{ ledger_reason: 'no_postal_address' }]);
    await put({ ...COMPANY, postalAddress: '1 Main Street, Springfield' });
    await test.app.get(SendMessage).run({ ids });
    expect(test.wire.mails).toHaveLength(1);
  });
});
