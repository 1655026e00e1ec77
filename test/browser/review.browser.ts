import type { Browser, Page } from 'playwright-core';
import { answerTo } from '../answer-mail.js';
import { inspect, launch } from './browser.js';
import { adminsTab, choose, heading, press, says, tabTo } from './hands.js';
import { type CapturedMail, Service } from './service.js';

interface Draft {
  id: string;
  leadId: string;
  whisper: string | null;
  assignedTo: string | null;
}

/** Drafts that wait for a person: given to somebody, written again, approved together, and all of it without a mouse. */
describe('the review queue', () => {
  let service: Service;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [service, browser] = await Promise.all([Service.start(), launch()]);
    ({ page, complaints } = await adminsTab(browser, service));
    const { items } = await service.get<{ items: { name: string; sendWindow: object; steps: object[] }[] }>(
      '/api/cadences',
    );
    const { name, sendWindow } = items[0]!;
    const steps = [{ waitDays: 0, purpose: 'opening' }];
    await service.call('PUT', '/api/cadences/1', { name, sendWindow, review: 'all', steps });
    for (const firstName of ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn']) {
      const email = `${firstName.toLowerCase()}@fresh.example`;
      await service.call('POST', '/api/leads', { email, firstName, company: 'Fresh Market', country: 'DE' });
    }
    // Before the people of the sandbox decide what waits for them.
    await service.advanceUntil(async () => ((await drafts()).length === 6 ? true : null), SOON);
    await page.goto('/review');
    await heading(page, 'Review');
    await says(page, '6 waiting');
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  }, 60_000);

  const drafts = async () => (await service.get<{ items: Draft[] }>('/api/messages?status=needs_review')).items;

  it('is given to somebody, and shows whose it is', async () => {
    await choose(page, 'Who decides', 'Vera Blum');
    await says(page, 'Vera Blum decides, and is told by mail.');
    await page.getByText('Mine', { exact: true }).click();
    await says(page, '1 waiting');
    expect((await drafts()).filter(({ assignedTo }) => assignedTo !== null)).toHaveLength(1);
    expect(await inspect(page, 'review-mine')).toEqual([]);
    await page.getByText('All', { exact: true }).click();
    await says(page, '6 waiting');
  });

  it('has a draft written again by an instruction, without a mouse', async () => {
    const [first] = await drafts();
    await page.goto(`/review?id=${first!.id}`);
    await says(page, '6 waiting');
    await page.keyboard.press('g');
    // At once, as somebody types who knows the page: no letter acts on the draft ("a" approves), and none is lost.
    await page.keyboard.type('ask nothing of prices');
    await page.keyboard.press('Enter');
    await says(page, 'Another draft is being written.');
    await says(page, '5 waiting');
    const lead = await service.get<{ whisper: string | null }>(`/api/leads/${first!.leadId}`);
    expect(lead.whisper).toBe('ask nothing of prices');
  });

  it('approves several at once, chosen by keys', async () => {
    await page.reload();
    await says(page, '5 waiting');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await press(page, 'Approve 2');
    await says(page, 'Approved: it leaves in its turn.');
    await says(page, '3 waiting');
    expect(await drafts()).toHaveLength(3);
  });

  it('corrects one and rejects one, by keys', async () => {
    const [corrected, rejected] = await drafts();
    await page.goto(`/review?id=${corrected!.id}`);
    await says(page, '3 waiting');
    await page.keyboard.press('e');
    await page.keyboard.type('Before the rest: ');
    await page.keyboard.press('Control+Enter');
    await says(page, 'Saved and approved.');
    await says(page, '2 waiting');
    const told = await service.get<{ items: object[] }>(`/api/leads/${corrected!.leadId}/timeline`);
    expect(JSON.stringify(told.items)).toContain('Before the rest: ');
    await page.goto(`/review?id=${rejected!.id}`);
    await says(page, '2 waiting');
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Skip this step' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await says(page, 'Rejected.');
    await says(page, '1 waiting');
  });

  it('has the replies nobody could place, and a person says by keys what one is', async () => {
    const [mail] = await service.advanceUntil(async () => {
      const sent = (await service.get<{ items: CapturedMail[] }>('/api/sandbox/mail?limit=50')).items;
      return sent.length > 0 ? sent : null;
    }, SOON);
    await service.receive(answerTo(mail!, mail!.to, 'Zebra umbrella seventeen.'));
    await service.advance(SOON);
    await page.goto('/review');
    await heading(page, 'Review');
    await tabTo(page, page.getByRole('radio', { name: 'Drafts' }));
    await page.keyboard.press('ArrowRight');
    await says(page, '1 waiting');
    await says(page, 'What is it really?');
    expect(await inspect(page, 'review-replies')).toEqual([]);
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'What is it really?' }).locator('input:focus').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // What was typed into the dialog placed nothing.
    await says(page, '1 waiting');
    await page.keyboard.press('1');
    await says(page, 'Kept, and carried out.');
    await says(page, 'Every reply has its place.');
    await service.advance(SOON);
    const { items } = await service.get<{ items: { replyClass: string }[] }>('/api/handoffs');
    expect(items).toMatchObject([{ replyClass: 'interested' }]);
    expect(complaints).toEqual([]);
  });
});

/** In hours. */
const SOON = 0.1;
