import { LANGUAGES, type Language } from './writer.js';

/** Words frequent in one of the four languages and absent from the other three, so that a count needs no weights. */
const MARKERS: Record<Language, Set<string>> = {
  en: words(
    'the and of to is you your we our for with this that are it its have has be by from or not at if would can will ' +
      'which they their how what who when than does about been could should into more my i',
  ),
  de: words(
    'der das und ist nicht sie ihr ihre ihren ihnen wir uns unser unsere für mit auf ein eine einen einem einer zu den ' +
      'dem von im bei oder auch sich als wenn ich kann werden sind wird haben wie aus nach zum zur über dass kein',
  ),
  fr: words(
    'le les et est une du pour vous nous votre vos notre nos dans sur avec pas ce cette qui au aux je sont être ou ' +
      'ne leur leurs elle il ils cela peut mais chez sans ses dont',
  ),
  es: words(
    'el los las y una por para con su sus nuestro nuestra nuestros usted ustedes del al se lo como más pero está este ' +
      'esta esto tiene tienen puede cuando sobre sin desde muy',
  ),
};

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}

function markersIn(text: string): Record<Language, number> {
  const counts: Record<Language, number> = { en: 0, de: 0, fr: 0, es: 0 };
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    for (const language of LANGUAGES) if (MARKERS[language].has(word)) counts[language]++;
  }
  return counts;
}

/** The language most of whose everyday words stand in the text; null when fewer than two do, or two languages tie. */
export function guessLanguage(text: string): Language | null {
  const counts = markersIn(text);
  const [first, second] = LANGUAGES.toSorted((a, b) => counts[b] - counts[a]);
  if (!first || !second || counts[first] < 2 || counts[first] === counts[second]) return null;
  return first;
}

/**
 * The language the text is plainly in although another was asked for; null when it may pass.
 * Five everyday words and twice as many as of the asked language: below that lie short mails and quoted sentences.
 */
export function plainlyOtherLanguage(text: string, asked: Language): Language | null {
  const counts = markersIn(text);
  const other = guessLanguage(text);
  if (!other || other === asked) return null;
  return counts[other] >= 5 && counts[other] >= 2 * counts[asked] ? other : null;
}
