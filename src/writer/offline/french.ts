/** French typography: an unbreakable space before high punctuation and inside guillemets. */
export function withFrenchSpaces(text: string): string {
  return text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');
}

/** "en tant que directrice", "en tant qu’acheteur"; English titles in H keep the "que". */
export function asFrenchTitle(title: string): string {
  return /^[aeiouyàâéèêëîïôûœ]/i.test(title) ? `en tant qu’${title}` : `en tant que ${title}`;
}
