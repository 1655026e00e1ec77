import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked over the wire, as the server read it. */
export interface AskedOnWire {
  model: string;
  /** `touch`, `reply`, …: the name of the schema, where one was sent. */
  purpose: string | null;
  format: string | null;
  /** The texts whose vectors are asked for; null: another thing is asked for. */
  input: string[] | null;
  system: string;
  user: string;
  body: Record<string, unknown>;
  authorization: string | undefined;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** The whole body, or the text of the one choice. */
  body?: unknown;
  text?: string;
  finish?: string;
  refusal?: string;
  usage?: object | null;
  /** Nothing is ever answered. */
  silent?: boolean;
  /** Cut after the head. */
  cut?: boolean;
  /** Space after space, and never an answer. */
  trickles?: boolean;
}

type Script = (asked: AskedOnWire) => Reply | Promise<Reply> | null;

/** A server that speaks OpenAI's API over real HTTP and says what a test wants it to say. */
export class ScriptedModel {
  asked: AskedOnWire[] = [];
  /** Most requests it had at the same time. */
  most = 0;
  private under = 0;
  private script: Script = () => ({ text: '{}' });
  private server: Server;
  url = '';

  constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** What it answers from now on; null stands for "I do not know this model". */
  answers(script: Script): void {
    this.script = script;
    this.asked = [];
    this.most = 0;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.most = Math.max(this.most, ++this.under);
    try {
      const asked = await readAsked(request);
      this.asked.push(asked);
      const reply = (await this.script(asked)) ?? rejection(404, `The model ${asked.model} does not exist`);
      send(response, asked.model, reply);
    } finally {
      this.under--;
    }
  }
}

export const rejection = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
  code?: string,
): Reply => ({
  status,
  headers,
  body: { error: { message, type: 'invalid_request_error', code: code ?? null } },
});

async function readAsked(request: IncomingMessage): Promise<AskedOnWire> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  const messages = (body.messages ?? []) as { role: string; content: string }[];
  const format = body.response_format as { type: string; json_schema?: { name: string } } | undefined;
  return {
    model: String(body.model),
    purpose: format?.json_schema?.name ?? null,
    format: format?.type ?? null,
    input: request.url?.endsWith('/embeddings') ? (body.input as string[]) : null,
    system: messages.find(({ role }) => role === 'system')?.content ?? '',
    user: messages.find(({ role }) => role === 'user')?.content ?? '',
    body,
    authorization: request.headers.authorization,
  };
}

function send(response: ServerResponse, model: string, reply: Reply): void {
  if (reply.silent) return;
  const body = reply.body ?? completion(model, reply);
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  if (reply.cut) {
    response.write('{"id": "chatcmpl-1", "choi');
    response.socket?.destroy();
    return;
  }
  if (reply.trickles) {
    const trickle = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(trickle));
    return;
  }
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function completion(model: string, { text = '', finish = 'stop', refusal, usage }: Reply): object {
  const counted = { prompt_tokens: 1000, completion_tokens: 200, prompt_tokens_details: { cached_tokens: 800 } };
  const message = { role: 'assistant', content: refusal ? null : text, ...(refusal ? { refusal } : {}) };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: [{ index: 0, message, finish_reason: finish }],
    ...(usage === null ? {} : { usage: usage ?? counted }),
  };
}
