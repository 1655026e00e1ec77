import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { Sink } from './sink.js';

describe('between the dot and the answer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sink-'));
  let sink: Sink;
  beforeAll(async () => {
    sink = await Sink.open(1, join(folder, 'taken'));
    sink.troubled = false;
  });
  afterAll(async () => {
    await sink.close();
    rmSync(folder, { recursive: true });
  });
  const send = () =>
    createTransport({ host: '127.0.0.1', port: sink.port, auth: { user: 'nora', pass: 'secret' } }).sendMail({
      from: 'nora@acme.example',
      to: 'rep@acme.example',
      text: 'Hello',
    });

  it('whoever has begun is waited for, however long the wait for a mail was to be', async () => {
    let isDone = false;
    const acted = sink.atNextDot(500, async () => {
      await sleep(1_000);
      isDone = true;
    });
    await Promise.all([send(), acted.then((isHit) => expect([isHit, isDone]).toEqual([true, true]))]);
  });

  it('nothing is done for a mail that comes too late', async () => {
    let isDone = false;
    expect(await sink.atNextDot(10, async () => void (isDone = true))).toBe(false);
    await send();
    expect(isDone).toBe(false);
  });

  it('nobody waits for a mail longer than the sink is open', async () => {
    const other = await Sink.open(1, join(folder, 'other'));
    const waiting = [other.atNextDot(60_000, async () => undefined), other.atNextDot(60_000, async () => undefined)];
    await other.close();
    expect(await Promise.all(waiting)).toEqual([false, false]);
  });
});
