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
      const lead = {
        email,
        firstName,
        lastName: 'Silva',
        company: 'Fresh Market',
        country: 'DE',
        source: 'Trade fair',
      };
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

  it('puts a lead that was held out for comparison into a cadence', async () => {
    const { items } = await service.get<{ items: { name: string; sendWindow: object; steps: object[] }[] }>(
      '/api/cadences',
    );
    const { name, sendWindow } = items[0]!;
    const steps = [{ waitDays: 0, purpose: 'opening' }];
    await service.call('PUT', '/api/cadences/1', { name, sendWindow, steps, holdOutPercent: 50 });
    const asked = Array.from({ length: 12 }, (_, n) => ({
      email: `gus${n}@lot.example`,
      firstName: 'Gus',
      country: 'DE',
    }));
    const taken = await Promise.all(
      asked.map((lead) => service.call<{ id: string; ledger: { reason: string } }>('POST', '/api/leads', lead)),
    );
    const held = taken.find(({ ledger }) => ledger.reason === 'held_out')!;
    await page.goto(`/leads/${held.id}`);
    await press(page, 'Put into a cadence');
    await says(dialog(), /It was held out for comparison/);
    await press(dialog(), 'Put into a cadence');
    await says(page, 'In the cadence.');
    await says(page, 'Waiting for first touch');
  });

  it.each([
    ['leads', 'Name, company or address', 'q'],
    ['leads', 'Source', 'source'],
    ['reports', 'Owner (address)', 'owner'],
  ])(
    '%s: keeps the place in "%s" while a word is typed, and empties it with the filters',
    async (path, label, name) => {
      await page.goto(`/${path}`);
      const field = page.getByLabel(label).and(page.locator('input'));
      await field.click();
      // Slower than the address follows: it changes after every letter.
      await page.keyboard.type('silva', { delay: 450 });
      await page.waitForURL((url) => url.searchParams.get(name) === 'silva');
      expect(await field.inputValue()).toBe('silva');
      expect(await page.locator('input:focus').getAttribute('aria-label')).toBe(label);
      await press(page, 'Clear filters');
      await page.waitForURL((url) => !url.searchParams.has(name));
      expect(await field.inputValue()).toBe('');
    },
  );

  it('breaks no rule of its own content policy, and no script fails', () => {
    expect(complaints).toEqual([]);
  });
});
