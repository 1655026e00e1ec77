import { existsSync, rmSync } from 'node:fs';

/**
 * Loaded into a worker before the product: on this signal nothing of it runs, as in a long computation, until the file is there. Its
 * sockets stay open, its timers come late, and unlike a frozen process it goes on in the middle of whatever it was doing.
 */
process.on('SIGUSR2', () => {
  const file = process.env.UNBLOCK_FILE ?? '';
  const end = Date.now() + 60_000;
  while (!existsSync(file) && Date.now() < end);
  rmSync(file, { force: true });
});
