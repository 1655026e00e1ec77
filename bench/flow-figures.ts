import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { JobQueue } from '../src/jobs/job-queue.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { alternate, type Figure, median, rateOf } from './figure.js';
import { dueTouches, lastMails, type Mail, queueTouches, setUpFlow } from './flow-rows.js';
import { startServers } from './flow-servers.js';
import { Stage } from './stage.js';

const TOUCHES = 1_024;

/** What a model takes to write, in ms, and how many texts are asked for at the same time. */
const LATENCY = 1_000;
const IN_FLIGHT = 256;

/** Mailboxes, each with two connections to its server. */
const MAILBOXES = 5;
const CONNECTIONS = 2 * MAILBOXES;

/** Rows of a job, and jobs at the same time, as the runner has them. */
const OF_A_JOB = 64;
const JOBS = { mail: 10, writer: 16 };

type Servers = Awaited<ReturnType<typeof startServers>>;

/** G12, G13 and G14: from a due touch to the mail server's word, with a model and a mail server in a thread of their own. */
export async function flowFigures(beside: Stage, { rounds }: { rounds: number }): Promise<Figure[]> {
  const servers = await startServers(LATENCY);
  const stage = await Stage.start(join(beside.folder, 'flow'), {
    PUBLIC_URL: 'https://crm.bench.example',
    WRITER: 'openai',
    OPENAI_API_KEY: 'none',
    OPENAI_BASE_URL: servers.modelUrl,
    OPENAI_MODEL: 'stub',
  });
  try {
    await setUpFlow(stage, servers.smtpPort, MAILBOXES);
    const drafting = await draftStage(stage, servers, rounds);
    const sending = await sendStage(stage, servers, rounds);
    // Last: from here on the runner works by itself.
    return [sending.figure, drafting, await wholeTouch(stage, servers, sending.mails, rounds)];
  } finally {
    await stage.stop();
    await servers.stop();
  }
}

async function sendStage(stage: Stage, servers: Servers, rounds: number): Promise<{ figure: Figure; mails: Mail[] }> {
  const product = async (): Promise<number> => {
    const ids = await queueTouches(stage, TOUCHES);
    const send = stage.get(SendMessage);
    const rate = await rateOf(TOUCHES, () => inJobs(ids, JOBS.mail, (some) => send.run({ ids: some })));
    await expectSent(stage);
    return rate;
  };
  // Warm, and the mails that the bare pool sends.
  await product();
  const mails = await lastMails(stage, TOUCHES);
  const run = await alternate(rounds, product, () => bareSends(mails, servers));
  const sent = figure('G12', run, {
    what: `send stage: ${TOUCHES} mails over ${CONNECTIONS} connections; to a bare nodemailer pool of as many`,
    floor: 0.7,
    stretch: 0.9,
  });
  return { figure: sent, mails };
}

async function draftStage(stage: Stage, servers: Servers, rounds: number): Promise<Figure> {
  const product = async (): Promise<number> => {
    const ids = await dueTouches(stage, TOUCHES);
    const draft = stage.get(DraftTouch);
    const rate = await rateOf(TOUCHES, () => inJobs(ids, JOBS.writer, (some) => draft.run({ ids: some })));
    const { rows } = await stage.pool.query(`select from message where status = 'queued'`);
    if (rows.length !== TOUCHES) throw new Error(`Only ${rows.length} of ${TOUCHES} were written`);
    return rate;
  };
  const run = await alternate(rounds, product, () => bareDrafts(servers));
  return figure('G13', run, {
    what: `draft stage: ${TOUCHES} touches, ${IN_FLIGHT} at once at a model that takes ${LATENCY} ms; to bare requests of the same`,
    floor: 0.75,
    stretch: 0.85,
  });
}

async function wholeTouch(stage: Stage, servers: Servers, mails: Mail[], rounds: number): Promise<Figure> {
  await stage.get(JobRunner).start();
  const product = async (): Promise<number> => {
    const ids = await dueTouches(stage, TOUCHES);
    return rateOf(TOUCHES, async () => {
      for (let at = 0; at < ids.length; at += OF_A_JOB) {
        await stage.get(JobQueue).remind('touch.draft', ids.slice(at, at + OF_A_JOB));
      }
      while (!(await isAllSent(stage))) await new Promise((resolve) => setTimeout(resolve, 50));
    });
  };
  const bare = async (): Promise<number> => {
    const asked = await bareDrafts(servers);
    return Math.min(asked, await bareSends(mails, servers));
  };
  const run = await alternate(rounds, product, bare);
  return figure('G14', run, {
    what: `whole touch through the queue, written and sent; to the slower of bare requests and bare mails`,
    floor: 0.6,
    stretch: 0.8,
  });
}

/** All rows, `OF_A_JOB` to a job and so many jobs at once. */
async function inJobs(ids: readonly string[], atOnce: number, run: (ids: string[]) => Promise<void>): Promise<void> {
  const jobs: string[][] = [];
  for (let at = 0; at < ids.length; at += OF_A_JOB) jobs.push(ids.slice(at, at + OF_A_JOB));
  const work = async (): Promise<void> => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await run(job);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** The same bytes, without a row of ours. */
async function bareSends(mails: Mail[], { smtpPort }: Servers): Promise<number> {
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: smtpPort,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
  });
  const rate = await rateOf(mails.length, () => Promise.all(mails.map((mail) => pool.sendMail(mail))));
  pool.close();
  return rate;
}

async function bareDrafts({ modelUrl }: Servers): Promise<number> {
  let left = TOUCHES;
  const body = JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: 'x'.repeat(3_000) }] });
  const ask = async (): Promise<void> => {
    while (left-- > 0) {
      const answer = await fetch(`${modelUrl}/chat/completions`, { method: 'POST', body });
      await answer.json();
    }
  };
  return rateOf(TOUCHES, () => Promise.all(Array.from({ length: IN_FLIGHT }, ask)));
}

async function isAllSent(stage: Stage): Promise<boolean> {
  const { rows } = await stage.pool.query<{ sent: number }>(
    `select count(*)::int as sent from message where status = 'sent'`,
  );
  return rows[0]?.sent === TOUCHES;
}

async function expectSent(stage: Stage): Promise<void> {
  if (await isAllSent(stage)) return;
  const { rows } = await stage.pool.query(
    `select status, hold_reason, wire_response from message where status <> 'sent' limit 1`,
  );
  throw new Error(`A message was not sent: ${JSON.stringify(rows[0])}`);
}

function figure(
  goal: string,
  { product, yardstick, ratios }: Awaited<ReturnType<typeof alternate>>,
  { what, floor, stretch }: Pick<Figure, 'what' | 'floor' | 'stretch'>,
): Figure {
  const told = `${Math.round(median(product))}/s of ${Math.round(median(yardstick))}/s`;
  return { goal, what, floor, stretch, better: 'more', unit: 'ratio', values: ratios, told };
}
