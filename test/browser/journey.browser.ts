import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { answerTo } from '../answer-mail.js';
import { inspect, launch, openTab } from './browser.js';
import { fill, heading, PASSWORD, press, says, tabTo } from './hands.js';
import { Service } from './service.js';

/** From the first start to a won deal, through the console and the public API only. The tests tell one story, in their order. */
describe('the console, from the first visit to a lead that is won', () => {
  const ANA = 'ana.silva@fresh.example';
  let service: Service;
  let browser: Browser;
  let admin: Page;
  let rep: Page;
  let complaints: string[];
  let repComplaints: string[];

  beforeAll(async () => {
    [service, browser] = await Promise.all([Service.start(), launch()]);
    ({ page: admin, complaints } = await openTab(browser, service.url));
    ({ page: rep, complaints: repComplaints } = await openTab(browser, service.url));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  }, 60_000);

  /** What is wrong with the pages that were seen. It is told at the end: the story goes on. */
  const wrong: string[] = [];
  const look = async (page: Page, name: string) => void wrong.push(...(await inspect(page, name)));

  it('lets nobody in but by the link that was printed', async () => {
    await admin.goto('/');
    await says(admin, /Open the link that was printed/);
    await admin.goto('/setup?token=guessed');
    await fill(admin, 'Your name', 'Vera');
    await fill(admin, 'Email', 'vera@brightdesk.example');
    await fill(admin, 'Choose a password', PASSWORD);
    await press(admin, 'Start');
    await admin.getByRole('alert').waitFor();
    await look(admin, 'setup');
  });

  it('makes the first admin, to whom the empty board says what to do', async () => {
    await admin.goto(service.setupLink);
    await fill(admin, 'Your name', 'Vera Blum');
    await fill(admin, 'Email', 'vera@brightdesk.example');
    await fill(admin, 'Choose a password', PASSWORD);
    await press(admin, 'Start');
    await heading(admin, 'Board');
    await says(admin, 'Import a file of leads');
    await look(admin, 'board-empty');
  });

  it('signs out, refuses a wrong password, and signs in', async () => {
    await press(admin, 'Account of Vera Blum');
    await admin.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading(admin, 'Sign in');
    await fill(admin, 'Email', 'vera@brightdesk.example');
    await fill(admin, 'Password', 'not this one, surely');
    await press(admin, 'Sign in');
    await admin.getByRole('alert').waitFor();
    await look(admin, 'sign-in');
    await fill(admin, 'Password', PASSWORD);
    await press(admin, 'Sign in');
    await heading(admin, 'Board');
  });

  it('is set up on its pages', async () => {
    await admin.getByRole('link', { name: 'Company' }).click();
    await fill(admin, 'Company', 'Brightdesk');
    await fill(admin, 'Mails are signed by', 'Nora Lind');
    await fill(admin, 'We sell', 'a shared inbox for support teams');
    await fill(admin, 'We sell to', 'support teams of 5 to 50 people');
    await fill(admin, 'Website', 'no address');
    await press(admin, 'Save the company');
    await says(admin, /must be a URL such as/);
    await fill(admin, 'Website', 'https://brightdesk.example');
    await fill(admin, 'Postal address', '1 Main Street, Springfield');
    await press(admin, 'Save the company');
    await says(admin, 'Saved.');

    await admin.getByRole('link', { name: 'Mailboxes' }).click();
    await press(admin, 'Add a mailbox');
    await fill(admin.getByRole('dialog'), 'Address', 'nora@brightdesk.example');
    await fill(admin.getByRole('dialog'), 'Name of the sender', 'Nora Lind');
    await press(admin.getByRole('dialog'), 'Save');
    await admin.getByRole('article', { name: 'nora@brightdesk.example' }).waitFor();

    await admin.getByRole('link', { name: 'Reps' }).click();
    await press(admin, 'Add a rep');
    await fill(admin.getByRole('dialog'), 'Name', 'Mia Larsen');
    await fill(admin.getByRole('dialog'), 'Email', 'mia@brightdesk.example');
    await fill(admin.getByRole('dialog'), 'From', '00:00');
    await fill(admin.getByRole('dialog'), 'To', '24:00');
    await press(admin.getByRole('dialog'), 'Save');
    await admin.getByRole('cell', { name: /Mia Larsen mia@/ }).waitFor();

    await admin.getByRole('link', { name: 'Cadences' }).click();
    await look(admin, 'cadences');
    await admin.getByRole('link', { name: 'Follow every lead' }).click();
    await admin.locator('input').and(admin.getByLabel('Review')).first().click();
    await admin.getByRole('option', { name: 'The first mail is approved' }).click();
    await look(admin, 'cadence');
    await press(admin, 'Save');
    await says(admin, 'Saved.');
  });

  it('imports an export of HubSpot, and the board fills while it is open', async () => {
    const board = await admin.context().newPage();
    await board.goto('/');
    await says(board, 'No leads yet: where to begin');
    await admin.getByRole('link', { name: 'Import', exact: true }).click();
    await heading(admin, 'Import');
    const file = { name: 'hubspot-crm-exports-all-contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(HUBSPOT) };
    await admin.locator('input[type=file]').setInputFiles(file);
    await says(admin, 'HubSpot, CSV, 13 columns.');
    await look(admin, 'import-preview');
    await press(admin, 'Rehearse');
    await says(admin, 'What the rows would become');
    await look(admin, 'import-rehearsed');
    await says(board, 'No leads yet: where to begin');
    await press(admin, 'Import 3 rows');
    await says(admin, 'What became of the rows');
    await look(admin, 'import');
    await says(board, '3 leads');
    await board.close();
    await admin.getByRole('link', { name: 'Board' }).click();
    await says(admin, 'Every lead is in exactly one state.');
    await look(admin, 'board');
  });

  it('shows the leads, and finds one', async () => {
    await admin.getByRole('link', { name: 'Leads', exact: true }).click();
    await heading(admin, 'Leads');
    await admin.getByRole('link', { name: 'Ben Ode' }).waitFor();
    await fill(admin, 'Name, company or address', 'silva');
    await admin.getByRole('link', { name: 'Ben Ode' }).waitFor({ state: 'detached' });
    await admin.waitForURL(/q=silva/);
    await look(admin, 'leads');
  });

  it('has a person approve the first mail', async () => {
    const leadId = await idOf(service, ANA);
    const draft = await service.advanceUntil(() => draftTo(service, leadId));
    await admin.getByRole('link', { name: /^Review/ }).click();
    await heading(admin, 'Review');
    await admin.goto(`/review?id=${draft.id}`);
    await says(admin, draft.subject);
    await look(admin, 'review');
    await press(admin, 'Approve');
    await says(admin, 'Approved: it leaves in its turn.');
    await service.advanceUntil(async () => (await service.mailsTo(ANA))[0]);
  });

  it('shows a reply and its reading as soon as they are there', async () => {
    const leadId = await idOf(service, ANA);
    await admin.goto(`/leads/${leadId}`);
    await heading(admin, 'Ana Silva');
    await service.receive(answerTo((await service.mailsTo(ANA))[0]!, `Ana Silva <${ANA}>`, WARM));
    await admin.getByRole('article').getByText(ANA, { exact: true }).first().waitFor();
    await service.advance(0.1);
    await admin.getByText('With a rep').first().waitFor();
    await admin.getByText('Wants a meeting').first().waitFor();
    await look(admin, 'lead');
  });

  it('invites the rep, who finds the hand-off', async () => {
    const { link } = await service.call<{ link: string }>('POST', '/api/invitations', {
      email: 'mia@brightdesk.example',
      role: 'rep',
    });
    await rep.goto(new URL(link).pathname + new URL(link).search);
    await fill(rep, 'Your name', 'Mia Larsen');
    await fill(rep, 'Choose a password', PASSWORD);
    await look(rep, 'invitation');
    await press(rep, 'Join');
    await heading(rep, 'Hand-offs');
    await says(rep, /call me on Thursday/);
    expect(await rep.getByRole('link', { name: 'Board' }).count()).toBe(0);
    await look(rep, 'hand-offs');
  });

  it('lets the rep accept it with the keyboard, write and close it, and the board knows', async () => {
    await admin.goto('/');
    const onDesk = admin.getByRole('article').filter({ hasText: 'Mia Larsen' }).getByText('Ana Silva');
    await onDesk.waitFor();
    const offer = rep.getByRole('article').filter({ hasText: 'Ana Silva' });
    await rep.keyboard.press('Tab');
    await tabTo(rep, offer.getByRole('button', { name: 'Accept' }));
    await rep.keyboard.press('Enter');
    await says(rep, 'It is yours. The agent is silent.');
    await rep.getByText('Accepted', { exact: true }).first().click();
    await press(offer, 'Reply as me');
    await fill(rep.getByRole('dialog'), 'Text', 'Thursday at 10 it is. I call you. Mia');
    await press(rep.getByRole('dialog'), 'Send');
    await says(rep, 'It waits for its turn to leave.');
    const written = await service.advanceUntil(async () => (await service.mailsTo(ANA))[1], 0.25);
    expect(written.text).toContain('Thursday at 10 it is.');
    await offer.getByRole('button', { name: 'Close with an outcome' }).click();
    await press(rep, 'Won');
    await says(rep, 'Closed.');
    await onDesk.waitFor({ state: 'detached' });
  });

  it('is worked by keyboard alone: the palette finds the page, a key approves', async () => {
    const leadId = await idOf(service, 'ben.ode@harbour.example');
    await service.advanceUntil(() => draftTo(service, leadId));
    await admin.keyboard.press('Control+K');
    await admin.keyboard.type('Review', { delay: 20 });
    await admin.getByRole('dialog').getByText('Review', { exact: true }).waitFor();
    await admin.keyboard.press('Enter');
    await admin.getByRole('dialog').waitFor({ state: 'detached' });
    await heading(admin, 'Review');
    await says(admin, '1 waiting');
    await admin.keyboard.press('a');
    await says(admin, 'Nothing to review.');
  });

  it('halts every send, and starts again', async () => {
    await admin.getByRole('link', { name: 'Board' }).click();
    await press(admin, 'Stop all sending');
    await press(admin.getByRole('dialog'), 'Stop all sending');
    await says(admin, 'Stopped. Nothing was on the wire.');
    await admin.getByRole('dialog').waitFor({ state: 'detached' });
    await look(admin, 'board-stopped');
    await press(admin, 'Start sending again');
    await admin.getByRole('button', { name: 'Stop all sending' }).waitFor();
  });

  it.each([
    'imports',
    'company',
    'knowledge',
    'mailboxes',
    'reps',
    'suppressions',
    'users',
    'reports',
    'audit',
    'system',
  ])('shows %s', async (name) => {
    await admin.goto(`/${name}`);
    await admin.getByRole('heading', { level: 1 }).waitFor();
    await look(admin, name);
  });

  it('sends less than 250 KB of scripts for its first page', async () => {
    const fresh = await admin.context().newPage();
    const scripts = new Map<string, number>();
    fresh.on('response', (response) => {
      if (!response.url().endsWith('.js')) return;
      void response.body().then((body) => scripts.set(response.url(), gzipSync(body).length));
    });
    await fresh.goto('/');
    await says(fresh, 'Every lead is in exactly one state.');
    await fresh.waitForLoadState('load');
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    expect(scripts.size).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(250 * 1024);
    await fresh.close();
  });

  it('can be used by everybody, in both themes and on a phone', () => {
    expect(wrong).toEqual([]);
  });

  it('breaks no rule of its own content policy, and no script fails', () => {
    expect([...complaints, ...repComplaints]).toEqual([]);
  });
});

const HUBSPOT = `Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,City,Country/Region,Lead Status,Lifecycle Stage,Original Source,Create Date
501,Ana,Silva,ana.silva@fresh.example,+351 21 000 0001,Head of Support,Fresh Market,Berlin,Germany,NEW,Lead,Organic Search,2024-05-02 22:33
502,Ben,Ode,ben.ode@harbour.example,,Operations,Harbour Tools,Hamburg,Germany,OPEN,Lead,Paid Search,2024-05-03 18:20
503,Cleo,Marin,,+49 30 000 0003,Owner,Marin Books,Köln,Germany,OPEN,Lead,Offline,2024-05-04 02:37
`;

interface Row {
  id: string;
  subject: string;
  leadId: string;
}

async function draftTo(service: Service, lead: string): Promise<Row | undefined> {
  const { items } = await service.get<{ items: Row[] }>('/api/messages?status=needs_review');
  return items.find(({ leadId }) => leadId === lead);
}

async function idOf(service: Service, address: string): Promise<string> {
  const { items } = await service.get<{ items: Row[] }>(`/api/leads?q=${encodeURIComponent(address)}`);
  return items[0]!.id;
}

const WARM = 'Sounds good, we would love to see it. Could you call me on Thursday at 10?';
