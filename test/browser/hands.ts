import type { Browser, Locator, Page } from 'playwright-core';
import { openTab, type Tab } from './browser.js';
import type { Service } from './service.js';

/** What a person does with a page. */
export const fill = (scope: Page | Locator, label: string, value: string): Promise<void> =>
  scope.getByLabel(label).and(scope.locator('input, textarea')).first().fill(value);

export const press = (scope: Page | Locator, name: string): Promise<void> =>
  scope.getByRole('button', { name, exact: true }).first().click();

export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name, level: 1 }).waitFor();

export const says = (page: Page | Locator, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

export const choose = async (scope: Page | Locator, label: string, option: string): Promise<void> => {
  await scope.getByLabel(label).and(scope.locator('input')).first().click();
  // The list hangs at the end of the page, wherever its field is.
  const page = 'page' in scope ? scope.page() : scope;
  await page.getByRole('option', { name: option }).first().click();
};

export const PASSWORD = 'a sentence works well here';

/** The first visit: the page belongs to the first admin then. */
export async function firstAdmin(page: Page, service: Service): Promise<void> {
  await page.goto(service.setupLink);
  await fill(page, 'Your name', 'Vera Blum');
  await fill(page, 'Email', 'vera@brightdesk.example');
  await fill(page, 'Choose a password', PASSWORD);
  await press(page, 'Start');
  await heading(page, 'Board');
}

/** The first admin's, in a company that is ready to write. */
export async function adminsTab(browser: Browser, service: Service): Promise<Tab> {
  const tab = await openTab(browser, service.url);
  await firstAdmin(tab.page, service);
  await ready(service);
  return tab;
}

/** Somebody with a role, by the link of an invitation. */
export async function join(page: Page, service: Service, name: string, role: string): Promise<void> {
  const email = `${name.split(' ')[0]!.toLowerCase()}@brightdesk.example`;
  const { link } = await service.call<{ link: string }>('POST', '/api/invitations', { email, role });
  await page.goto(new URL(link).pathname + new URL(link).search);
  await fill(page, 'Your name', name);
  await fill(page, 'Choose a password', PASSWORD);
  await press(page, 'Join');
  await page.getByRole('button', { name: `Account of ${name}` }).waitFor();
}

/** A company, and a mailbox whose mails stay on this machine. */
export async function ready(service: Service): Promise<void> {
  await service.call('PUT', '/api/settings', {
    name: 'Brightdesk',
    sells: 'a shared inbox for support teams',
    audience: 'support teams of 5 to 50 people',
    senderName: 'Nora Lind',
    postalAddress: '1 Main Street, Springfield',
  });
  await service.call('POST', '/api/mailboxes', { address: 'nora@brightdesk.example', fromName: 'Nora Lind' });
}

export const hasFocus = (goal: Locator): Promise<boolean> =>
  goal.evaluate((element) => element === (globalThis as unknown as Focused).document.activeElement);

/** As somebody gets there who has no mouse. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await hasFocus(goal)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('No number of tabs leads there');
}

interface Focused {
  document: { activeElement: unknown };
}
