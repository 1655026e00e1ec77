import {
  CALLED_WORDS,
  type CalledWords,
  DECLINES,
  OTHERS,
  PLAIN_NO,
  PLAIN_YES,
  SINCE,
  WAITING,
} from './called-words.js';

/** What an answer to "did anybody call?" says; null: neither, and a rep reads it. */
export type ContactSaid = 'called' | 'nobody' | null;

const GREETING =
  /^\s*(?:hi|hello|hey|dear|hallo|guten (?:tag|morgen)|liebe[rs]?|sehr geehrte[rs]?|bonjour|salut|hola|buenos días|buenas tardes)(?!\p{L})/iu;

/** "Nora", "Frau Lind", "there": names are written large. */
const GREETED =
  /^(?:\s+(?:\p{Lu}[\p{L}.'-]*|there|all|team|together|zusammen|à tous|equipo)){0,4}\s*[,!.:\n]|^[^\S\n]*\n/u;

/** Further down people speak of other things. */
const FIRST_WORDS = 400;

/** A plain yes or no stands first, behind a "sorry" at most. */
const PLAIN_WITHIN = 2;

/** What follows such a word is a thought of its own. */
const BREAK =
  /\s+(?=(?:but|however|aber|doch|sondern|mais|pero|sino)\s)|\s+(?=(?:and (?:i|we|he|she|they|it|my|our|the|nothing|there)|und (?:ich|wir|er|sie|es|mein\p{L}*|nun|jetzt)|et (?:je|nous|il|elle|on)|y (?:yo|nosotros|él|ella|ellos|mi|todo|me|estoy|estamos))\s)|[^\S\n]*[,.;!\n–—]+\s*/iu;

const LEADING = /^(?:but|however|and|aber|doch|sondern|und|mais|et|pero|sino|y|also|so)\s+/iu;

/**
 * Nobody called where a clause says so of us, or where the whole answer is a no or a "not yet". That somebody did stands beside
 * much else the lead may wait for; beside a no a person reads it, but where nobody has called since.
 */
export function contactSaid(text: string): ContactSaid {
  const clauses = clausesOf(text);
  const said = clauses.map(clauseSaid);
  const plainly = plainlySaid(clauses.slice(0, PLAIN_WITHIN));
  const called = said.indexOf('called');
  if (called === -1) return said.includes('nobody') ? 'nobody' : plainly;
  const later = clauses.slice(said.lastIndexOf('called') + 1);
  if (later.some((clause) => SINCE.test(clause) && (clauseSaid(clause) === 'nobody' || isPlainNo(clause))))
    return 'nobody';
  const isDoubted = said.includes('nobody') || plainly === 'nobody';
  return isDoubted || clauses.slice(0, called).some((clause) => OTHERS.test(clause)) ? null : 'called';
}

function plainlySaid(first: string[]): ContactSaid {
  const [word, next = ''] = first;
  if (word === undefined || (DECLINES.test(next) && PLAIN_NO.test(word))) return null;
  if (first.some(isPlainNo)) return 'nobody';
  return PLAIN_YES.test(word) && !/^(?:please|bitte|s'il|por favor)/iu.test(next) ? 'called' : null;
}

const isPlainNo = (clause: string): boolean => PLAIN_NO.test(clause) || WAITING.some((waits) => waits.test(clause));

function clauseSaid(clause: string): ContactSaid {
  if (clause.endsWith('?')) return null;
  const said = CALLED_WORDS.map((words) => saidIn(clause, words));
  if (said.includes('nobody')) return 'nobody';
  return said.includes('called') && !OTHERS.test(clause) ? 'called' : null;
}

function saidIn(clause: string, { contact, negated, aside, want }: CalledWords): ContactSaid {
  if (aside.test(clause)) return null;
  if (negated.test(clause) || want.test(clause)) return 'nobody';
  return contact.test(clause) && !/^(?:when|if|until|unless|whether|who|wer|wenn|ob|quand|si|cuando)\s/iu.test(clause)
    ? 'called'
    : null;
}

/** "Nobody called, wrote or phoned" is one clause: what begins with its verb goes on with the one before. */
function clausesOf(text: string): string[] {
  const words = withoutGreeting(text.replaceAll('’', "'")).slice(0, FIRST_WORDS);
  const parts = words
    .replaceAll('?', '?.')
    .split(BREAK)
    .map((part) => part.trim().replace(LEADING, ''))
    .filter((part) => part !== '');
  return parts.reduce<string[]>((clauses, part) => {
    const before = clauses.at(-1);
    return before !== undefined && goesOn(part, before)
      ? [...clauses.slice(0, -1), `${before} ${part}`]
      : [...clauses, part];
  }, []);
}

const goesOn = (part: string, before: string): boolean =>
  CALLED_WORDS.some(
    ({ contact }) =>
      contact.exec(part.replace(/^(?:or|nor|oder|noch|ou|ni|o|u)\s+/iu, ''))?.index === 0 && contact.test(before),
  );

function withoutGreeting(text: string): string {
  const greeting = GREETING.exec(text)?.[0];
  return greeting === undefined ? text.trim() : text.slice(greeting.length).replace(GREETED, '').trim();
}
