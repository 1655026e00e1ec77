import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { loadCompany, loadKnowledge, loadReps } from './corpus.js';

/** The demo's own use of the public API: it does nothing that a user could not do. */
export class DemoClient {
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  async get<Answer>(path: string): Promise<Answer> {
    return this.call<Answer>('GET', path);
  }

  async post<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.call<Answer>('POST', path, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  async put<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.call<Answer>('PUT', path, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  /** Every page of a list. */
  async all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    const join = path.includes('?') ? '&' : '?';
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: string = cursor ? `&cursor=${cursor}` : '';
      const page: { items: Item[]; nextCursor: string | null } = await this.get(`${path}${join}limit=200${next}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  /** The company, what it may claim, a mailbox, and the people who take the warm leads. */
  async setUp(): Promise<void> {
    const { senderEmail, tone, ...company } = loadCompany();
    const linkDomains = [new URL(company.website).hostname];
    const settings = { ...company, tone: tone.split(',')[0], linkDomains };
    await this.put('/api/settings', settings);
    for (const { question, answer, language } of loadKnowledge()) {
      await this.post('/api/knowledge', { title: question, text: answer, language });
    }
    // Three weeks are short: the people of the demo trust the agent with questions from the first day.
    await this.put('/api/settings/autonomy', { cells: [{ class: 'question', act: 'send' }] });
    const mailbox = { address: senderEmail, fromName: company.senderName, dailyCap: 150, timeZone: 'Europe/Berlin' };
    await this.post('/api/mailboxes', mailbox);
    for (const { zone, hours, ...rep } of loadReps()) {
      await this.post('/api/reps', { ...rep, timeZone: zone, hours: { ...hours, skipHolidays: false } });
    }
  }

  async importFile(path: string): Promise<{ id: string }> {
    const form = new FormData();
    form.set('file', new Blob([await readFile(path)], { type: 'text/csv' }), basename(path));
    return this.call<{ id: string }>('POST', '/api/imports', {}, form);
  }

  private async call<Answer>(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string | FormData,
  ): Promise<Answer> {
    const authorization = `Bearer ${this.key}`;
    const response = await fetch(this.url + path, { method, headers: { authorization, ...headers }, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 1_000)}`);
    return JSON.parse(text) as Answer;
  }
}
