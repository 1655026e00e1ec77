import type { CompanyFacts, Language } from '../writer.js';
import type { Variants } from './pick-variant.js';
import { DE } from './touch-texts.de.js';
import { EN } from './touch-texts.en.js';
import { ES } from './touch-texts.es.js';
import { FR } from './touch-texts.fr.js';

type Tone = CompanyFacts['tone'];

/**
 * What the offline writer says in one language. Slots: our, company, title, city, industry ("in logistics"), source
 * ("a trade fair"), sells, audience, proof, inLanguage ("in English"), first, name.
 * No text states anything about the lead or us that a slot does not bring. A text may hold several paragraphs.
 */
export interface TouchTexts {
  /** With {name}: the first name, or first and last where `fullName` says so. */
  greeting: Record<Tone, string>;
  greetingWithoutName: Record<Tone, string>;
  fullName: Record<Tone, boolean>;
  signOff: Record<Tone, string>;
  subjects: Variants;
  questionSubjects: Variants;
  cameFrom: Variants;
  /** Why I write to you. Four or more to a group: the mails of one lead take them in turn. */
  why: Variants;
  /** A sentence in our own voice stands alone; any other needs one of these before it. */
  sells: Variants;
  sellsInOtherLanguage: Variants;
  onBehalf: Variants;
  audience: Variants;
  ask: Variants;
  /** Opens a later mail of the thread. */
  again: { new_angle: Variants; other_angle: Variants; question: Variants; close: Variants };
  /** Nobody reacted to our answer. */
  nudge: Variants;
  /** The lead asked us to come back: {day} they wrote, {words} theirs. */
  comeBack: Variants;
  comeBackAsk: Variants;
  /** A colleague had the lead in between, and why it came back. */
  colleague: { reached: Variants; not_reached: Variants };
  proof: Variants;
  angleAsk: Variants;
  /** Instead of proof, when there is none. */
  angleWithoutProof: Variants;
  question: Variants;
  close: Variants;
  /** "auf Englisch", by the language that is meant. */
  inLanguage: Record<Language, string>;
}

export const TOUCH_TEXTS: Record<Language, TouchTexts> = { en: EN, de: DE, fr: FR, es: ES };
