/**
 * Characters no reader sees but a program does: controls, zero-width and bidirectional marks, variation selectors,
 * Unicode tags (all "default ignorable"), lone surrogates. Prompts and opt-out words can hide behind them, and
 * Postgres refuses NUL.
 */
const INVISIBLE = /(?![\n\t])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\uFFF9-\uFFFB]/gu;

/** What a person would see of `text`: line ends as `\n`, invisible characters gone. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(INVISIBLE, '');
}

/** {@link visibleText} on one line, trimmed: for subjects, names and header values. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim();
}

/** Half a surrogate pair cannot be written as UTF-8: it becomes U+FFFD here, before anything is counted or signed. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
