import { findHosts } from '../draft-links.js';

/** Letters with what people put between them. No line breaks, no emoji, no @, no braces, no quotes to break out of. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} &+,.'’()/–-]*$/u;

/** What forms and exports put where nothing was known. */
const PLACEHOLDER =
  /^(?:n\/?a|none|null|nil|nan|undefined|unknown|unbekannt|inconnu|desconocid[oa]|tbd|test\w*|demo|keine?|kein name|aucun|ninguno|sin nombre|no name|not (?:known|provided|specified|available)|first ?name|last ?name|vorname|nachname|prénom|nom|nombre|company|firma|title|x+|asdf\w*|qwert\w*)[ .-]*$/i;

/** Words that talk to a machine or its reader; hardly a name, a title or a town has one. */
const ORDER =
  /(?<!\p{L})(?:ignor\p{L}*|disregard|forget|override|pretend|jailbreak|prompts?|instructions?|anweisung\p{L}*|instrucci\p{L}+|system message|vergiss\p{L}*|vergessen sie|oubli(?:e|ez)|olvid[ae]|you (?:are|must|should|will|have)|(?:say|tell|send|write|click|visit|reply|respond|confirm|give|offer|grant|buy|transfer|forward|add|include|append) (?:me|us|him|her|them|that|this|the|here|to|with|all|every\p{L}*|now|an?|your?|our|it|link|\d)|please|bitte|veuillez|por favor)(?!\p{L})/iu;

/**
 * A lead's field as it may be printed in a mail, spaces tidied; null when it is missing or odd in its
 * signs, its length or its words. A mail reads well without it and badly with "N/A" or a sentence in its place.
 */
export function plainField(
  value: string | null | undefined,
  limit: { characters: number; words: number },
): string | null {
  const field = value?.normalize('NFC').replace(/ {2,}/g, ' ').replace(/ +,/g, ',').trim() ?? '';
  if (!PLAIN.test(field) || PLACEHOLDER.test(field) || ORDER.test(field)) return null;
  if (field.length > limit.characters || field.split(' ').length > limit.words) return null;
  if (/\.\.|[,(/&+–-]$/.test(field) || field.replace(/\D/g, '').length > 5) return null;
  return findHosts(field).length > 0 ? null : field;
}
