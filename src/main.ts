import { ConfigInvalid, ownEnvironment } from './config.js';
import { startApp } from './start-app.js';

/** A stop that takes longer than this is cut off: an orchestrator would do it anyway. */
const STOP_WITHIN_MS = 15_000;

try {
  const running = await startApp(ownEnvironment());
  const stop = (): void => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (running.firstApiKey) process.stdout.write(`Your API key (shown once): ${running.firstApiKey}\n`);
  if (running.setupLink) process.stdout.write(`First visit, to make the admin: ${running.setupLink}\n`);
  if (running.url) process.stdout.write(`Everylead answers at ${running.url} (API pages: ${running.url}/api/docs)\n`);
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigInvalid ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
