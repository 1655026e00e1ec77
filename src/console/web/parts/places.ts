import { en } from '../strings/en';

const languages = new Intl.DisplayNames(en.locale, { type: 'language' });

/** `de` → `German`; a code nobody knows stays as it is. */
export function languageOf(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
