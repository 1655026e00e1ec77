import { parseFullName } from 'parse-full-name';

/** A full name taken apart. `dropped` says that a title, suffix or nickname was left out of both parts. */
export interface PersonName {
  firstName: string | null;
  lastName: string | null;
  dropped: boolean;
}

/**
 * Splits a full name for a greeting. Middle names stay with the first, particles (`van der Berg`) with the last. A lone word is what the
 * person is called, unless a title stands before it: `Dr. Müller` is no first name.
 */
export function splitName(text: string): PersonName {
  const given = text.split(/\s+/).join(' ').trim();
  // As it is written, and as much as can be told.
  const { title, first, middle, last, suffix, nick } = parseFullName(given, 'all', 0, false);
  const firstName = [first, middle].filter(Boolean).join(' ') || null;
  const lastName = last || null;
  const dropped = Boolean(title || suffix || nick);
  if (firstName === null && (lastName === null || !dropped)) return lone(lastName ?? given);
  return { firstName, lastName, dropped };
}

/** Somebody may be called Sir or Miss. */
const lone = (word: string): PersonName => ({
  firstName: /[\p{L}\p{N}]/u.test(word) ? word : null,
  lastName: null,
  dropped: false,
});
