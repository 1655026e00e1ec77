/** What the clock sets off. The schedule does it by the real clock, the sandbox after each move of its own. */
export abstract class Scan {
  /** One pass over everything that may be due: rows that want something, and a reminder for each. */
  abstract run(): Promise<void>;
  /** One slice of the ledger compared with the rows it sums up. */
  abstract audit(): Promise<void>;
}
