import { guessLanguage } from '../draft-language.js';
import type { CompanyFacts, Language } from '../writer.js';

export interface CompanyTexts {
  name: string | null;
  sells: string | null;
  /** True when `sells` is a sentence of ours ("We help …", "Acme makes …") in the mail's language. */
  standsAlone: boolean;
  /** The language of `sells` when it is known and not the mail's. */
  otherLanguage: Language | null;
  audience: string | null;
  /** In the mail's language only: a foreign sentence in the middle of a mail convinces nobody. */
  proof: string[];
}

/** With these the longest mail stays below 150 words. */
const WORDS = { sells: 40, proof: 35, audience: 20, sellsAlone: 30, foreign: 30 };

const OWN_VOICE: Record<Language, RegExp> = {
  en: /^(?:we|our)(?!\p{L})/iu,
  de: /^(?:wir|unser\p{L}*)(?!\p{L})/iu,
  fr: /^(?:nous|notre|nos)(?!\p{L})/iu,
  es: /^(?:nosotr[oa]s|nuestr\p{L}+|\p{L}{2,}mos)(?!\p{L})/iu,
};

const ARTICLE: Record<Language, RegExp> = {
  en: /^(?:a|an|the) /i,
  de: /^(?:ein|eine|einen|der|die|das) /i,
  fr: /^(?:une?|des|les?|la) /i,
  es: /^(?:una?|unos|unas|el|la|los|las) /i,
};

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.])/g, '')
    .trim();
}

/** With its full stop; null when it is too long, or empty. */
function wholeSentence(text: string, limit: number): string | null {
  const line = oneLine(text);
  if (!/\p{L}/u.test(line) || wordCount(line) > limit) return null;
  return /[.!?…]["”“»']?$/.test(line) ? line : `${line.replace(/[\s,;:–-]+$/, '')}.`;
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?= \p{Lu})/u.exec(oneLine(text))?.[0] ?? text;
}

function lowerArticle(text: string, language: Language): string {
  return ARTICLE[language].test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** A noun phrase that follows "for" in the mail's language; null where the grammar could break. */
function audiencePhrase(text: string, language: Language): string | null {
  const phrase = lowerArticle(oneLine(text).replace(/[.!]+$/, ''), language);
  if (!/^\p{L}/u.test(phrase) || /[.!?:]/.test(phrase) || wordCount(phrase) > WORDS.audience) return null;
  // "für" asks for the accusative: a masculine nominative would show.
  if (language === 'de' && /^(?:der|ein) /.test(phrase)) return null;
  if (language === 'fr' && !/^(?:les?|la|l['’]|une?|des|tou(?:s|tes)) ?/i.test(phrase)) {
    return /^\p{L}+[sx] /iu.test(phrase) ? `des ${phrase}` : null;
  }
  return phrase;
}

function mostlyIn(part: string, whole: string): boolean {
  const known = new Set(whole.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const own = part.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return own.filter((word) => known.has(word)).length * 2 > own.length;
}

/** What the company approved to be said, as far as it reads well in a mail of that language. Proof stays word for word. */
export function companyTexts(facts: CompanyFacts, language: Language): CompanyTexts {
  const all = guessLanguage([facts.sells, facts.audience, ...facts.proof].join('\n'));
  const languageOf = (text: string) => guessLanguage(text) ?? all;
  const name = oneLine(facts.name) || null;
  const spoken = languageOf(facts.sells);
  const limit = spoken === language ? WORDS.sells : WORDS.foreign;
  const sells = wholeSentence(facts.sells, limit) ?? wholeSentence(firstSentence(facts.sells), limit);
  const named = name !== null && sells?.toLowerCase().startsWith(`${name.toLowerCase()} `) === true;
  const audience = languageOf(facts.audience) === language ? audiencePhrase(facts.audience, language) : null;
  const redundant = audience !== null && sells !== null && mostlyIn(audience, sells);
  return {
    name,
    sells: sells && spoken === language ? lowerArticle(sells, language) : sells,
    standsAlone: spoken === language && sells !== null && (named || OWN_VOICE[language].test(sells)),
    otherLanguage: spoken === language ? null : spoken,
    audience: redundant || wordCount(sells ?? '') > WORDS.sellsAlone ? null : audience,
    proof: facts.proof
      .filter((sentence) => languageOf(sentence) === language)
      .map((sentence) => wholeSentence(sentence, WORDS.proof))
      .filter((sentence) => sentence !== null),
  };
}
