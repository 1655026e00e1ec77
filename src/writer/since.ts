/** What the lead said when they asked us to come back. */
export interface AskedBack {
  /** ISO 8601. */
  on: string;
  /** Exactly; empty when no words of theirs carry it. */
  words: string;
}

/** One of our people had the lead for a while, and gave it back. Instants in ISO 8601. */
export interface HumanStretch {
  since: string;
  until: string;
  /** As the person chose it from a list: `not_ready`, `asked_for_later`, `unreachable`, `other`. */
  reason: string;
}
