import { createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { getDomain } from 'tldts';

export interface DnsFinding {
  found: boolean;
  /** Where it was looked for. */
  name: string;
  record: string | null;
  /** What to do about it; null when nothing is. */
  problem: string | null;
}

export interface SendingDomain {
  spf: DnsFinding;
  dkim: DnsFinding;
  dmarc: DnsFinding;
}

/** The text records of a name, each in one piece; empty when there are none. Throws when nobody can tell. */
export type LookUpText = (name: string) => Promise<string[]>;

/** What providers call their keys, tried where we do not know: the record is found only by its selector. */
const USUAL_SELECTORS = ['google', 'selector1', 'selector2', 'default', 'dkim', 'mail', 's1', 's2', 'k1', 'k2'];

const LOOK_UP = { timeout: 4_000, tries: 2 };

/** How receivers judge mail of this domain: they have asked for all three since 2024. */
export async function checkSendingDomain(
  domain: string,
  dkim: { selector: string; privateKey: string | null } | null,
  lookUp: LookUpText = lookUpText,
): Promise<SendingDomain> {
  const [spf, key, dmarc] = await Promise.all([
    checkSpf(domain, lookUp),
    dkim ? checkKey(`${dkim.selector}._domainkey.${domain}`, dkim.privateKey, lookUp) : guessKey(domain, lookUp),
    checkDmarc(domain, lookUp),
  ]);
  return { spf, dkim: key, dmarc };
}

/** RFC 7208 §4.5: two records are as bad as none. */
async function checkSpf(domain: string, lookUp: LookUpText): Promise<DnsFinding> {
  return finding(domain, lookUp, /^v=spf1(?: |$)/i, (records) => {
    if (records.length > 1) return 'there are two SPF records, so receivers ignore both: merge them';
    if (/\+all\b|(?:^| )all\b/i.test(records[0] ?? ''))
      return 'it allows the whole world to send (all): end it with ~all or -all';
    return null;
  });
}

/** RFC 7489 §6.6.3: where the domain itself has none, that of the organisation counts. */
async function checkDmarc(domain: string, lookUp: LookUpText): Promise<DnsFinding> {
  const judge = (records: string[]): string | null =>
    records.length > 1 ? 'there are two DMARC records: keep one' : null;
  const own = await finding(`_dmarc.${domain}`, lookUp, /^v=DMARC1\s*;/i, judge);
  const organisation = getDomain(domain);
  if (own.found || !organisation || organisation === domain) return own;
  return finding(`_dmarc.${organisation}`, lookUp, /^v=DMARC1\s*;/i, judge);
}

async function guessKey(domain: string, lookUp: LookUpText): Promise<DnsFinding> {
  const names = USUAL_SELECTORS.map((selector) => `${selector}._domainkey.${domain}`);
  const found = await Promise.all(names.map((name) => checkKey(name, null, lookUp)));
  return (
    found.find((key) => key.found) ?? {
      found: false,
      name: `*._domainkey.${domain}`,
      record: null,
      problem: 'no key under the usual selectors: ask your provider, or give the mailbox its own under dkim',
    }
  );
}

async function checkKey(name: string, privateKey: string | null, lookUp: LookUpText): Promise<DnsFinding> {
  return finding(name, lookUp, /(?:^|;)\s*p=/i, ([record = '']) => {
    const published = /(?:^|;)\s*p=([^;]*)/i.exec(record)?.[1]?.replaceAll(/\s/g, '') ?? '';
    if (published === '') return 'the key was withdrawn (p= is empty): publish the new one';
    return privateKey === null || isHalfOf(published, privateKey)
      ? null
      : 'it is not the other half of the private key of this mailbox';
  });
}

/** RSA keys are published whole (RFC 6376 §3.6.1), those of Ed25519 as their last 32 bytes (RFC 8463 §4). */
function isHalfOf(published: string, privateKey: string): boolean {
  const ours = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return [ours, ours.subarray(-32)].some((bytes) => bytes.toString('base64') === published);
}

async function finding(
  name: string,
  lookUp: LookUpText,
  pattern: RegExp,
  judge: (records: string[]) => string | null,
): Promise<DnsFinding> {
  try {
    const records = (await lookUp(name)).filter((text) => pattern.test(text));
    const record = records[0] ?? null;
    const problem = record === null ? `there is no such record at ${name}` : judge(records);
    return { found: record !== null, name, record, problem };
  } catch (error) {
    return { found: false, name, record: null, problem: `nobody could tell: ${String((error as Error).message)}` };
  }
}

async function lookUpText(name: string): Promise<string[]> {
  try {
    return (await new Resolver(LOOK_UP).resolveTxt(name)).map((pieces) => pieces.join(''));
  } catch (error) {
    if (['ENOTFOUND', 'ENODATA'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
