import { en } from '../strings/en';

export interface FieldProblem {
  field: string;
  message: string;
}

/** What the server refuses, as RFC 9457 problem details, or a connection that failed (`status` 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly fields: FieldProblem[] = [],
  ) {
    super(detail);
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

let csrf: string | null = null;
let signedOut: () => void = () => undefined;

/** The session's token goes with every write. */
export function setToken(token: string | null): void {
  csrf = token;
}

export function onSignedOut(run: () => void): void {
  signedOut = run;
}

export function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}

interface Sent {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
}

async function call<Answer>(method: string, path: string, { query, body, signal }: Sent = {}): Promise<Answer> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET' && csrf) headers['x-csrf-token'] = csrf;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const sent = body === undefined ? undefined : isForm ? body : JSON.stringify(body);
  const answer = await fetch(`/api${withQuery(path, query)}`, { method, headers, body: sent, signal }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error;
      throw new Problem(0, en.problems.offlineTitle, en.problems.offline);
    },
  );
  if (!answer.ok) throw await problemOf(answer);
  if (answer.status === 204) return undefined as Answer;
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as Answer;
}

async function problemOf(answer: Response): Promise<Problem> {
  const said = (await answer.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
    errors?: FieldProblem[];
  };
  if (answer.status === 401 && !answer.url.endsWith('/api/session')) signedOut();
  return new Problem(
    answer.status,
    said.title ?? en.problems.title,
    said.detail ?? en.problems.unexplained(answer.status),
    said.errors ?? [],
  );
}

export const api = {
  get: <Answer>(path: string, query?: Query, signal?: AbortSignal) => call<Answer>('GET', path, { query, signal }),
  post: <Answer>(path: string, body?: unknown, signal?: AbortSignal) => call<Answer>('POST', path, { body, signal }),
  put: <Answer>(path: string, body: unknown) => call<Answer>('PUT', path, { body }),
  del: <Answer>(path: string) => call<Answer>('DELETE', path),
};

/** What to do about a problem, beside what happened. */
export function remedyOf(problem: unknown): string {
  const status = problem instanceof Problem ? problem.status : -1;
  return en.problems.remedies[status] ?? (status >= 500 ? en.problems.remedies[500]! : en.problems.remedyOther);
}
