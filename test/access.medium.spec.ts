import { type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { ACCESS, type Needed } from '../src/access/access.js';
import { ROUTE_ACCESS } from '../src/access/route-access.js';
import { ROLES, type Role } from '../src/access/user.entity.js';
import { rows } from '../src/database/sql.js';
import { type RunningApp, startApp } from '../src/start-app.js';
import { Browser } from './browser.js';
import { aLead, aReply } from './builders.js';
import { freshDatabase, type TestApp } from './support.js';

const PASSWORD = 'a sentence to keep in mind';
const OF_THE_SANDBOX = /\/api\/sandbox\//;

let running: RunningApp;
let drop: () => Promise<void>;
let url: string;

beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = () => fresh.drop();
  running = await startApp({
    DATABASE_URL: fresh.url,
    SECRET_KEY: 'a key of thirty-two characters!!',
    ROLES: 'web',
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
  });
  url = running.url!;
}, 60_000);

afterAll(async () => {
  await running?.stop();
  await drop?.();
});

const query = <Row extends object>(statement: string, params: unknown[] = []): Promise<Row[]> =>
  rows<Row>(running.app.get(DataSource).manager, statement, params);

const browsers = {} as Record<Role, Browser>;

async function invited(role: Role, email: string): Promise<Browser> {
  const { body } = await browsers.admin.call<{ link: string }>('POST', '/api/invitations', { email, role });
  const browser = new Browser(url);
  const path = `/api/invitations/${new URL(body.link).searchParams.get('token')}/accept`;
  expect(await browser.enter('POST', path, { name: role, password: PASSWORD })).toBe(201);
  return browser;
}

