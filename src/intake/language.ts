import { fold } from './fold.js';

const NAMED_IN = ['en', 'de', 'fr', 'es'];

/**
 * Languages a stranger's business mail may well be written in where they are the main one. Elsewhere English is the safer first mail:
 * countries of several languages, or where business is done in English.
 */
const WRITTEN_BY_COUNTRY = new Set('cs da de el en es fi fr hu it ja ko nb nl pl pt ro sk sv tr'.split(' '));
const SEVERAL_LANGUAGES = new Set(['BE']);

/** Made when somebody first says a language: the names take 15 MB, in each thread that reads a file. */
let languages: Map<string, string> | undefined;

/** ISO 639-1 of a code (`de`, `de-AT`, `pt_BR`) or a name (`German`, `Deutsch`); null when it is none. */
export function readLanguage(text: string): string | null {
  languages ??= languagesByName();
  return languages.get(fold(text)) ?? languages.get(fold(text.split(/[-_]/)[0] ?? '')) ?? null;
}

/** The language to write in: the given one, else the main language of the country where that is sensible, else the fallback. */
export function languageOf(given: string | null | undefined, country: string | null, fallback = 'en'): string {
  const read = given ? readLanguage(given) : null;
  return read ?? (country === null ? null : mainLanguage(country)) ?? fallback;
}

const byCountry = new Map<string, string | null>();

/** CLDR's likely language of a country; asked once per country, for it costs some microseconds. */
function mainLanguage(country: string): string | null {
  const known = byCountry.get(country);
  if (known !== undefined) return known;
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  const found = WRITTEN_BY_COUNTRY.has(language) && !SEVERAL_LANGUAGES.has(country) ? language : null;
  byCountry.set(country, found);
  return found;
}

function languagesByName(): Map<string, string> {
  const found = new Map<string, string>();
  const codes = twoLetterCodes();
  for (const naming of [...NAMED_IN, ...codes]) {
    const names = new Intl.DisplayNames([naming], { type: 'language', fallback: 'none' });
    for (const code of NAMED_IN.includes(naming) ? codes : [naming]) {
      const name = fold(names.of(code) ?? '');
      if (name !== '' && !found.has(name)) found.set(name, code);
    }
  }
  for (const code of codes) found.set(code, code);
  return found;
}

/** Every two-letter code Intl knows by its own name; it leaves out withdrawn ones such as `iw`. */
function twoLetterCodes(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => Intl.getCanonicalLocales(code)[0] === code && names.of(code) !== undefined);
}
