/** A statement that binds the company: an amount, a share, or a word of promise. */
export interface BindingWord {
  /** Equal for the same statement in different spellings: "EUR 5000", "% 30", "discount". */
  key: string;
  /** As it stands in the text. */
  text: string;
}

const NUMBER = String.raw`\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?`;
const CURRENCY_WORD =
  'EUR|euros?|USD|dollars?|dólares|GBP|pounds?|CHF|Franken|francs?|SEK|NOK|DKK|PLN|JPY|cents?|centimes?|céntimos?';
const PERCENT = 'percent|per cent|prozent|pour ?cent|por ciento';

const MONEY_BEFORE = new RegExp(`(\\p{Sc}|(?<!\\p{L})(?:${CURRENCY_WORD}))\\s?(${NUMBER})(\\s?[km])?(?!\\p{L})`, 'giu');
const MONEY_AFTER = new RegExp(`(${NUMBER})(\\s?[km])?\\s?(\\p{Sc}|(?:${CURRENCY_WORD})(?!\\p{L}))`, 'giu');
const SHARE = new RegExp(`(${NUMBER}|(?<!\\p{L})\\p{L}+)\\s?(?:%|(?:${PERCENT})(?!\\p{L}))`, 'giu');
const MULTIPLE = new RegExp(`(${NUMBER})\\s?(?:x|×|times|mal|fois|veces)(?!\\p{L})`, 'giu');

/** Words that commit us, by what they commit to; a brief that has one in any language covers it in all. */
const COMMITMENTS: Record<string, RegExp> = {
  discount: wordsOf(
    'discount\\p{L}*|rebates?|half[- ]price|special price|\\p{L}*rabatte?|\\p{L}*nachlass|vergünstig\\p{L}*|sonderpreis\\p{L}*',
    'remises?|rabais|réduction (?:de prix|tarifaire)|prix spécial|descuentos?|rebajas?|precio especial',
  ),
  guarantee: wordsOf('guarante\\p{L}*|warrant(?:y|ies)|\\p{L}*garant(?:i|í)\\p{L}*|gewährleist\\p{L}*'),
  promise: wordsOf(
    'promise[ds]?|versprech\\p{L}*|verspricht|versprochen|zusicher\\p{L}*|zugesichert|promesses?|promis(?:es)?|promett\\p{L}*',
    'promesas?|prometo|prometemos|prometid[oa]s?|binding offer|verbindliches angebot|offre ferme|oferta vinculante',
  ),
  free: wordsOf(
    'free of charge|for free|free (?:trial|pilot|demo|month|test|setup|consultation|version|plan|account)s?|no charge',
    'at no (?:extra )?cost|kostenlos\\p{L}*|kostenfrei\\p{L}*|gratis|unentgeltlich\\p{L}*|gratuit\\p{L}*|sans frais',
    'sin cost[eo]',
  ),
  refund: wordsOf(
    'refund\\p{L}*|money[- ]back|geld[- ]zurück\\p{L}*|\\p{L}*erstatt\\p{L}*|rembours\\p{L}*|reembols\\p{L}*',
  ),
  'best price': wordsOf(
    '(?:best|lowest|cheapest) (?:price|rate|offer)s?|bester preis|günstigste\\p{L}*|billigste\\p{L}*|tiefstpreis\\p{L}*',
    'meilleur prix|le moins cher|mejor precio|más barat[oa]s?',
  ),
};

function wordsOf(...alternatives: string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'giu');
}

/** "5,000", "5.000" and "5 000" are one number; "5,50" and "5.5" are another. */
function canonicalNumber(digits: string): string {
  const grouped = digits.replace(/[ \u00a0\u202f'’](?=\d{3})/g, '').replace(/[.,](?=\d{3}(?!\d))/g, '');
  const value = Number(grouped.replace(',', '.'));
  return Number.isNaN(value) ? digits.toLowerCase() : String(value);
}

const CURRENCIES: [RegExp, string][] = [
  [/^(?:€|eur)/i, 'EUR'],
  [/^(?:\$|usd|dol|dól)/i, 'USD'],
  [/^(?:£|gbp|pound)/i, 'GBP'],
  [/^(?:chf|fran)/i, 'CHF'],
];

function canonicalCurrency(sign: string): string {
  return CURRENCIES.find(([pattern]) => pattern.test(sign))?.[1] ?? sign.toUpperCase();
}

function money(sign: string, digits: string, scale: string | undefined): string {
  return `${canonicalCurrency(sign)} ${canonicalNumber(digits)}${scale?.trim().toLowerCase() ?? ''}`;
}

/** Every amount of money, percentage, multiple and word of promise in the text (en, de, fr, es). */
export function findBindingWords(text: string): BindingWord[] {
  const found: BindingWord[] = [];
  const collect = (pattern: RegExp, key: (match: RegExpExecArray) => string) => {
    for (const match of text.matchAll(pattern)) found.push({ key: key(match), text: match[0].trim() });
  };
  collect(MONEY_BEFORE, ([, sign = '', digits = '', scale]) => money(sign, digits, scale));
  collect(MONEY_AFTER, ([, digits = '', scale, sign = '']) => money(sign, digits, scale));
  collect(SHARE, ([, share = '']) => `% ${canonicalNumber(share)}`);
  collect(MULTIPLE, ([, digits = '']) => `x ${canonicalNumber(digits)}`);
  for (const [key, pattern] of Object.entries(COMMITMENTS)) collect(pattern, () => key);
  return found;
}
