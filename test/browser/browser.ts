import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const PICTURES = join(import.meta.dirname, '..', '..', '.screenshots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { width: 1360, height: 860 };
const PHONE = { width: 390, height: 844 };

/** Where Debian and others put it; a browser of one's own is named by CHROMIUM. */
const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launch(): Promise<Browser> {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('There is no Chromium: apt-get install chromium, or set CHROMIUM to its path');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

export interface Tab {
  page: Page;
  /** What the page complains about fails the test that asks for it. */
  complaints: string[];
}

/** A person at their own machine: own cookies, own clock. */
export async function openTab(browser: Browser, url: string, onPhone = false): Promise<Tab> {
  const context = await browser.newContext({
    baseURL: url,
    ...(onPhone ? { viewport: PHONE, isMobile: true, hasTouch: true } : { viewport: DESKTOP }),
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints };
}

/** What slides or fades has arrived: a dialog that is closing has no name any more. */
const SETTLED = `Promise.all(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => undefined))).then(() => undefined)`;

const PAINTED = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`;

/** A mail's frame is loaded anew in another theme, and painted only where it is in sight: elsewhere its place stays empty. */
async function paintFrames(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  await page.evaluate(PAINTED);
  const frames = await page.locator('iframe:visible').all();
  if (frames.length === 0) return;
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.max(height, whole) });
  await Promise.all(frames.map((frame) => frame.contentFrame().locator('body').waitFor()));
  await page.evaluate(PAINTED);
}

/** Takes the page's picture in both themes, on a screen and on a phone, and says what is wrong with it there. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  mkdirSync(PICTURES, { recursive: true });
  // A page behind another one is painted when the browser has nothing else to do.
  await page.bringToFront();
  const wrong: string[] = [];
  const before = page.viewportSize() ?? DESKTOP;
  for (const [theme, width, view] of [
    ['light', DESKTOP, 'light'],
    ['light', PHONE, 'phone'],
    ['dark', PHONE, 'phone-dark'],
    ['dark', DESKTOP, 'dark'],
  ] as const) {
    await page.setViewportSize(width);
    await page.emulateMedia({ colorScheme: theme });
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.evaluate(SETTLED);
    await paintFrames(page, width);
    await page.screenshot({ path: join(PICTURES, `${name}-${view}.png`), fullPage: true });
    wrong.push(...(await findingsOf(page)).map((finding) => `${name}, ${view}: ${finding}`));
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    if (wider > 0) wrong.push(`${name}, ${view}: the page is ${wider} px wider than the screen`);
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
  return wrong;
}

/** What axe finds serious or critical, by rule and place. Frames hold mail from outside, of which only the text is ours. */
async function findingsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { iframes: false })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
