import type { LeadFacts } from '../writer.js';
import { plainField } from './plain-field.js';

const NAME = { characters: 40, words: 4 };
const COMPANY = { characters: 50, words: 6 };
const TITLE = { characters: 60, words: 8 };
const CITY = { characters: 30, words: 4 };

const HONORIFIC =
  /^(?:(?:mr|mrs|ms|mx|miss|herr|frau|hr|fr|mme|mlle|m|madame|monsieur|sr|sra|srta|señora?|don|doña|dr|prof|dipl\.?-\p{L}+|ing|mag)(?:\.| ) *)+/iu;
/** A mailbox or a desk, not a person. */
const DESK =
  /^(?:info|sales|admin|office|support|team|contact|kontakt|service|customer|einkauf|vertrieb|hr|marketing|hello|mail|webmaster|buchhaltung|kunde|client|cliente|user|name)$/i;
const INITIALS = /^(?:\p{L}\. ?)+$/u;
/** Names whose capitals no rule knows (McDonald, O'Brien, van der Berg) or whose lower case depends on the language (İ). */
const OWN_CAPITALS = /^(?:mc|o['’]|d['’])|[ '’İĞŞ]/i;

const LEGAL_FORMS = new Map(
  ['GmbH', 'AG', 'KG', 'UG', 'SE', 'Ltd', 'Limited', 'Inc', 'LLC', 'PLC', 'SA', 'SAS', 'SARL', 'SL', 'BV', 'Corp'].map(
    (form) => [form.toLowerCase(), form],
  ),
);
const TRAILING_FORM =
  /,? (?:(?:gmbh|ag|se|ug) ?& ?co\.? ?kg(?:aa)?|gmbh|ag|ug|se|ltd\.?|limited|inc\.?|llc|plc|s\.?a\.?|s\.?a\.?s\.?|s\.?a\.?r\.?l\.?|s\.?l\.?u?\.?|b\.?v\.?|corp\.?)$/i;

function isOneCase(text: string): boolean {
  return text === text.toUpperCase() || text === text.toLowerCase();
}

function capitalised(word: string): string {
  return word.toLowerCase().replace(/(^|-)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** ANNA and anna become Anna; JP, McDonald and whatever is mixed already stay as they are. */
function personCase(name: string): string {
  const safe = isOneCase(name) && name.length > 2 && !OWN_CAPITALS.test(name);
  const cased = safe ? capitalised(name) : name;
  // Some letters (ß, ᾀ) have no capital of their own; what does not come back is not the same name.
  return cased.toLowerCase() === name.toLowerCase() ? cased : name;
}

/** A person's name without titles; null for initials, desks and everything a person would not be called. */
function personName(value: string | null): string | null {
  const plain = plainField(value, NAME)?.replace(HONORIFIC, '') ?? '';
  if (!/^\p{L}[\p{L}\p{M} .'’-]+$/u.test(plain) || INITIALS.test(plain)) return null;
  return DESK.test(plain) ? null : personCase(plain);
}

/** NORDWIND GMBH becomes Nordwind; BASF, eBay and adidas stay: short capitals and lower case may be the brand. */
function companyName(value: string | null): string | null {
  const plain = plainField(value?.replace(/Co\.KG/i, 'Co. KG'), COMPANY);
  if (!plain) return null;
  const shouted = plain.length >= 6 && plain === plain.toUpperCase();
  const whispered = plain === plain.toLowerCase() && TRAILING_FORM.test(plain);
  const cased = shouted || whispered ? plain.split(' ').map(companyWord).join(' ') : plain;
  const spoken = cased.replace(TRAILING_FORM, '');
  return spoken.length < 3 || /(?:&|\bCo\.?)$/.test(spoken) ? cased : spoken;
}

function companyWord(word: string): string {
  const form = LEGAL_FORMS.get(word.toLowerCase().replace(/\.$/, ''));
  if (form) return form;
  return word.length >= 5 && /^[\p{L}-]+$/u.test(word) ? capitalised(word) : word;
}

/** A job title as the lead would write it; shouted ones are left out, but for the likes of CEO. */
function jobTitle(value: string | null): string | null {
  const plain = plainField(value, TITLE);
  if (!plain || plain.length < 2 || /\d|[,(/+]/.test(plain)) return null;
  return plain === plain.toUpperCase() && plain.length > 4 ? null : plain;
}

function cityName(value: string | null): string | null {
  const plain = plainField(value, CITY);
  // "Le Havre" and "El Ejido" swallow the preposition before them: nothing a template can do right.
  return plain && /^[\p{L}\p{M} .'’-]+$/u.test(plain) && !/^(?:le|la|les|el|los|las) /i.test(plain)
    ? personCase(plain)
    : null;
}

/** What of a lead may be printed in a mail. */
export interface PrintableLead {
  first: string | null;
  /** First and last name; the first alone when the last is missing or odd; null without a first. */
  full: string | null;
  company: string | null;
  title: string | null;
  city: string | null;
}

export function printableLead(lead: LeadFacts): PrintableLead {
  const first = personName(lead.firstName);
  const last = personName(lead.lastName);
  const joined = first && last && !first.toLowerCase().endsWith(last.toLowerCase()) ? `${first} ${last}` : first;
  return {
    first,
    full: joined,
    company: companyName(lead.company),
    title: jobTitle(lead.title),
    city: cityName(lead.city),
  };
}
