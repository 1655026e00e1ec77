/** Builds `dist` when a source is newer than the last build, the service and its console each by itself: `npm start` and `npm run demo` call it first. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const root = join(import.meta.dirname, '..');
const web = join('src', 'console', 'web');

if (
  isStale('.built', ['src', 'migrations', 'bench', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'], web)
) {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const file of filesOf(join(root, 'src')).filter(
    (name) => /\.json$|-worker\.js$/.test(name) && !isIn(name, web),
  )) {
    cpSync(file, file.replace(join(root, 'src'), join(root, 'dist', 'src')));
  }
  writeFileSync(join(root, 'dist', '.built'), '');
}

if (isStale('.built-console', [web, 'package-lock.json'])) {
  const { build } = await import('vite');
  await build({ configFile: join(root, web, 'vite.config.ts'), logLevel: 'error' });
  writeFileSync(join(root, 'dist', '.built-console'), '');
}

function isStale(name, sources, without) {
  const stamp = join(root, 'dist', name);
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources
    .flatMap((source) => filesOf(join(root, source)))
    .some((file) => !(without && isIn(file, without)) && statSync(file).mtimeMs > built);
}

function isIn(file, folder) {
  return file.startsWith(join(root, folder) + sep);
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
