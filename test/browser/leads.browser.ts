import type { Browser, Page } from 'playwright-core';
import { launch, openTab } from './browser.js';
import { fill, firstAdmin, heading, press, ready, says } from './hands.js';
import { Service } from './service.js';

/** The list of leads and the page of one: found, chosen, steered, erased. */
describe('the leads', () => {
  let service: Service;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const leads: Record<string, string> = {};

  beforeAll(async () => {
    [service, browser] = await Promise.all([Service.start(), launch()]);
    ({ page, complaints } = await openTab(browser, service.url));
    await firstAdmin(page, service);
    await ready(service);
    for (const firstName of ['Ana', 'Ben', 'Cleo', 'Dan']) {
      const email = `${firstName.toLowerCase()}@fresh.example`;
      const lead = { email, firstName, lastName: 'Silva', company: 'Fresh Market', country: 'DE', source: 'Trade fair' };
      leads[firstName] = (await service.call<{ id: string }>('POST', '/api/leads', lead)).id;
    }
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  }, 60_000);

  const dialog = () => page.getByRole('dialog');

  it('takes back what it asks when another page is opened meanwhile', async () => {
    await page.goto('/leads');
    await page.getByRole('link', { name: 'Ana Silva' }).click();
    await heading(page, 'Ana Silva');
    await press(page, 'Whisper');
    await dialog().waitFor();
    await page.goBack();
    await heading(page, 'Leads');
    await dialog().waitFor({ state: 'detached' });
  });

  it('erases a lead whose address is typed, and is done', async () => {
    await page.goto(`/leads/${leads.Dan}`);
    await heading(page, 'Dan Silva');
    await press(page, 'More acts');
    await page.getByRole('menuitem', { name: 'Erase' }).click();
    await fill(dialog(), 'Type the address to confirm', 'dan@fresh.example');
    const receipt = page.waitForEvent('download');
    await press(dialog(), 'Erase');
    expect((await receipt).suggestedFilename()).toBe(`erased-lead-${leads.Dan}.json`);
    await says(page, 'Erased. The receipt has been saved.');
    await heading(page, 'Leads');
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Cleo Silva' }).waitFor();
    expect(await page.getByRole('link', { name: 'Dan Silva' }).count()).toBe(0);
  });

  it('breaks no rule of its own content policy, and no script fails', () => {
    expect(complaints).toEqual([]);
  });
});
