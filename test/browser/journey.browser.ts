import type { Browser, Page } from 'playwright-core';
import { inspect, launch, openTab } from './browser.js';
import { Service } from './service.js';

/** From the first start to a won deal, through the console and the public API only. The tests tell one story, in their order. */
describe('the console, from the first visit to a lead that is won', () => {
  const PASSWORD = 'a sentence works well here';
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
  const fill = (page: Page, label: string, value: string) =>
    page.locator('input, textarea').and(page.getByLabel(label)).first().fill(value);
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

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

  it('fills the board while it is open', async () => {
    await setUp(service);
    const form = new FormData();
    form.set('file', new Blob([HUBSPOT]), 'hubspot-crm-exports-all-contacts.csv');
    await service.call('POST', '/api/imports', form);
    await says(admin, '3 leads');
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
    await service.receive(replyTo((await service.mailsTo(ANA))[0]!));
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

  it('lets the rep accept and close it, and the board knows', async () => {
    await admin.goto('/');
    const onDesk = admin.getByRole('article').filter({ hasText: 'Mia Larsen' }).getByText('Ana Silva');
    await onDesk.waitFor();
    const offer = rep.getByRole('article').filter({ hasText: 'Ana Silva' });
    await offer.getByRole('button', { name: 'Accept' }).click();
    await says(rep, 'It is yours. The agent is silent.');
    await rep.getByText('Accepted', { exact: true }).first().click();
    await offer.getByRole('button', { name: 'Close with an outcome' }).click();
    await press(rep, 'Won');
    await says(rep, 'Closed.');
    await onDesk.waitFor({ state: 'detached' });
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

async function setUp(service: Service): Promise<void> {
  await service.call('PUT', '/api/settings', {
    name: 'Brightdesk',
    sells: 'a shared inbox for support teams',
    audience: 'support teams of 5 to 50 people',
    proof: ['Teams answer twice as fast after a month.'],
    website: 'https://brightdesk.example',
    linkDomains: ['brightdesk.example'],
    senderName: 'Nora Lind',
    postalAddress: '1 Main Street, Springfield',
  });
  const { name, position, sendWindow, steps } = await service.get<Record<string, unknown>>('/api/cadences/1');
  const kept = (steps as Record<string, unknown>[]).map(({ id, waitDays, purpose }) => ({ id, waitDays, purpose }));
  await service.call('PUT', '/api/cadences/1', { name, position, sendWindow, review: 'first_step', steps: kept });
  const timeZone = 'Europe/Berlin';
  await service.call('POST', '/api/mailboxes', { address: 'nora@brightdesk.example', fromName: 'Nora Lind', timeZone });
  await service.call('POST', '/api/reps', {
    name: 'Mia Larsen',
    email: 'mia@brightdesk.example',
    timeZone,
    hours: { days: [1, 2, 3, 4, 5], from: '00:00', to: '24:00', skipHolidays: false },
  });
}

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

const replyTo = ({ subject, headers }: { subject: string; headers: Record<string, string> }): string =>
  [
    `From: Ana Silva <ana.silva@fresh.example>`,
    `To: ${headers['reply-to']}`,
    `Subject: Re: ${subject}`,
    'Message-ID: <reply-1@fresh.example>',
    `In-Reply-To: ${headers['message-id']}`,
    `References: ${headers['message-id']}`,
    '',
    'Sounds good, we would love to see it. Could you call me on Thursday at 10?',
    '',
  ].join('\n');
