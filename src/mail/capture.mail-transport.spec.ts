import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaptureMailTransport } from './capture.mail-transport.js';
import type { OutgoingMail } from './mail-transport.js';

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'capture-')), 'mail');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const mail = (number: number, text = 'hello'): OutgoingMail => ({
  mailboxId: '1',
  envelope: { from: 'us@sender.example', to: `lead${number}@recipient.example` },
  messageId: `m${number}@sender.example`,
  raw: Buffer.from(`Subject: ${number}\r\n\r\n${text}\r\n`),
});

describe('captured mail', () => {
  it('is listed in the order of acceptance and read byte for byte', async () => {
    const transport = new CaptureMailTransport(folder);
    for (let number = 1; number <= 12; number++) await transport.send(mail(number));
    const listed = await transport.list();
    expect(listed.map(({ messageId }) => messageId)).toEqual(
      Array.from({ length: 12 }, (_, at) => `m${at + 1}@sender.example`),
    );
    const { mailboxId: _, ...fifth } = mail(5);
    expect(await transport.read(listed[4]!.id)).toEqual({ id: listed[4]!.id, ...fifth });
  });

  it('is paged', async () => {
    const transport = new CaptureMailTransport(folder);
    for (let number = 1; number <= 5; number++) await transport.send(mail(number));
    const first = await transport.list({ limit: 2 });
    const rest = await transport.list({ after: first[1]!.id });
    expect([...first, ...rest].map(({ envelope }) => envelope.to)).toEqual(
      [1, 2, 3, 4, 5].map((n) => mail(n).envelope.to),
    );
  });

  it('is kept twice when it is handed over twice', async () => {
    const transport = new CaptureMailTransport(folder);
    await transport.send(mail(1));
    await transport.send(mail(1));
    expect((await transport.list()).map(({ messageId }) => messageId)).toEqual([
      'm1@sender.example',
      'm1@sender.example',
    ]);
  });

  it('goes on counting after a restart, and beside another process', async () => {
    const [one, two] = [new CaptureMailTransport(folder), new CaptureMailTransport(folder)];
    await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? one : two).send(mail(at))));
    await new CaptureMailTransport(folder).send(mail(40));
    const listed = await one.list({ limit: 1_000 });
    expect(listed.map(({ id }) => Number(id))).toEqual(Array.from({ length: 41 }, (_, at) => at + 1));
    expect(new Set(listed.map(({ messageId }) => messageId)).size).toBe(41);
    expect(listed.at(-1)!.messageId).toBe('m40@sender.example');
  });

  it('does not show what a crash left unfinished', async () => {
    const transport = new CaptureMailTransport(folder);
    await transport.send(mail(1));
    await writeFile(join(folder, 'half.part'), 'half a mail');
    expect(await transport.list()).toHaveLength(1);
  });

  it('destroys a mail for good, and gives its number to no other', async () => {
    const transport = new CaptureMailTransport(folder);
    await transport.send(mail(1));
    const { response } = await transport.send(mail(2));
    const destroyed = (await transport.list())[1]!;
    expect(await transport.destroy([destroyed.messageId, 'never@sent.example'])).toBe(1);
    expect(response).toContain(destroyed.id);
    expect(await readFile(join(folder, `${destroyed.id}.eml`), 'utf8')).toBe('');
    expect((await transport.list()).map(({ messageId }) => messageId)).toEqual([mail(1).messageId]);
    expect(await transport.read(destroyed.id)).toBeNull();
    await new CaptureMailTransport(folder).send(mail(3));
    expect((await transport.list({ after: destroyed.id })).map(({ messageId }) => messageId)).toEqual([
      mail(3).messageId,
    ]);
  });

  it('leaves nothing but the mails in the folder', async () => {
    const transport = new CaptureMailTransport(folder);
    await transport.send({ ...mail(1), messageId: '../../etc/passwd@x' });
    expect(await readdir(folder)).toEqual(['0000000001.eml']);
    expect((await transport.list())[0]!.messageId).toBe('../../etc/passwd@x');
  });

  it('is none before the first, and for an id that is none', async () => {
    const transport = new CaptureMailTransport(folder);
    expect(await transport.list()).toEqual([]);
    await transport.send(mail(1));
    for (const id of ['0000000002', '../0000000001', '']) expect(await transport.read(id)).toBeNull();
  });
});
