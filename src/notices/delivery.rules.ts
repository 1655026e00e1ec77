/** After this many tries a notice is given up as failed; with the waits between them that is almost two days. */
export const MAX_ATTEMPTS = 10;

const MINUTE = 60_000;

/** When to try again after so many tries: 5 minutes, doubling. */
export const retryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + 5 * 2 ** Math.max(0, attempts - 1) * MINUTE);

/** While our own side cannot send at all (no mailbox, no server), it is looked at again this often, and no try is counted. */
export const lookAgainAt = (now: Date): Date => new Date(now.getTime() + 60 * MINUTE);
