import { fold } from './fold.js';

const OUT = new Set(
  (
    'true yes y 1 x on ja j oui o si s optedout optout unsubscribed unsubscribe out donotemail donotcontact ' +
    'nonmarketingcontact noconsent bounced archived abgemeldet desabonne desinscrit baja wahr vrai verdadero'
  ).split(' '),
);
const NOT_OUT = new Set(
  (
    'false no n 0 off nein non optedin optin in subscribed subscribe active marketingcontact none null na ' +
    'angemeldet abonne suscrito falsch faux falso'
  ).split(' '),
);
const DATE = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:\D|$)|^(?:\d{8}|\d{10}|\d{13})$/;

/**
 * What a cell of an opt-out column says. A date is when the person opted out. Text we do not know is `unclear`: it is taken for an opt-out,
 * for a mail too few can be sent later and a mail too many cannot be taken back. No cell is ever read as consent.
 */
export function readOptOut(cell: string): 'out' | 'not_out' | 'unclear' {
  const text = cell.trim();
  const word = fold(text);
  if (word === '' || NOT_OUT.has(word)) return 'not_out';
  return OUT.has(word) || DATE.test(text) ? 'out' : 'unclear';
}

/** HubSpot's marketing status says who may be mailed, so here `false` and `Non-marketing contact` are the opt-out. */
export function isNonMarketing(cell: string): boolean {
  const word = fold(cell);
  return word === 'false' || /(?:non|nicht|kein|no|node)marketing/.test(word);
}
