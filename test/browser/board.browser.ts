import type { Browser, Page } from 'playwright-core';
import { inspect, launch } from './browser.js';
import { adminsTab, choose, fill, hasFocus, heading, press, says, tabTo } from './hands.js';
import { Service } from './service.js';

interface Standing {
  whisper: string | null;
  ledgerState: string;
  enrollment: { status: string; reason: string } | null;
}

interface Written {
  status: string;
  whisper: string | null;
}

interface Passed {
  items: { id: string; status: string; repId: string | null; leadId: string }[];
}

/** Whatever is on the board is steered from the board. */
describe('the board of a supervisor', () => {
  let service: Service;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const leads: Record<string, string> = {};
  const reps: Record<string, string> = {};

  beforeAll(async () => {
    [service, browser] = await Promise.all([Service.start(), launch()]);
    ({ page, complaints } = await adminsTab(browser, service));
    const { items } = await service.get<{ items: Record<string, unknown>[] }>('/api/cadences');
    const { name, sendWindow, steps } = items[0]!;
    await service.call('PUT', '/api/cadences/1', { name, sendWindow, review: 'all', steps: strip(steps) });
    const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', skipHolidays: false };
    for (const rep of ['Mia Larsen', 'Tom Berg']) {
      const email = `${rep.split(' ')[0]!.toLowerCase()}@brightdesk.example`;
      reps[rep] = (await service.call<{ id: string }>('POST', '/api/reps', { name: rep, email, hours })).id;
    }
    for (const firstName of ['Ana', 'Ben', 'Cleo', 'Dan']) {
      const email = `${firstName.toLowerCase()}@fresh.example`;
      const lead = { email, firstName, lastName: 'Silva', company: 'Fresh Market', country: 'DE' };
      leads[firstName] = (await service.call<{ id: string }>('POST', '/api/leads', lead)).id;
    }
    await service.advanceUntil(async () => {
      const drafts = await service.get<{ items: unknown[] }>('/api/messages?status=needs_review');
      return drafts.items.length === 4 ? drafts : null;
    }, SOON);
    await service.call('POST', `/api/leads/${leads.Ana}/hand-off`, { repId: reps['Mia Larsen'] });
    await page.goto('/');
    await heading(page, 'Board');
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  }, 60_000);

  const lead = (name: string) => service.get<Standing>(`/api/leads/${leads[name]}`);
  const handoffOf = async (name: string) =>
    (await service.get<Passed>(`/api/handoffs?lead=${leads[name]}&limit=1`)).items[0];
  const act = async (name: string, item: string) => {
    await press(page, `Acts: ${name} Silva`);
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const desk = (name: string) => page.getByRole('article').filter({ hasText: name });
  const said = async (text: string) => {
    await says(page, text);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  it('whispers', async () => {
    await act('Ben', 'Whisper');
    await fill(page.getByRole('dialog'), 'Whisper', 'Mention the trade fair');
    await press(page.getByRole('dialog'), 'Whisper');
    await said('The agent will follow it in the next mail.');
    expect((await lead('Ben')).whisper).toBe('Mention the trade fair');
  });

  it('pauses', async () => {
    await act('Cleo', 'Pause');
    await press(page.getByRole('dialog'), 'Pause');
    await said('Paused.');
    expect((await lead('Cleo')).enrollment).toMatchObject({ status: 'paused', reason: 'by_hand' });
  });

  it('takes over for a rep', async () => {
    await act('Dan', 'Take over');
    await choose(page.getByRole('dialog'), 'Rep', 'Tom Berg');
    await press(page.getByRole('dialog'), 'Take over');
    await said('It is yours; the agent is silent.');
    expect(await handoffOf('Dan')).toMatchObject({ status: 'accepted', repId: reps['Tom Berg'] });
    await desk('Tom Berg').getByText('Dan Silva').waitFor();
  });

  it('gives a hand-off to another rep, by its menu and by dragging', async () => {
    await desk('Mia Larsen').getByText('Ana Silva').waitFor();
    await act('Ana', 'Reassign');
    await choose(page.getByRole('dialog'), 'Rep', 'Tom Berg');
    await press(page.getByRole('dialog'), 'Reassign');
    await said('Handed off.');
    await desk('Tom Berg').getByText('Ana Silva').waitFor();
    expect(await handoffOf('Ana')).toMatchObject({ status: 'offered', repId: reps['Tom Berg'] });
    await desk('Tom Berg').locator('.card-row').filter({ hasText: 'Ana Silva' }).dragTo(desk('Mia Larsen'));
    await desk('Mia Larsen').getByText('Ana Silva').waitFor();
    expect(await handoffOf('Ana')).toMatchObject({ status: 'offered', repId: reps['Mia Larsen'] });
  });

  it('gives it with the keyboard alone', async () => {
    const row = (rep: string) => desk(rep).locator('.card-row').filter({ hasText: 'Ana Silva' });
    await tabTo(page, row('Mia Larsen').getByRole('button', { name: 'Acts: Ana Silva' }));
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name: 'Reassign', exact: true });
    await item.waitFor();
    for (let presses = 0; presses < 12 && !(await hasFocus(item)); presses++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Reassign' });
    await tabTo(page, dialog.getByLabel('Rep').and(dialog.locator('input')));
    await page.keyboard.press('ArrowDown');
    const option = page.getByRole('option', { name: 'Tom Berg' });
    await option.waitFor();
    while ((await option.getAttribute('data-combobox-selected')) === null) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, dialog.getByRole('button', { name: 'Reassign' }));
    await page.keyboard.press('Enter');
    await said('Handed off.');
    await row('Tom Berg').waitFor();
    expect(await handoffOf('Ana')).toMatchObject({ status: 'offered', repId: reps['Tom Berg'] });
  });

  it('says first what needs a person, on a phone too, and cuts no clock', async () => {
    const before = page.viewportSize()!;
    const aside = page.getByRole('complementary', { name: 'Needs a person now' });
    for (const width of [390, before.width]) {
      await page.setViewportSize({ width, height: before.height });
      const [person, desks] = await Promise.all([aside, desk('Mia Larsen')].map((one) => one.boundingBox()));
      expect(person!.y).toBeLessThanOrEqual(desks!.y);
      const cut = await page.locator('.desk .card-row *').evaluateAll((parts) => {
        const isCut = ({ scrollWidth, clientWidth }: Measured) => clientWidth > 0 && scrollWidth > clientWidth;
        return (parts as unknown as Measured[]).filter(isCut).map(({ textContent }) => textContent);
      });
      expect(cut).toEqual([]);
    }
  });

  it('gives a lead back to the agent', async () => {
    await act('Dan', 'Back to the agent');
    await press(page.getByRole('dialog'), 'Not ready yet');
    await said('The agent goes on behind the last step.');
    expect((await handoffOf('Dan'))?.status).toBe('returned');
    expect((await lead('Dan')).ledgerState).not.toBe('with_rep');
  });

  it('can be used by everybody, in both themes and on a phone', async () => {
    await press(page, 'Acts: Ana Silva');
    await page.getByRole('menuitem', { name: 'Reassign' }).waitFor();
    expect(await inspect(page, 'board-menu')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('has the agent obey the whisper: what left was written by it, and what was written before did not leave', async () => {
    const [left] = await service.advanceUntil(async () => {
      const { items } = await service.get<{ items: { message?: Written }[] }>(`/api/leads/${leads.Ben}/timeline`);
      const sent = items.flatMap(({ message }) => (message?.status === 'sent' ? [message] : []));
      return sent.length > 0 ? sent : null;
    });
    expect(left!.whisper).toBe('Mention the trade fair');
    expect(await service.mailsTo('ben@fresh.example')).toHaveLength(1);
  });
});

interface Measured {
  scrollWidth: number;
  clientWidth: number;
  textContent: string;
}

/** In hours: before the people of the sandbox decide what waits for them. */
const SOON = 0.1;

/** As the API takes them. */
const strip = (steps: unknown) =>
  (steps as { id: string; waitDays: number; purpose: string }[]).map(({ id, waitDays, purpose }) => ({
    id,
    waitDays,
    purpose,
  }));
