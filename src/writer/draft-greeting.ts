import type { CompanyFacts, LeadFacts } from './writer.js';

const GREETING =
  /^(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|guten (?:tag|morgen|abend)|hallo|liebe[rs]?|sehr geehrte[rs]?|grüß gott|moin|bonjour|bonsoir|chère?|salut|hola|buenos días|buenas (?:tardes|noches)|estimad[oa])(?!\p{L})/iu;
const BARE_NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?=[,:]$)/u;

/** What may stand in a greeting beside the lead's name: forms of address, "there", "from", "again". */
const NEUTRAL = new Set(
  (
    'mr mrs ms mx miss sir madam dr prof doctor professor herr frau damen und herren madame monsieur mme m mesdames ' +
    'messieurs docteur señor señora señores sr sra dra don doña there team all everyone everybody again once more and ' +
    'from at the of zusammen nochmals noch einmal miteinander aus von vom bei der das à tous et toutes de chez encore ' +
    'a todos y todas del desde otra vez'
  ).split(' '),
);

function namesIn(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Forms of address that are nothing without a name. */
const NEEDS_NAME = /^(?:dear|liebe[rs]?|sehr geehrte[rs]?|chère?|estimad[oa])$/i;

function firstLine(body: string): string {
  return body.trimStart().split('\n', 1)[0]?.trim() ?? '';
}

/** Whom the mail addresses, as written; empty for "Hello,", null when it opens without a greeting. */
export function addressee(body: string): string | null {
  const line = firstLine(body);
  const greeting = GREETING.exec(line)?.[0];
  if (greeting === undefined) return BARE_NAME.exec(line)?.[0] ?? null;
  const rest = line.slice(greeting.length);
  // "Hola, Ana:" names somebody after the comma, "Hi, thanks for your mail" does not.
  if (/^\s*,/.test(rest)) return /^\s*,\s+(\p{Lu}[\p{L}.'’ -]{0,60})(?=[,:!]|$)/u.exec(rest)?.[1] ?? '';
  return rest.split(/[,:;!?–—]| - /, 1)[0]?.trim() ?? '';
}

/** True when a greeting was begun for a name that is not there: `Hi ,`, `Dear:`. */
export function greetsNobody(body: string): boolean {
  const line = firstLine(body);
  const greeting = GREETING.exec(line)?.[0];
  if (greeting === undefined) return false;
  return /^[^,:]*\s[,:]/.test(line) || (NEEDS_NAME.test(greeting) && addressee(body) === '');
}

/** The words of the greeting that are neither the lead's name nor a form of address. */
export function strangersGreeted(body: string, lead: LeadFacts, company: CompanyFacts): string[] {
  const own = [lead.firstName, lead.lastName, lead.company, company.name].flatMap((name) => namesIn(name ?? ''));
  const known = new Set(own);
  return namesIn(addressee(body) ?? '').filter((name) => !known.has(name) && !NEUTRAL.has(name));
}
