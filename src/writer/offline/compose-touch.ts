import { reviewSentence, SUBJECT_CHARACTERS } from '../draft.rules.js';
import type { Draft, Language, TouchBrief } from '../writer.js';
import { companyTexts, type CompanyTexts } from './company-texts.js';
import { asFrenchTitle, withFrenchSpaces } from './french.js';
import { industryPhrase } from './industries.js';
import { printableLead } from './lead-names.js';
import { sourcePhrase } from './lead-source.js';
import { capital, letter } from './letter.js';
import { pickVariant, type Dealer, type Slots, type Variants } from './pick-variant.js';
import { TOUCH_TEXTS, type TouchTexts } from './touch-texts.js';

/** Longer words of the lead are not repeated to them. */
const MOST_WORDS = 160;

/** All that one mail is made of: say() picks a text and fills it. */
interface Pen {
  brief: TouchBrief;
  texts: TouchTexts;
  ours: CompanyTexts;
  slots: Slots;
  dealer: Dealer;
  say: (variants: Variants, more?: Slots) => string | null;
}

function tidy(text: string): string {
  return text.replace(/([^.])\.\.(?!\.)/g, '$1.').replace(/ {2,}/g, ' ');
}

/** Sentences of one paragraph, those that have nothing to say left out. */
function paragraph(...sentences: (string | null)[]): string | null {
  const said = sentences.filter((sentence) => sentence !== null);
  return said.length > 0 ? said.map((sentence, index) => (index > 0 ? capital(sentence) : sentence)).join(' ') : null;
}

/** The slots whose content may stand in this very mail: what the review would refuse is not known rather than printed. */
function slotsOf(brief: TouchBrief, ours: CompanyTexts, texts: TouchTexts): Slots {
  const { company, title, city } = printableLead(brief.lead);
  const slots: Slots = {
    our: ours.name,
    company,
    title,
    city,
    asTitle: title && asFrenchTitle(title),
    industry: industryPhrase(brief.lead.industry, brief.language),
    source: sourcePhrase(brief.lead.source, brief.language),
    sells: ours.sells,
    audience: ours.audience,
    inLanguage: ours.otherLanguage && texts.inLanguage[ours.otherLanguage],
  };
  const fit = (value: string | null) => value !== null && reviewSentence(value, brief).length === 0;
  return Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, fit(value) ? value : null]));
}

function dealerOf({ lead, step, thread }: TouchBrief): Dealer {
  const ours = thread.filter((line) => line.from === 'us').map((line) => line.text);
  return {
    seed: [lead.firstName, lead.lastName, lead.company, lead.title, lead.city, lead.country].join('|'),
    step: step.number,
    said: ours.join(' ').replace(/\s+/g, ' ').toLowerCase(),
  };
}

function penFor(brief: TouchBrief): Pen {
  const texts = TOUCH_TEXTS[brief.language];
  const ours = companyTexts(brief.company, brief.language);
  const slots = slotsOf(brief, ours, texts);
  const dealer = dealerOf(brief);
  const spaced = (text: string) => (brief.language === 'fr' ? withFrenchSpaces(text) : text);
  const say: Pen['say'] = (variants, more) =>
    pickVariant(
      variants.map((group) => group.map(spaced)),
      { ...slots, ...more },
      dealer,
    );
  return { brief, texts, ours, slots, dealer, say };
}

/** What we sell, whom for. */
function whatWeDo({ texts, ours, slots, say }: Pen): string | null {
  if (!slots.sells) return paragraph(say(texts.onBehalf), say(texts.audience));
  const alone = ours.standsAlone ? slots.sells : null;
  const introduced = slots.inLanguage ? say(texts.sellsInOtherLanguage) : say(texts.sells);
  return paragraph(alone ?? introduced, slots.audience ? say(texts.audience) : null);
}

/** A proof sentence not yet used in this thread, introduced; null when there is none. */
function proofPoint({ brief, texts, ours, dealer, say }: Pen): string | null {
  const usable = ours.proof.filter((sentence) => reviewSentence(sentence, brief).length === 0);
  const fresh = usable.filter((sentence) => !dealer.said.includes(sentence.toLowerCase()));
  const proof = pickVariant([fresh], {}, dealer);
  return proof && say(texts.proof, { proof });
}

type Paragraphs = (string | null)[];

function opening(pen: Pen): Paragraphs {
  const { texts, slots, say } = pen;
  return [paragraph(slots.source ? say(texts.cameFrom) : null, say(texts.why)), whatWeDo(pen), say(texts.ask)];
}

/** The first paragraph of a later mail: a word about the earlier one, or who we are when the lead has had none. */
function laterStart(pen: Pen, again: Variants): string | null {
  return pen.dealer.said ? pen.say(again) : paragraph(pen.say(pen.texts.why), whatWeDo(pen));
}

function newAngle(pen: Pen): Paragraphs {
  const { again, angleAsk, angleWithoutProof } = pen.texts;
  const proof = proofPoint(pen);
  if (!proof) return [laterStart(pen, again.other_angle), pen.say(angleWithoutProof)];
  return [laterStart(pen, again.new_angle), proof, pen.say(angleAsk)];
}

function question(pen: Pen): Paragraphs {
  return [laterStart(pen, pen.texts.again.question), pen.say(pen.texts.question)];
}

function close(pen: Pen): Paragraphs {
  return [laterStart(pen, pen.texts.again.close), pen.say(pen.texts.close)];
}

function nudge(pen: Pen): Paragraphs {
  return [pen.say(pen.texts.nudge)];
}

/** Their own words say best what we remember; words that no mail of ours may hold are left out. */
function comeBack(pen: Pen): Paragraphs {
  const { texts, brief, say } = pen;
  const { on, words } = brief.askedBack ?? { on: '', words: '' };
  const fit = words.length <= MOST_WORDS && reviewSentence(words, brief).length === 0;
  const start = say(texts.comeBack, { day: on && dayIn(on, brief.language), words: fit ? words.trim() : null });
  return [start ?? laterStart(pen, texts.again.question), say(texts.comeBackAsk)];
}

const dayIn = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(instant));

/** What people said to each other in between stands nowhere: it is mentioned, and nothing is made up about it. */
function colleague({ brief, texts, say }: Pen): string | null {
  if (!brief.humanStretch) return null;
  return say(brief.humanStretch.reason === 'unreachable' ? texts.colleague.not_reached : texts.colleague.reached);
}

const MAILS = { opening, new_angle: newAngle, question, close, nudge, come_back: comeBack };

function subjectOf({ brief, texts, dealer, say }: Pen): string {
  if (dealer.said) return '';
  const variants = brief.step.purpose === 'question' ? texts.questionSubjects : texts.subjects;
  const subject = capital(say(variants) ?? '');
  return subject.length <= SUBJECT_CHARACTERS ? subject : (say(variants, { our: null, company: null }) ?? '');
}

/**
 * A touch from approved texts and the facts of the brief; the same brief always gives the same mail.
 * It follows neither `step.instruction` nor `whisper`: no template can. A mail with a whisper must wait for a person.
 * References to an earlier mail, and the empty subject, depend on `thread` alone, never on the step's number.
 */
export function composeTouch(brief: TouchBrief): Draft {
  const pen = penFor(brief);
  const paragraphs = [colleague(pen), ...MAILS[brief.step.purpose](pen)].filter((text) => text !== null);
  const body = letter(brief, paragraphs.map(tidy));
  return { subject: subjectOf(pen), body, language: brief.language };
}
