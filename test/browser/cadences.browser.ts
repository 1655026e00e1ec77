import type { Browser, Page } from 'playwright-core';
import { inspect, launch } from './browser.js';
import { adminsTab, fill, press, says } from './hands.js';
import { Service } from './service.js';

/** A cadence as it is written: what it fits, what it would write. */
describe('the page of a cadence', () => {
  let service: Service;
  let browser: Browser;
  let admin: Page;
  let complaints: string[];

  beforeAll(async () => {
    [service, browser] = await Promise.all([Service.start(), launch()]);
    ({ page: admin, complaints } = await adminsTab(browser, service));
    for (const [firstName, country] of [
      ['Ana', 'PT'],
      ['Ben', 'DE'],
      ['Cleo', 'DE'],
    ]) {
      const email = `${firstName!.toLowerCase()}@${country!.toLowerCase()}.example`;
      await service.call('POST', '/api/leads', {
        email,
        firstName,
        lastName: 'Silva',
        company: 'Fresh Market',
        country,
      });
    }
    await admin.goto('/cadences/1');
    await admin.getByRole('heading', { name: 'Follow every lead' }).waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  }, 60_000);

  const step = (n: number) => admin.locator('fieldset .step-line').nth(n);
  const preview = () => admin.getByRole('region', { name: 'Preview' });

  it('counts live whom the audience fits', async () => {
    await says(admin, 'Fits 3 of 3 leads');
    await press(admin, 'Add a condition');
    await says(admin, 'Finish the condition to see how many leads fit.');
    await fill(admin, 'Value', 'DE');
    await admin.keyboard.press('Enter');
    await says(admin, 'Fits 2 of 3 leads');
  });

  it('does not count anew for every lead that changes meanwhile', async () => {
    const counted: string[] = [];
    admin.on('request', (request) => request.url().endsWith('/audience-count') && counted.push(request.url()));
    const heard = admin.waitForResponse((response) => new URL(response.url()).pathname === '/api/coverage');
    await service.call('POST', '/api/leads', { phone: '+46 8 000 0004', firstName: 'Dan', country: 'SE' });
    await heard;
    expect(counted).toEqual([]);
  });

  it('duplicates a step right behind it', async () => {
    const before = await admin.locator('fieldset .step-line').count();
    await fill(step(1), 'Instruction to the writer', 'Ask who answers the mails at night');
    await admin.getByRole('button', { name: 'Duplicate: step 2' }).click();
    expect(await admin.locator('fieldset .step-line').count()).toBe(before + 1);
    expect(await step(2).getByLabel('Instruction to the writer').inputValue()).toBe(
      'Ask who answers the mails at night',
    );
  });

  it('writes to a real lead beside it, by what is not saved yet, and keeps nothing', async () => {
    await fill(preview(), 'A real lead', 'ana');
    await admin.getByRole('option', { name: /Ana Silva/ }).click();
    await press(preview(), 'Write the mails');
    const mails = preview().locator('.step-line');
    await mails.nth(4).waitFor();
    expect(await mails.count()).toBe(await admin.locator('fieldset .step-line').count());
    expect(await mails.first().innerText()).toContain('Ana');
    await fill(step(0), 'Days after arrival', '2');
    await says(preview(), 'Something has changed since');
    expect(await inspect(admin, 'cadence-preview')).toEqual([]);
    const { items } = await service.get<{ items: unknown[] }>('/api/messages?status=needs_review');
    expect(items).toEqual([]);
  });

  it('asks, when steps of a live one have changed, whom that concerns', async () => {
    const before = await service.get<{ steps: { id: string }[] }>('/api/cadences/1');
    await press(admin, 'Save');
    const dialog = admin.getByRole('dialog', { name: 'New leads only, or the ones under way too?' });
    await says(dialog, '3 leads are under way in this cadence.');
    expect(await inspect(admin, 'cadence-whom')).toEqual([]);
    await press(dialog, 'New leads only');
    await says(admin, 'Saved.');
    const after = await service.get<{ edition: number; steps: { id: string }[] }>('/api/cadences/1');
    expect(after.edition).toBe(2);
    expect(after.steps).toHaveLength(before.steps.length + 1);
    await admin.reload();
    await fill(admin, 'Name', 'Follow each lead');
    await press(admin, 'Save');
    await admin.getByRole('heading', { name: 'Follow each lead' }).waitFor();
    await admin.reload();
    await press(admin, 'Remove: step 2');
    await press(admin, 'Save');
    await press(dialog, 'Those under way too');
    await admin.waitForFunction(`document.querySelectorAll('fieldset .step-line').length === ${before.steps.length}`);
    const moved = await service.get<{ edition: number; steps: { id: string }[] }>('/api/cadences/1');
    expect(moved.edition).toBe(2);
    expect(after.steps.map(({ id }) => id)).toEqual(expect.arrayContaining(moved.steps.map(({ id }) => id)));
  });

  it('lets reports be about a step that new leads no longer get', async () => {
    await admin.goto('/reports?cadence=1');
    const field = admin.getByLabel('Step', { exact: true }).and(admin.locator('input'));
    await field.click();
    await says(admin, 'New leads no longer get');
    const older = admin.getByRole('option', { name: '1. Opening, until' }).first();
    await older.waitFor();
    await older.click();
    await admin.waitForURL(/step=\d+/);
    expect(await field.inputValue()).toContain('1. Opening, until');
    expect(await inspect(admin, 'reports-step')).toEqual([]);
  });

  it('breaks no rule of its own content policy, and no script fails', () => {
    expect(complaints).toEqual([]);
  });
});
