/** What time it is for due dates. Leases, sessions and rate limits use the database's real clock instead. */
export abstract class Clock {
  abstract now(): Promise<Date>;

  /** How far it may jump at once, in milliseconds. What fell into a jump is being done, and is not late. */
  readonly jump: number = 0;
}
