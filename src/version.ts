import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of package.json, which lies one folder up from the sources and two from what is built. */
export const VERSION = readVersion();

function readVersion(): string {
  const file = ['..', '../..']
    .map((up) => join(import.meta.dirname, up, 'package.json'))
    .find((path) => existsSync(path));
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : 'unknown';
}
