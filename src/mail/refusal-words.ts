/** No place and nobody that a refusal names says what it is about: `relay` in `<relay@b.c>` refuses no relaying. */
const NAMES = /\S*(?:@|\.\w)\S*/g;

/** What a mail server will say at the most. */
const MAX_WORDS = 2_000;

const NO = String.raw`(?:\b(?:no|not|cannot|denied|denies|refused|forbidden|invalid|unknown|blocked|rejected|un[a-z]+ed)\b|n['’]t\b|\bfail|\bmismatch)`;
const US = String.raw`\b(?:senders?|from:? address|mail from|send(?:ing)? (?:as|from|on behalf of))\b`;
const NEAR = '[^.;\\n]{0,40}';

const UNTRUSTED = [
  // Relaying: we do not count as the server's own people.
  /\b(?:relay(?:s|ed|ing)?|rcpthosts)\b/i,
  // The sender.
  new RegExp(`${US}${NEAR}${NO}|${NO}${NEAR}${US}`, 'i'),
  // Sign-in.
  /\b(?:un)?authenticat|\bsmtp[ -]?auth\b|\b(?:log|logged|sign|signed)[ -]?(?:in|on)\b/i,
  // Verification of our address, and of our domain.
  /\b(?:not|never|n['’]t)(?: been)? verified\b|\bverified (?:sender|identity|domain)/i,
  /\b(?:spf|dkim|dmarc)\b/i,
];

/** A sender that the server does not know: its user or domain that is unknown is ours, and not the lead's. */
const OUR_ADDRESS = /\bsender (?:address |domain )?(?:rejected|refused|denied|invalid|unknown)/i;

/** What this mail says. */
const ITS_TEXT = /\bspam\b|\bjunk\b|virus|malware|phish|\bcontents?\b|attachment/i;

/** What one recipient wants of everybody. */
const THEIR_WISH =
  /\brecipients?(?: \w+){0,2} (?:only|accepts?|blocks?|blocked|wants?)\b|\bby (?:the |its |this )?recipient/i;

/**
 * Whether a refusal for good speaks of how we are set up: relaying, sender, sign-in or verification. Every other mail from us
 * is refused likewise.
 */
export function speaksOfUs(refusal: string): boolean {
  const words = wordsOf(refusal);
  return !ITS_TEXT.test(words) && !THEIR_WISH.test(words) && UNTRUSTED.some((pattern) => pattern.test(words));
}

/** Whether it is our address that is refused, whatever else is said of it. */
export function refusesOurAddress(refusal: string): boolean {
  return OUR_ADDRESS.test(wordsOf(refusal)) && speaksOfUs(refusal);
}

const wordsOf = (refusal: string): string => refusal.slice(0, MAX_WORDS).replace(NAMES, ' ');
