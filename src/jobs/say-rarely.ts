const QUIET_MS = 30_000;

/** A server that is away makes each connection complain at each retry: passes on the first, then one in 30 seconds. */
export function sayRarely(say: (error: Error) => void): (error: Error) => void {
  let quietUntil = 0;
  return (error) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + QUIET_MS;
    say(error);
  };
}
