import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What Vite built, beside the compiled sources. */
const BUILT = join(import.meta.dirname, '..', '..', 'console');
const YEAR_SECONDS = 31_536_000;

/** Serves the files of the web app. Those whose names carry a hash of their content never change; all others are asked for again. */
export async function serveConsole(app: NestFastifyApplication, folder = BUILT): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: folder,
    // A route per file: every other address is the app's own, see `console.controller.ts`.
    wildcard: false,
    index: false,
    globIgnore: ['**/index.html', '**/*.map'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const control = path.includes('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
      reply.header('cache-control', control);
    },
  });
}

/** The page that starts the app, or one that says how to get it. */
export function consolePage(folder = BUILT): string {
  const file = join(folder, 'index.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : NOT_BUILT;
}

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Everylead</title>
<h1>The console is not built</h1>
<p>Stop Everylead and run <code>npm run build</code>, then start it again. The API works all the same: <a href="/api/docs">its pages</a>.</p>
</html>
`;
