/** Mail programs put "Re:", "AW:", "RV:" before a subject, some again and again. */
const PREFIXES = /^(?:\s*(?:re|aw|antw|rv|tr|sv|fw|fwd|wg|rif)\s*:)+\s*/i;

export const withoutPrefix = (subject: string): string => subject.replace(PREFIXES, '');

/** The subject is that of a mail before. */
export const hasPrefix = (subject: string): boolean => PREFIXES.test(subject);
