import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { launch, openTab } from './browser.js';
import { firstAdmin } from './hands.js';
import { Service } from './service.js';

/** Mails as nobody friendly writes them, opened in the real console: none makes a request, none runs a script. */
describe('hostile mail', () => {
  let service: Service;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  /** Where everything in the mails points; whatever it hears of was let through. */
  let beacon: Server;
  const heard: string[] = [];

  beforeAll(async () => {
    beacon = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*').end();
    }).listen(0, '127.0.0.1');
    [service, browser] = await Promise.all([Service.start(), launch()]);
    ({ page, complaints } = await openTab(browser, service.url));
    await firstAdmin(page, service);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    beacon.close();
  }, 60_000);

  it('is shown as text, and does nothing', async () => {
    const lead = await service.call<{ id: string }>('POST', '/api/leads', {
      email: 'mallory@evil.example',
      firstName: 'Mallory',
      country: 'DE',
    });
    const at = `http://127.0.0.1:${(beacon.address() as AddressInfo).port}`;
    const mails = [...hostileMarkup(at).map(htmlMail), ...hostileMarkup(at).map(textMail)];
    for (const mail of mails) {
      const { leadId } = await service.receive(mail);
      expect(leadId).toBe(lead.id);
    }
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(service.url)) elsewhere.push(request.url());
    });
    page.on('dialog', (dialog) => {
      elsewhere.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`/leads/${lead.id}`);
    await page
      .locator('.mail')
      .nth(mails.length - 1)
      .waitFor();
    expect(await page.locator('.mail iframe').count()).toBe(mails.length);
    await clickAll(page);
    await page.waitForLoadState('networkidle');
    expect(elsewhere).toEqual([]);
    expect(heard).toEqual([]);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(page.url()).toBe(`${service.url}/leads/${lead.id}`);
    expect(complaints).toEqual([]);
  });

  /** The beacon hears what is fetched: without this the silence above would prove nothing. */
  it('would have been noticed', async () => {
    const at = `http://127.0.0.1:${(beacon.address() as AddressInfo).port}`;
    const unguarded = await browser.newPage();
    await unguarded.setContent(hostileMarkup(at)[0]!);
    await unguarded.waitForLoadState('networkidle');
    expect(heard).not.toEqual([]);
  });
});

/** Presses in the middle of every mail, where a link would be that covers all of it. */
async function clickAll(page: Page): Promise<void> {
  for (const frame of await page.locator('.mail iframe').all()) await frame.click();
}

/** After the sinks that are known: each would fetch `at`, leave the page, or set `window.pwned`. */
const hostileMarkup = (at: string): string[] => [
  `<p>Hello</p><img src="${at}/img" onerror="top.pwned=1"><img srcset="${at}/srcset 2x"><picture><source srcset="${at}/source"></picture>`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="top.pwned=2"><image href="${at}/svg"/><use href="${at}/use#a"/><animate onbegin="top.pwned=3"/><script>top.pwned=4</script></svg>`,
  `<style>@import url("${at}/import.css");@font-face{font-family:x;src:url(${at}/font)}body{background:url(${at}/css);font-family:x}</style><p style="background:url(${at}/inline)">styled</p>`,
  `<a href="javascript:top.pwned=5" style="position:fixed;inset:0;display:block">everywhere</a><a href="${at}/link" target="_top" ping="${at}/ping">link</a>`,
  `<script src="${at}/script"></script><script>top.pwned=6</script><body onload="top.pwned=7"><details open ontoggle="top.pwned=8"><summary>x</summary></details>`,
  `<iframe src="${at}/iframe" srcdoc="<script>top.pwned=9</script>"></iframe><object data="${at}/object"></object><embed src="${at}/embed">`,
  `<link rel="stylesheet" href="${at}/stylesheet"><link rel="prefetch" href="${at}/prefetch"><meta http-equiv="refresh" content="0;url=${at}/refresh"><base href="${at}/">`,
  `<form action="${at}/form" id="f"><input name="a" autofocus onfocus="top.pwned=10"><button formaction="javascript:top.pwned=11">Send</button></form>`,
  `<video poster="${at}/poster" src="${at}/video" autoplay></video><audio src="${at}/audio" autoplay onerror="top.pwned=12"></audio><table background="${at}/table"><tr><td>x</td></tr></table>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=${at}/mxss onerror=top.pwned=13&gt;"></table></mtext></math>`,
  `<noscript><p title="</noscript><img src=${at}/noscript onerror=top.pwned=14>"></noscript><template><img src="${at}/template"></template>`,
  `${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}<img src="${at}/deep">`,
];

let mails = 0;
const head = (type: string): string =>
  [
    'From: Mallory <mallory@evil.example>',
    'To: nora@brightdesk.example',
    `Subject: =?utf-8?q?<img_src=3Dx_onerror=3D"top.pwned=3D20">?=`,
    `Message-ID: <hostile-${++mails}@evil.example>`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`,
    '',
    '',
  ].join('\n');

const htmlMail = (markup: string): string => `${head('text/html')}<html><body>${markup}</body></html>\n`;
const textMail = (markup: string): string => `${head('text/plain')}${markup}\n`;
