import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Where a server speaks: when it greets, after each command, and after the dot that ends the message. */
export type Stage = 'greeting' | 'EHLO' | 'HELO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'end';

/** A reply line, `silence` or `cut` (it hangs up); or the reply comes late, or only at the first time. */
export type Act = string | { late: string } | { first: string };

const GOOD: Record<Stage, string> = {
  greeting: '220 mx.scripted.example ESMTP',
  EHLO: '250-mx.scripted.example\r\n250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 50000000',
  HELO: '250 mx.scripted.example',
  STARTTLS: '220 go ahead',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  end: '250 2.0.0 taken',
};

const LATE_MS = 400;

/** A server on a real socket that does at each stage what it is told, and remembers what it read to the dot. */
export class ScriptedSmtp {
  private script: Partial<Record<Stage, Act>> = {};
  private told = new Map<Stage, number>();
  /** Whole messages that were read, whatever was said about them. */
  read = 0;
  private readonly open = new Set<Socket>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((socket) => this.talk(socket));
  }

  static async open(): Promise<ScriptedSmtp> {
    const scripted = new ScriptedSmtp();
    scripted.server.listen(0, '127.0.0.1');
    await once(scripted.server, 'listening');
    return scripted;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on; every other stage goes well. */
  play(script: Partial<Record<Stage, Act>>): void {
    this.script = script;
    this.told.clear();
    this.read = 0;
    for (const socket of this.open) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private talk(socket: Socket): void {
    this.open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.open.delete(socket));
    let rest = '';
    let inMessage = false;
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (inMessage && line !== '.') continue;
        if (inMessage) this.read++;
        const stage = inMessage ? 'end' : stageOf(line);
        inMessage = stage === 'DATA' && this.says('DATA')?.startsWith('354') === true;
        if (stage) this.act(socket, stage);
        else socket.write(line.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
    this.act(socket, 'greeting');
  }

  private says(stage: Stage): string | null {
    const act = this.script[stage] ?? GOOD[stage];
    return typeof act === 'string' ? act : null;
  }

  private act(socket: Socket, stage: Stage): void {
    const times = (this.told.get(stage) ?? 0) + 1;
    this.told.set(stage, times);
    const act = this.script[stage] ?? GOOD[stage];
    if (act === 'silence') return;
    if (act === 'cut') return void socket.destroy();
    if (typeof act === 'string') return void socket.write(`${act}\r\n`);
    if ('late' in act) return void setTimeout(() => socket.write(`${act.late}\r\n`), LATE_MS);
    socket.write(`${times === 1 ? act.first : GOOD[stage]}\r\n`);
  }
}

function stageOf(line: string): Stage | null {
  const verb = line.slice(0, 8).toUpperCase();
  const stages: Stage[] = ['EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'];
  return stages.find((stage) => verb.startsWith(stage)) ?? null;
}
