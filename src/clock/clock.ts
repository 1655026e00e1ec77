/** What time it is for due dates. Leases, sessions and rate limits use the database's real clock instead. */
export abstract class Clock {
  abstract now(): Promise<Date>;
}