describe('the first visit', () => {
  const setup = (token: string) => ({ token, name: 'Ada', email: 'Ada@acme.example', password: PASSWORD });

  it('makes one admin with the link of the start, and no second one', async () => {
    const token = new URL(running.setupLink!).searchParams.get('token')!;
    browsers.admin = new Browser(url);
    expect(await new Browser(url).enter('POST', '/api/setup', setup('1.wrong'))).toBe(400);
    const { status, headers, body } = await new Browser(url).call('POST', '/api/setup', setup(token));
    expect(status).toBe(201);
    expect(headers.getSetCookie()[0]).toMatch(/^everylead=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(body).toMatchObject({ user: { email: 'ada@acme.example', role: 'admin' }, setupNeeded: false });
    expect(await new Browser(url).enter('POST', '/api/setup', setup(token))).toBe(409);
    const credentials = { email: 'ADA@acme.example', password: PASSWORD };
    expect(await browsers.admin.enter('POST', '/api/session', credentials)).toBe(200);
    for (const role of ROLES.slice(1)) browsers[role] = await invited(role, `${role}@acme.example`);
  });

  it('keeps no password and no cookie as they are', async () => {
    const [kept] = await query<{ passwordHash: string }>(`select password_hash from app_user where role = 'admin'`);
    expect(kept?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const [{ text } = { text: '' }] = await query<{ text: string }>(
      `select string_agg(hash, ' ') as text from session`,
    );
    expect(text).toMatch(/^[0-9a-f ]+$/);
  });
});

describe('a session', () => {
  const stop = { method: 'POST', path: '/api/start-all' };

  it('writes only from a page of ours that has the token', async () => {
    const { admin } = browsers;
    expect((await admin.call(stop.method, stop.path)).status).toBe(200);
    expect((await admin.clone('https://evil.example').call(stop.method, stop.path)).status).toBe(403);
    expect((await admin.call(stop.method, stop.path, undefined, { 'x-csrf-token': 'guess' })).status).toBe(403);
    expect((await admin.call('GET', '/api/users')).status).toBe(200);
  });

  it('does not sign anybody in from elsewhere', async () => {
    const elsewhere = new Browser(url, 'https://evil.example');
    expect(await elsewhere.enter('POST', '/api/session', { email: 'ada@acme.example', password: PASSWORD })).toBe(403);
  });

  it('ends with sign-out, a new password, a switched-off account, and time', async () => {
    const guest = await invited('supervisor', 'guest@acme.example');
    const otherTab = guest.clone();
    const next = 'another sentence to keep';
    expect((await guest.call('POST', '/api/session/password', { current: 'wrong', next })).status).toBe(400);
    expect(await guest.enter('POST', '/api/session/password', { current: PASSWORD, next })).toBe(200);
    expect((await otherTab.call('GET', '/api/leads')).status).toBe(401);
    expect((await guest.call('GET', '/api/leads')).status).toBe(200);

    const [{ id } = { id: '' }] = await query<{ id: string }>(
      `select id from app_user where email = 'guest@acme.example'`,
    );
    const off = { name: 'Guest', role: 'supervisor', disabled: true };
    expect((await browsers.admin.call('PUT', `/api/users/${id}`, off)).status).toBe(200);
    expect((await guest.call('GET', '/api/leads')).status).toBe(401);
    const credentials = { email: 'guest@acme.example', password: next };
    expect((await new Browser(url).call('POST', '/api/session', credentials)).status).toBe(401);

    await browsers.admin.call('PUT', `/api/users/${id}`, { ...off, disabled: false });
    for (const age of [`seen_at = now() - interval '13 hours'`, `created_at = now() - interval '8 days'`]) {
      expect(await guest.enter('POST', '/api/session', credentials)).toBe(200);
      await query(`update session set ${age} where user_id = $1`, [id]);
      expect((await guest.call('GET', '/api/leads')).status).toBe(401);
    }
    expect(await guest.enter('POST', '/api/session', credentials)).toBe(200);
    const thief = guest.clone();
    expect((await guest.call('DELETE', '/api/session')).status).toBe(204);
    expect((await thief.call('GET', '/api/leads')).status).toBe(401);
  });

  it('is refused to who guesses: later and later, also with the right password, also in parallel', async () => {
    const tries = Array.from({ length: 12 }, () =>
      new Browser(url).call('POST', '/api/session', { email: 'marketing@acme.example', password: 'guess' }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
    expect(statuses.at(-1)).toBe(429);
    const right = { email: 'marketing@acme.example', password: PASSWORD };
    const refused = await new Browser(url).call('POST', '/api/session', right);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await query(`update sign_in_attempt set free_at = now()`);
    expect((await new Browser(url).call('POST', '/api/session', right)).status).toBe(200);
  });

  it('keeps one admin, and every act in the audit', async () => {
    const { body } = await browsers.admin.call<{ user: { id: string } }>('GET', '/api/session');
    const demoted = { name: 'Ada', role: 'rep' };
    expect((await browsers.admin.call('PUT', `/api/users/${body.user.id}`, demoted)).status).toBe(409);
    const acts = await query<{ act: string }>(
      `select distinct act from activity where about in ('user', 'invitation')`,
    );
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['user.first_admin', 'invitation.made', 'user.joined', 'user.changed', 'user.signed_in']),
    );
  });
});

describe('an invitation', () => {
  it('is taken up once, and not after it was withdrawn', async () => {
    const { body } = await browsers.admin.call<{ id: string; link: string }>('POST', '/api/invitations', {
      email: 'late@acme.example',
      role: 'marketing',
    });
    const path = `/api/invitations/${new URL(body.link).searchParams.get('token')}`;
    expect((await new Browser(url).call('GET', `${path}/show`)).body).toMatchObject({ email: 'late@acme.example' });
    expect((await browsers.admin.call('DELETE', `/api/invitations/${body.id}`)).status).toBe(204);
    const person = { name: 'Late', password: PASSWORD };
    expect((await new Browser(url).call('POST', `${path}/accept`, person)).status).toBe(404);
  });
});

describe('an API key', () => {
  it('does what its scopes say until it is revoked', async () => {
    const wish = { name: 'CRM', scopes: ['read'] };
    const { body } = await browsers.admin.call<{ id: string; key: string }>('POST', '/api/api-keys', wish);
    const with_ = (method: string, path: string) =>
      fetch(url + path, { method, headers: { authorization: `Bearer ${body.key}` } }).then(({ status }) => status);
    expect(await with_('GET', '/api/leads')).toBe(200);
    expect(await with_('POST', '/api/stop-all')).toBe(403);
    expect(await with_('DELETE', '/api/session')).toBe(403);
    const { body: list } = await browsers.admin.call('GET', '/api/api-keys');
    expect(JSON.stringify(list)).not.toContain(body.key);
    expect((await browsers.admin.call('DELETE', `/api/api-keys/${body.id}`)).status).toBe(204);
    expect(await with_('GET', '/api/leads')).toBe(401);
  });

  it('is never kept for a request that is sent again', async () => {
    const { body: program } = await browsers.admin.call<{ key: string }>('POST', '/api/api-keys', {
      name: 'Provisioning',
      scopes: ['admin'],
    });
    const ask = () =>
      fetch(`${url}/api/api-keys`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${program.key}`,
          'idempotency-key': 'one-key',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ name: 'CRM', scopes: ['read'] }),
      });
    const first = await ask();
    expect(first.status).toBe(201);
    const { key } = (await first.json()) as { key: string };
    const again = await ask();
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('shown once');
    const kept = await query<{ response: unknown }>(`select response from idempotency_key where key = 'one-key'`);
    expect(JSON.stringify(kept)).not.toContain(key);
    expect(await query(`select id from api_key where name = 'CRM' and revoked_at is null`)).toHaveLength(1);
  });
});

interface Route {
  name: string;
  needed: Needed | undefined;
}

/** Every route that the controllers declare, as the guard names it. */
function realRoutes(): Route[] {
  const scanner = new MetadataScanner();
  const controllers = [...running.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((method): Route[] => {
      const handler = prototype[method]!;
      const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (verb === undefined) return [];
      const needed = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype as Type)) as Needed;
      const paths = (from: object) => [(Reflect.getMetadata(PATH_METADATA, from) as string | string[]) ?? ''].flat();
      return paths(metatype as Type).flatMap((base) =>
        paths(handler).map((path) => {
          const whole = `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
          return { name: `${RequestMethod[verb]} ${whole}`, needed };
        }),
      );
    });
  });
}

