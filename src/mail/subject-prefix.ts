/** Mail programs put "Re:", "AW:", "RV:", "Odp:" before a subject, some again and again. */
const PREFIXES =
  /^(?:\s*(?:re(?:\[\d+\])?|rép|aw|antw|rv|tr|sv|vs|vb|fw|fwd|wg|r|rif|i|res|enc|odp|pd|ynt|回复|答复|返信)\s*[:：])+\s*/i;

export const withoutPrefix = (subject: string): string => subject.replace(PREFIXES, '');

/** The subject is that of a mail before. */
export const hasPrefix = (subject: string): boolean => PREFIXES.test(subject);
