/** Builds `dist` when a source is newer than the last build: `npm start` and `npm run demo` call it first. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built');
const sources = ['src', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

if (isStale()) {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const file of filesOf(join(root, 'src')).filter((name) => /\.json$|-worker\.js$/.test(name))) {
    cpSync(file, file.replace(join(root, 'src'), join(root, 'dist', 'src')));
  }
  writeFileSync(stamp, '');
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.flatMap((source) => filesOf(join(root, source))).some((file) => statSync(file).mtimeMs > built);
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
