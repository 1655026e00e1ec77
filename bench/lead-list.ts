import { once } from 'node:events';
import { createWriteStream, openAsBlob } from 'node:fs';
import { LoadImport } from '../src/intake/load-import.js';
import { ReadImport } from '../src/intake/read-import.js';
import type { Stage } from './stage.js';

const COUNTRIES = ['DE', 'US', 'FR', 'GB', 'ES', 'JP', 'BR', ''];

/** Eight columns and some 130 bytes a row, as in the yardsticks' tables; one row in a thousand has no address that can be used. */
export async function writeList(path: string, rows: number, from = 0): Promise<string> {
  const file = createWriteStream(path);
  file.write('Email,First Name,Last Name,Company,Job Title,City,Country,Lead Source\n');
  for (let start = from; start < from + rows; start += 10_000) {
    const lines: string[] = [];
    for (let n = start; n < Math.min(start + 10_000, from + rows); n++) lines.push(lineOf(n));
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}

function lineOf(n: number): string {
  const email = n % 1_000 === 999 ? `broken${n}@` : `person.number${n}@company-${n % 50_000}.example`;
  const country = COUNTRIES[n % COUNTRIES.length];
  return `${email},Firstname${n % 997},Lastname${n},Company ${n % 50_000} Ltd,Head of Operations,City ${n % 311},${country},Trade fair\n`;
}

/** Sends the file to the service and has it read and merged, as its workers would. */
export async function importList(stage: Stage, path: string): Promise<void> {
  const form = new FormData();
  form.set('file', await openAsBlob(path), 'leads.csv');
  const { id } = await stage.call<{ id: string }>('POST', '/api/imports', form);
  await stage.get(ReadImport).run({ id });
  await stage.get(LoadImport).run({ id });
  const { status, error } = await stage.call<{ status: string; error: string }>('GET', `/api/imports/${id}`);
  if (status !== 'done') throw new Error(`The import is ${status}: ${error}`);
}

/** Highest resident memory of this process while something runs. */
export async function peakMegabytes(run: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const look = (): void => void (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 100);
  await run();
  clearInterval(timer);
  look();
  return peak / 1_048_576;
}
