import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { inspect, launch } from './browser.js';
import { adminsTab, fill, heading, press, says } from './hands.js';
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
    ({ page, complaints } = await adminsTab(browser, service));
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
  const wrong: string[] = [];
  const statusOf = async (name: string) => {
    const { enrollment } = await service.get<{ enrollment: { status: string } }>(`/api/leads/${leads[name]}`);
    return enrollment.status;
  };

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

  it('gives a dialog its field at once: of what is typed nothing is lost', async () => {
    await page.goto(`/leads/${leads.Ben}`);
    await heading(page, 'Ben Silva');
    for (const [act, label] of [
      ['Whisper', 'Whisper'],
      ['Write', 'Text'],
    ] as const) {
      await page.getByRole('button', { name: act, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('A word');
      expect(await dialog().locator('textarea').and(dialog().getByLabel(label)).inputValue()).toBe('A word');
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
    }
  });

  it('finds a lead with the palette, by the keyboard alone', async () => {
    await page.goto('/reports');
    await heading(page, 'Reports');
    await page.keyboard.press('Control+K');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('cleo', { delay: 20 });
    await dialog().getByText('Cleo Silva', { exact: true }).waitFor();
    wrong.push(...(await inspect(page, 'palette')));
    await page.keyboard.press('Enter');
    await heading(page, 'Cleo Silva');
    expect(new URL(page.url()).pathname).toBe(`/leads/${leads.Cleo}`);
    await page.keyboard.press('Control+K');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('nobody of that name');
    await dialog()
      .getByText(/^Nothing fits/)
      .waitFor();
    await page.keyboard.press('Escape');
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

  it('forgets what was being typed when the address changes by itself', async () => {
    await page.goto('/leads');
    await page.getByRole('link', { name: 'Ben Silva' }).waitFor();
    await page.evaluate(`history.pushState({}, '', '/leads?q=silva')`);
    const field = page.getByRole('textbox', { name: 'Name, company or address' });
    const holds = (text: string) => page.locator(`input[aria-label="Name, company or address"][value="${text}"]`);
    await holds('silva').waitFor();
    await field.press('End');
    await page.keyboard.type('s');
    await page.goBack();
    await holds('').waitFor();
    // Longer than a word that is typed waits for its end.
    await page.waitForTimeout(500);
    expect(new URL(page.url()).search).toBe('');
    expect(await field.inputValue()).toBe('');
  });

  it('offers no file without a column', async () => {
    await page.goto('/leads?q=silva');
    await page.getByRole('link', { name: 'Ben Silva' }).waitFor();
    const file = page.getByRole('link', { name: 'What is shown, as CSV' });
    await file.waitFor();
    await press(page, 'Columns');
    const columns = page.getByRole('menuitemcheckbox', { checked: true });
    const shown = await columns.allInnerTexts();
    for (const name of shown) await page.getByRole('menuitemcheckbox', { name, exact: true }).click();
    await file.waitFor({ state: 'detached' });
    for (const name of shown) await page.getByRole('menuitemcheckbox', { name, exact: true }).click();
    await file.waitFor();
    await page.keyboard.press('Escape');
  });

  it('exports what is shown: the leads that fit, the columns that are chosen', async () => {
    await page.goto('/leads?q=silva');
    await page.getByRole('link', { name: 'Ben Silva' }).waitFor();
    await press(page, 'Columns');
    await page.getByRole('menuitemcheckbox', { name: 'Email' }).click();
    for (const column of ['Reason', 'Next action', 'Arrived']) {
      await page.getByRole('menuitemcheckbox', { name: column }).click();
    }
    wrong.push(...(await inspect(page, 'leads-columns')));
    await page.keyboard.press('Escape');
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'What is shown, as CSV' }).click();
    const text = readFileSync(await (await file).path(), 'utf8').replace('\uFEFF', '');
    expect(text.trimEnd().split('\r\n')).toEqual([
      'firstName,lastName,company,email,ledgerState',
      'Cleo,Silva,Fresh Market,cleo@fresh.example,waiting_first_touch',
      'Ben,Silva,Fresh Market,ben@fresh.example,waiting_first_touch',
      'Ana,Silva,Fresh Market,ana@fresh.example,waiting_first_touch',
    ]);
  });

  it('says how many an act concerns, and does it to just as many', async () => {
    await page.goto('/leads?q=silva');
    await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await says(page, '3 chosen');
    await page.getByRole('checkbox', { name: 'Choose Cleo Silva' }).uncheck();
    await press(page, 'Pause');
    await dialog().getByText('Pause: 2 leads?').waitFor();
    wrong.push(...(await inspect(page, 'leads-bulk')));
    await press(dialog(), 'Pause 2');
    await says(page, '2 done.');
    await dialog().waitFor({ state: 'detached' });
    expect(await Promise.all(['Ana', 'Ben', 'Cleo'].map(statusOf))).toEqual(['paused', 'paused', 'active']);
    await page.getByRole('toolbar').waitFor({ state: 'detached' });
  });

  it('acts on no other number than the one that was confirmed', async () => {
    await page.goto('/leads?q=fresh');
    await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await press(page, 'Stop');
    await dialog().getByText('Stop: 3 leads?').waitFor();
    // It is erased while the dialog asks: the server no longer means three.
    await service.call('DELETE', `/api/leads/${leads.Cleo}`);
    await press(dialog(), 'Stop 3');
    await dialog()
      .getByText(/It concerns 2 leads by now, not 3/)
      .waitFor();
    await dialog().getByText('Stop: 2 leads?').waitFor();
    await press(dialog(), 'Cancel');
    expect(await Promise.all(['Ana', 'Ben'].map(statusOf))).toEqual(['paused', 'paused']);
  });

  it('has the acts on the lead that is open in the palette, by the keyboard alone', async () => {
    await page.goto(`/leads/${leads.Ana}`);
    await heading(page, 'Ana Silva');
    const ask = async (act: string) => {
      await dialog().waitFor({ state: 'detached' });
      await page.keyboard.press('Control+K');
      await page.locator('input:focus').waitFor();
      await page.keyboard.type(act.toLowerCase(), { delay: 20 });
      await dialog().getByText(act, { exact: true }).waitFor();
    };
    await ask('Resume');
    wrong.push(...(await inspect(page, 'palette-lead')));
    await page.keyboard.press('Enter');
    await says(page, 'It goes on.');
    expect(await statusOf('Ana')).toBe('active');
    await ask('Whisper');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Whisper to the agent' }).waitFor();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Mention the trade fair');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await says(page, 'The agent will follow it in the next mail.');
    await dialog().waitFor({ state: 'detached' });
    await ask('Take over');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Take over' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    const { whisper } = await service.get<{ whisper: string | null }>(`/api/leads/${leads.Ana}`);
    expect(whisper).toBe('Mention the trade fair');
  });

  it('asks for a subject until something was said', async () => {
    const eve = { email: 'eve@other.example', firstName: 'Eve', lastName: 'Moreau', country: 'DE' };
    const { id } = await service.call<{ id: string }>('POST', '/api/leads', eve);
    const write = async () => {
      await page.goto(`/leads/${id}`);
      await heading(page, 'Eve Moreau');
      await press(page, 'Write');
    };
    const subject = dialog().getByLabel('Subject');
    // It waits in the outbox, whatever the hour: the lead has read nothing yet.
    await service.call('POST', '/api/stop-all');
    await service.call('POST', `/api/leads/${id}/message`, { subject: 'A word', body: 'Shall we talk?' });
    await write();
    await dialog().locator('input[required]').and(subject).waitFor();
    await service.call('POST', '/api/start-all');
    await service.advanceUntil(async () => (await service.mailsTo(eve.email))[0], 0.25);
    await write();
    await says(dialog(), 'Empty: the subject of the conversation.');
    await dialog().locator('input:not([required])').and(subject).waitFor();
    await press(dialog(), 'Cancel');
  });

  it('says why a mail is there, in words', async () => {
    await service.advanceUntil(async () => (await service.mailsTo('ana@fresh.example'))[0]);
    await page.goto(`/leads/${leads.Ana}`);
    const mail = page.getByRole('article').filter({ hasText: 'Touch' }).first();
    await mail.getByText('Why', { exact: true }).click();
    await says(mail, 'Follow every lead: it is for every lead');
    await says(mail, 'step 1 (opening), at once after the arrival');
    await says(mail, 'the offline writer');
    await says(mail, 'nothing: no model was asked');
    wrong.push(...(await inspect(page, 'lead-why')));
  });

  it('can be used by everybody, in both themes and on a phone', () => {
    expect(wrong).toEqual([]);
  });

  it('breaks no rule of its own content policy, and no script fails', () => {
    expect(complaints).toEqual([]);
  });
});