describe('the table of routes and roles', () => {
  const NOBODY = '999999';

  it('has an entry for each route that people may ask for, and none for others', () => {
    const routes = realRoutes().filter(({ needed }) => !['public', 'visitor', 'user'].includes(needed ?? ''));
    expect(routes.length).toBeGreaterThan(50);
    const names = routes.map(({ name }) => name).sort();
    const entries = Object.keys(ROUTE_ACCESS).filter((name) => !OF_THE_SANDBOX.test(name));
    expect(names.filter((name) => !(name in ROUTE_ACCESS))).toEqual([]);
    expect(entries.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('leaves no route without a word on who may ask', () => {
    expect(realRoutes().filter(({ needed }) => !needed)).toEqual([]);
  });

  it.each(ROLES)('is obeyed for %s on every route', async (role) => {
    for (const [name, { rights }] of Object.entries(ROUTE_ACCESS)) {
      if (OF_THE_SANDBOX.test(name)) continue;
      const [method = '', path = ''] = name.split(' ');
      const status = await statusOf(browsers[role], method, path.replace(/:\w+/g, NOBODY));
      const may = rights[role] !== undefined;
      expect([name, status === 403 ? 'closed' : 'open']).toEqual([name, may ? 'open' : 'closed']);
      expect([name, status === 401]).toEqual([name, false]);
    }
  });

  async function statusOf(browser: Browser, method: string, path: string): Promise<number> {
    // Nothing is read of a stream that never ends.
    if (path === '/api/events') return browser.status(method, path);
    return (await browser.call(method, path)).status;
  }
});

describe('what is whose', () => {
  let mine: string;
  let others: string;
  let handoffs: { mine: string; others: string };

  beforeAll(async () => {
    const test = { database: running.app.get(DataSource) } as TestApp;
    mine = (await aLead(test)).id;
    const lead = await aLead(test);
    others = lead.id;
    await aReply(test, lead, { body: 'My secret is a pony', status: 'settled' });
    const reps = await query<{ id: string }>(
      `insert into rep (name, email, time_zone, hours, capacity, created_at)
       select name, name || '@acme.example', 'UTC', '{"days":[1],"from":"09:00","to":"17:00","skipHolidays":false}', 5, now()
       from unnest(array['rep', 'colleague']) as name returning id`,
    );
    const handOff = async (leadId: string, repId: string) => {
      const [made] = await query<{ id: string }>(
        `insert into handoff (lead_id, rep_id, status, reason, brief, language, act_at, opened_at)
         values ($1, $2, 'offered', 'asked', '{}', 'en', now() + interval '1 hour', now()) returning id`,
        [leadId, repId],
      );
      return made!.id;
    };
    handoffs = { mine: await handOff(mine, reps[0]!.id), others: await handOff(others, reps[1]!.id) };
  });

  const ids = async (path: string) =>
    (await browsers.rep.call<{ items: { id: string }[] }>('GET', path)).body.items.map(({ id }) => id);

  it('shows a rep their own leads and hand-offs, whatever is asked for', async () => {
    expect(await ids('/api/leads')).toEqual([mine]);
    expect(await ids('/api/leads?rep=2')).toEqual([mine]);
    expect(await ids('/api/handoffs')).toEqual([handoffs.mine]);
    expect(await ids('/api/handoffs?rep=2')).toEqual([handoffs.mine]);
    for (const path of ['/api/handoffs/counts', '/api/handoffs/counts?rep=2']) {
      const { body } = await browsers.rep.call<Record<string, number>>('GET', path);
      expect(Object.values(body).reduce((sum, n) => sum + n, 0)).toBe(1);
    }
    const all = await browsers.supervisor.call<Record<string, number>>('GET', '/api/handoffs/counts');
    expect(Object.values(all.body).reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  it('lets a rep in to what is theirs and to nothing of a colleague, on every such route', async () => {
    const own = Object.entries(ROUTE_ACCESS).filter(([, { rights, of }]) => rights.rep === 'own' && of);
    expect(own.length).toBeGreaterThan(8);
    for (const [name, { of }] of own) {
      const [method = '', path = ''] = name.split(' ');
      const [my, their] = of === 'lead' ? [mine, others] : [handoffs.mine, handoffs.others];
      // A body that fits no route: what is asked for never happens, only the right to ask is tried.
      const ask = async (id: string) =>
        (await browsers.rep.call(method, path.replace(':id', id), method === 'GET' ? undefined : { nonsense: 1 }))
          .status;
      expect([name, await ask(their)]).toEqual([name, 404]);
      expect([name, await ask('999999')]).toEqual([name, 404]);
      expect([name, [403, 404].includes(await ask(my))]).toEqual([name, false]);
    }
  });

  it('shows marketing the lead and what happened, and not a word of the conversation', async () => {
    const seenBy = async (role: Role) =>
      JSON.stringify((await browsers[role].call('GET', `/api/leads/${others}/timeline`)).body);
    expect(await seenBy('supervisor')).toContain('My secret is a pony');
    const seen = await seenBy('marketing');
    expect(seen).toContain('"wordsHidden":true');
    expect(seen).not.toContain('pony');
  });
});

describe('events', () => {
  it('say what changed, whoever changed it', async () => {
    const stream = await browsers.marketing.stream('/api/events');
    expect(stream.status).toBe(200);
    const heard = stream.until((text) => text.includes('event: changed'));
    await browsers.admin.call('POST', '/api/invitations', { email: 'x@acme.example', role: 'rep' });
    expect(await heard).toMatch(/event: changed\n.*data: \{"topics":\["users"\]\}/s);
  });
});

describe('the board', () => {
  it('shows a rep on leave as away, as routing does', async () => {
    const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', skipHolidays: false };
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const rep = (name: string, leave: object[]) => ({
      ...{ name, email: `${name}@acme.example`, timeZone: 'UTC', hours: always, capacity: 5 },
      leave,
    });
    await browsers.admin.call('POST', '/api/reps', rep('onleave', [{ from: day(-1), until: day(2) }]));
    await browsers.admin.call('POST', '/api/reps', rep('present', []));
    const { body } = await browsers.admin.call<{ reps: { name: string; atWork: boolean }[] }>('GET', '/api/board');
    const atWork = (wanted: string) => body.reps.find(({ name }) => name === wanted)?.atWork;
    expect([atWork('onleave'), atWork('present')]).toEqual([false, true]);
  });
});
