export interface ThreadParent {
  /** Ids stand without their angle brackets. */
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
}

export interface ThreadHeaders {
  inReplyTo: string | null;
  references: string[];
}

/** Ids come from strangers' mails: only what is safe in a header line goes into ours. */
const SAFE_ID = /^[!-;=?-~]{1,250}$/;

/** A chain may grow for years: its first and its latest ids are what clients thread by. */
const MAX_REFERENCES = 30;

/**
 * The headers of an answer (RFC 5322 §3.6.4): In-Reply-To is the parent's id; References are the parent's References,
 * else its In-Reply-To when that is a single id, followed by the parent's id. A parent without an id gives neither
 * In-Reply-To nor an id of its own.
 */
export function threadHeaders(parent: ThreadParent): ThreadHeaders {
  const own = parent.messageId !== null && SAFE_ID.test(parent.messageId) ? [parent.messageId] : [];
  const earlier = parent.references.length > 0 || parent.inReplyTo.length !== 1 ? parent.references : parent.inReplyTo;
  const chain = [...earlier.filter((id) => SAFE_ID.test(id)), ...own];
  return { inReplyTo: own[0] ?? null, references: shortened(chain) };
}

function shortened(chain: string[]): string[] {
  return chain.length <= MAX_REFERENCES ? chain : [chain[0]!, ...chain.slice(1 - MAX_REFERENCES)];
}
