import type { Language } from '../../writer.js';
import type { Phrases } from '../cues.js';

/** What the offline writer knows of one language. Phrases are written as `Phrases` explains. */
export interface Lexicon {
  language: Language;
  /** Named lists the phrases refer to. */
  words: Record<string, string>;
  phrases: Phrases;
  /** A word that turns the phrase after it (`before`) or before it (`after`) into its opposite. */
  negators: { before: string; after: string | null };
  /** What stands after one of these weighs more than what stands before. */
  contrast: string;
  /** How a question begins, with or without a question mark. */
  asks: string;
  /** Words worth correcting, and their look-alikes worth leaving alone. */
  spelling: string;
}

/** The words a language tells time with, as regular expressions over folded text (lower case, no accents). */
export interface CalendarWords {
  months: string[];
  /** Words for 1, 2, … and their numbers. */
  numbers: Record<string, number>;
  units: { day: string; week: string; month: string; quarter: string; year: string };
  /** "in two weeks": what stands before the number, if anything has to. */
  within: string;
  next: { before: string; after: string };
  weekAfterNext: string;
  early: string;
  mid: string;
  late: string;
  after: string;
  quarter: string[];
  week: string;
  seasons: Partial<Record<Season, string>>;
  /** Words of a return: "back on". */
  back: string;
  until: string;
  inclusive: string;
}

export type Season =
  | 'spring'
  | 'summer'
  | 'autumn'
  | 'winter'
  | 'easter'
  | 'christmas'
  | 'holidays'
  | 'newYear'
  | 'backToSchool'
  | 'yearEnd'
  | 'secondHalf';
