import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Pair {
  /** From who connects to us. */
  near: Socket;
  /** To whom we connect. */
  far: Socket;
}

/** A wire that can be slow, silent or torn. */
export class Proxy {
  private readonly pairs = new Set<Pair>();
  private readonly server: Server;
  private latencyMs = 0;
  private silent = false;
  private bytesLeft = Infinity;

  private constructor(private readonly target: number) {
    this.server = createServer((near) => this.join(near));
  }

  /** @param target the port behind it */
  static async open(target: number): Promise<Proxy> {
    const proxy = new Proxy(target);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  delay(ms: number): void {
    this.latencyMs = ms;
  }

  /** A black hole: connections stand, and nothing comes through. */
  silence(on: boolean): void {
    this.silent = on;
    for (const socket of [...this.pairs].flatMap(({ near, far }) => [near, far])) {
      if (on) socket.pause();
      else socket.resume();
    }
  }

  /** So many bytes more, over all connections; then they are torn. */
  tearAfter(bytes: number): void {
    this.bytesLeft = bytes;
  }

  tearAll(): void {
    for (const pair of this.pairs) tear(pair);
  }

  /** The connection that reached the far side from this port. */
  tearFrom(farPort: number): void {
    for (const pair of this.pairs) if (pair.far.localPort === farPort) tear(pair);
  }

  heal(): void {
    this.latencyMs = 0;
    this.bytesLeft = Infinity;
    this.silence(false);
  }

  async close(): Promise<void> {
    this.server.close();
    this.tearAll();
  }

  private join(near: Socket): void {
    const pair = { near, far: connect(this.target, '127.0.0.1') };
    this.pairs.add(pair);
    for (const [from, to] of [
      [pair.near, pair.far],
      [pair.far, pair.near],
    ] as const) {
      from.on('data', (chunk: Buffer) => void this.carry(pair, to, chunk));
      from.on('end', () => void sleep(this.latencyMs).then(() => to.end()));
      from.on('error', () => tear(pair));
      from.on('close', () => {
        this.pairs.delete(pair);
        to.destroy();
      });
      if (this.silent) from.pause();
    }
  }

  private async carry(pair: Pair, to: Socket, chunk: Buffer): Promise<void> {
    this.bytesLeft -= chunk.length;
    if (this.bytesLeft < 0) {
      this.bytesLeft = Infinity;
      return tear(pair);
    }
    if (this.latencyMs > 0) await sleep(this.latencyMs);
    if (!to.destroyed) to.write(chunk);
  }
}

function tear({ near, far }: Pair): void {
  near.resetAndDestroy();
  far.resetAndDestroy();
}
