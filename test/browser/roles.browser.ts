import type { Browser, Page } from 'playwright-core';
import { answerTo } from '../answer-mail.js';
import { inspect, launch, openTab } from './browser.js';
import { choose, fill, heading, join, press, ready, says, tabTo } from './hands.js';
import { Service } from './service.js';

interface Message {
  id: string;
  leadId: string;
}

interface Handoff {
  id: string;
  status: string;
  outcome: string | null;
  repId: string | null;
}

/** A day of each role, on the real server: what somebody does who has this role and nothing else. The tests tell one story, in their order. */
describe('a day', () => {
  const ANA = 'ana.silva@fresh.example';
  let service: Service;
  let browser: Browser;
  let marketing: Page;
  let supervisor: Page;
  let rep: Page;
  let mia: string;
  const complaints: string[] = [];
  const leads: Record<string, string> = {};

  beforeAll(async () => {
    [service, browser] = await Promise.all([Service.start(), launch()]);
    await ready(service);
    const { items } = await service.get<{ items: { name: string; sendWindow: object }[] }>('/api/cadences');
    const { name, sendWindow } = items[0]!;
    const steps = [{ waitDays: 0, purpose: 'opening' }];
    await service.call('PUT', '/api/cadences/1', { name, sendWindow, review: 'all', steps });
    const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', skipHolidays: false };
    const ofMia = { name: 'Mia Larsen', email: 'mia@brightdesk.example', hours };
    mia = (await service.call<{ id: string }>('POST', '/api/reps', ofMia)).id;
    marketing = await comesIn('Mara Holm', 'marketing');
    supervisor = await comesIn('Sven Dahl', 'supervisor');
    rep = await comesIn('Mia Larsen', 'rep', true);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  }, 60_000);

  async function comesIn(name: string, role: string, onPhone = false): Promise<Page> {
    const tab = await openTab(browser, service.url, onPhone);
    await join(tab.page, service, name, role);
    tab.page.on('close', () => complaints.push(...tab.complaints));
    return tab.page;
  }

  const wrong: string[] = [];
  const look = async (page: Page, name: string) => void wrong.push(...(await inspect(page, name)));
  const nothingAsked = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' });
  const handoffOf = async (lead: string) =>
    (await service.get<{ items: Handoff[] }>(`/api/handoffs?lead=${leads[lead]}&limit=1`)).items[0];
  const draftOf = async (lead: string) => {
    const { items } = await service.get<{ items: Message[] }>('/api/messages?status=needs_review');
    return items.find(({ leadId }) => leadId === leads[lead]);
  };
  const give = async (firstName: string) => {
    const email = `${firstName.toLowerCase()}.silva@fresh.example`;
    const lead = {
      email,
      firstName,
      lastName: 'Silva',
      company: 'Fresh Market',
      country: 'DE',
      phone: '+49 30 000001',
    };
    leads[firstName] = (await service.call<{ id: string }>('POST', '/api/leads', lead)).id;
  };

  describe('of marketing', () => {
    it('imports a list, and sees what became of it, but no words of leads', async () => {
      await marketing.getByRole('link', { name: 'Import', exact: true }).click();
      await heading(marketing, 'Import');
      const file = { name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) };
      await marketing.locator('input[type=file]').setInputFiles(file);
      await press(marketing, 'Rehearse');
      await says(marketing, 'What the rows would become');
      await press(marketing, 'Import 3 rows');
      await says(marketing, 'What became of the rows');
      await look(marketing, 'marketing-import');
      await marketing.getByRole('link', { name: 'See the leads' }).click();
      await marketing.getByRole('link', { name: 'Gil Moreau' }).click();
      await heading(marketing, 'Gil Moreau');
      await says(marketing, 'Your role sees the numbers, not the words.');
      await look(marketing, 'marketing-lead');
      for (const closed of ['Review', 'Hand-offs', 'Users and keys']) {
        expect(await marketing.getByRole('link', { name: closed }).count()).toBe(0);
      }
    });

    it('takes the list back', async () => {
      await marketing.getByRole('link', { name: 'Import', exact: true }).click();
      await marketing.getByRole('link', { name: 'fair.csv' }).first().click();
      await press(marketing, 'Take it back');
      await press(marketing.getByRole('dialog'), 'Take it back');
      await says(marketing, 'Taken back: 3 leads are gone.');
      await nothingAsked(marketing);
      await marketing.getByText('Taken back', { exact: true }).first().waitFor();
      await look(marketing, 'marketing-undone');
      expect((await service.get<{ total: number }>('/api/coverage')).total).toBe(0);
    });
  });

  describe('of a rep, on a phone', () => {
    it('is offered a lead that wants to talk, and takes it', async () => {
      await give('Ana');
      const mail = await service.advanceUntil(async () => (await service.mailsTo(ANA))[0]);
      await service.receive(answerTo(mail, `Ana Silva <${ANA}>`, WARM));
      await service.advance(SOON);
      await heading(rep, 'Hand-offs');
      await says(rep, /call me on Thursday/);
      await says(rep, 'Budget, Authority, Need, Timeline');
      await rep.getByText('Whole conversation').click();
      await rep.locator('.mail iframe').nth(1).waitFor();
      await look(rep, 'rep-offer');
      await press(rep, 'Accept');
      await says(rep, 'It is yours. The agent is silent.');
      await rep.getByText('Accepted', { exact: true }).first().click();
      await rep.getByRole('link', { name: '+4930000001' }).waitFor();
      await look(rep, 'rep-accepted');
    });

    it('answers as themselves', async () => {
      await press(rep, 'Reply as me');
      await fill(rep.getByRole('dialog'), 'Text', 'Thursday at 10 it is. I call you. Mia');
      await look(rep, 'rep-reply');
      await press(rep.getByRole('dialog'), 'Send');
      await says(rep, 'It waits for its turn to leave.');
      await nothingAsked(rep);
      const written = await service.advanceUntil(async () => (await service.mailsTo(ANA))[1], 0.25);
      expect(written.text).toContain('Thursday at 10 it is.');
    });

    it('says how it ended', async () => {
      await press(rep, 'Close with an outcome');
      await look(rep, 'rep-outcome');
      await press(rep.getByRole('dialog'), 'Meeting booked');
      await says(rep, 'Closed.');
      await nothingAsked(rep);
      expect(await handoffOf('Ana')).toMatchObject({ status: 'closed', outcome: 'meeting_booked', repId: mia });
    });
  });

  describe('of a supervisor', () => {
    const board = () => supervisor.getByRole('complementary', { name: 'Needs a person now' });
    const act = async (lead: string, item: string) => {
      await press(supervisor, `Acts: ${lead} Silva`);
      await supervisor.getByRole('menuitem', { name: item, exact: true }).click();
    };

    it('reads whether what leads said tells how their hand-offs end, and takes it along', async () => {
      await supervisor.goto('/reports');
      const panel = supervisor.getByRole('region', { name: /^What leads said/ }).first();
      const budget = panel.getByRole('row').filter({ hasText: 'Budget' });
      await budget.waitFor();
      expect((await budget.innerText()).split(/\s*\t\s*/)).toEqual([
        'Budget',
        'Not known',
        '1 100 %',
        '1 100 %',
        '1 100 %',
        '0 0 %',
        '0 0 %',
      ]);
      await says(supervisor, 'the offline writer');
      const file = supervisor.waitForEvent('download');
      await panel.getByRole('link', { name: 'CSV: qualification' }).click();
      expect((await file).suggestedFilename()).toBe('qualification.csv');
    });

    it('whispers from the board', async () => {
      for (const name of ['Ben', 'Cleo', 'Dan']) await give(name);
      await service.advanceUntil(() => draftOf('Dan'), SOON);
      await supervisor.goto('/');
      await board().getByText('Ben Silva').waitFor();
      await act('Ben', 'Whisper');
      await fill(supervisor.getByRole('dialog'), 'Whisper', 'Mention the trade fair');
      await press(supervisor.getByRole('dialog'), 'Whisper');
      await says(supervisor, 'The agent will follow it in the next mail.');
      await nothingAsked(supervisor);
      expect(await service.get(`/api/leads/${leads.Ben}`)).toMatchObject({ whisper: 'Mention the trade fair' });
    });

    it('takes a lead over for a rep, who has it on the phone', async () => {
      await act('Cleo', 'Take over');
      await choose(supervisor.getByRole('dialog'), 'Rep', 'Mia Larsen');
      await press(supervisor.getByRole('dialog'), 'Take over');
      await says(supervisor, 'It is yours; the agent is silent.');
      await nothingAsked(supervisor);
      expect(await handoffOf('Cleo')).toMatchObject({ status: 'accepted', repId: mia });
      await rep.getByRole('article').getByText('Cleo Silva').first().waitFor();
    });

    it('halts every send, and nothing leaves until it goes on', async () => {
      await press(supervisor, 'Stop all sending');
      await press(supervisor.getByRole('dialog'), 'Stop all sending');
      await says(supervisor, 'Stopped. Nothing was on the wire.');
      await nothingAsked(supervisor);
      await look(supervisor, 'supervisor-stopped');
      const draft = (await draftOf('Dan'))!;
      await service.call('POST', `/api/messages/${draft.id}/approve`);
      await service.advance(48);
      expect(await service.mailsTo('dan.silva@fresh.example')).toEqual([]);
      await press(supervisor, 'Start sending again');
      await supervisor.getByRole('button', { name: 'Stop all sending' }).waitFor();
      await service.advanceUntil(async () => (await service.mailsTo('dan.silva@fresh.example'))[0]);
    });
  });

  describe('of a rep without a mouse', () => {
    const card = (lead: string) => rep.getByRole('article').filter({ hasText: `${lead} Silva` });
    const enter = async (scope: Page | ReturnType<typeof card>, name: string) => {
      await tabTo(rep, scope.getByRole('button', { name, exact: true }));
      await rep.keyboard.press('Enter');
    };

    it('declines one offer and takes another, writes, and closes it', async () => {
      for (const name of ['Eva', 'Finn']) {
        await give(name);
        await service.call('POST', `/api/leads/${leads[name]}/hand-off`, { repId: mia });
      }
      await rep.goto('/handoffs');
      await card('Eva').waitFor();
      await enter(card('Eva'), 'Decline');
      await enter(rep.getByRole('dialog'), 'Too busy');
      await says(rep, 'Passed on to the next rep.');
      await nothingAsked(rep);
      await enter(card('Finn'), 'Accept');
      await says(rep, 'It is yours. The agent is silent.');
      await tabTo(rep, rep.getByRole('radio', { name: 'Offered' }));
      await rep.keyboard.press('ArrowRight');
      await enter(card('Finn'), 'Reply as me');
      await rep.getByRole('dialog', { name: 'Write to this lead' }).waitFor();
      await tabTo(rep, rep.getByRole('dialog').getByLabel('Subject'));
      await rep.keyboard.type('A word from Mia');
      await tabTo(rep, rep.getByRole('dialog').getByLabel('Text'));
      await rep.keyboard.type('Shall we talk tomorrow?');
      await enter(rep.getByRole('dialog'), 'Send');
      await says(rep, 'It waits for its turn to leave.');
      await nothingAsked(rep);
      await enter(card('Finn'), 'Close with an outcome');
      await enter(rep.getByRole('dialog'), 'In conversation');
      await says(rep, 'Closed.');
      await nothingAsked(rep);
      expect(await handoffOf('Finn')).toMatchObject({ status: 'closed', outcome: 'in_conversation' });
      expect(await handoffOf('Eva')).toMatchObject({ status: 'unassigned', repId: null });
    });
  });

  describe('of an admin', () => {
    it('says what is to be known of a lead', async () => {
      const tab = await openTab(browser, service.url);
      const admin = tab.page;
      await join(admin, service, 'Vera Blum', 'admin');
      await admin.goto('/company');
      await says(admin, /written by an AI assistant on behalf of Brightdesk/);
      const panel = admin.getByRole('region', { name: 'What is to be known of a lead' });
      await panel.getByRole('group', { name: 'Criterion 4' }).waitFor();
      await press(panel, 'Remove: Timeline');
      await press(panel, 'Add a criterion');
      const added = panel.getByRole('group', { name: 'Criterion 4' });
      await fill(added, 'Name', 'Größe des Teams');
      await press(panel, 'Save the criteria');
      await says(panel, 'must not be empty');
      await fill(added, 'What it asks', 'Are there at least five people who answer mails?');
      await added.getByRole('switch', { name: 'A lead that says it is not so does not fit' }).check();
      await look(admin, 'company-qualification');
      await press(panel, 'Save the criteria');
      await says(admin, 'Saved.');
      const { criteria } = await service.get<{ criteria: { id: string; required: boolean }[] }>(
        '/api/settings/qualification',
      );
      expect(criteria.map(({ id, required }) => [id, required])).toEqual([
        ['budget', false],
        ['authority', false],
        ['need', false],
        ['grosse_des_teams', true],
      ]);
      complaints.push(...tab.complaints);
      await admin.close();
    });
  });

  it('can be used by everybody, in both themes and on a phone', () => {
    expect(wrong).toEqual([]);
  });

  it('breaks no rule of its own content policy, and no script fails', async () => {
    await Promise.all([marketing, supervisor, rep].map((page) => page.close()));
    expect(complaints).toEqual([]);
  });
});

/** In hours: before the people of the sandbox decide what waits for them. */
const SOON = 0.1;

const LIST = `First Name,Last Name,Email,Company,Country
Gil,Moreau,gil@list.example,Moreau Frères,France
Hanna,Krug,hanna@list.example,Krug Werkzeuge,Germany
Ines,Costa,ines@list.example,Costa Lda,Portugal
`;

const WARM = 'Sounds good, we would love to see it. Could you call me on Thursday at 10?';
