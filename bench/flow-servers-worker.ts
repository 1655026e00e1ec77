import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { SMTPServer } from 'smtp-server';

/** What the world outside is, as far as the flow goes. */
export interface Servers {
  smtpPort: number;
  modelUrl: string;
}

const { latencyMs } = workerData as { latencyMs: number };

const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    stream.resume();
    stream.once('end', () => done());
  },
});
smtp.on('error', () => undefined);
smtp.listen(0, '127.0.0.1');
await once(smtp.server, 'listening');

const PARAGRAPHS = [
  'teams like yours often lose sight of mails that several people share, and answer some of them twice.',
  'May I show you how one shared inbox would look for Silva Logistics?',
];
const content = JSON.stringify({ subject: 'One inbox for Silva Logistics', paragraphs: PARAGRAPHS });
const answer = JSON.stringify({
  id: 'x',
  object: 'chat.completion',
  created: 1,
  model: 'stub',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } }],
  usage: { prompt_tokens: 900, completion_tokens: 90, total_tokens: 990 },
});
const model = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    void sleep(latencyMs).then(() => response.setHeader('content-type', 'application/json').end(answer));
  });
});
// Longer than a round of the other side.
model.keepAliveTimeout = 300_000;
model.listen(0, '127.0.0.1');
await once(model, 'listening');

const portOf = (address: unknown): number => (address as AddressInfo).port;
const servers: Servers = {
  smtpPort: portOf(smtp.server.address()),
  modelUrl: `http://127.0.0.1:${portOf(model.address())}/v1`,
};
parentPort?.postMessage(servers);
