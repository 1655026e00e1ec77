import { findBindingWords } from './draft-claims.js';
import { greetsNobody, strangersGreeted } from './draft-greeting.js';
import { plainlyOtherLanguage } from './draft-language.js';
import { findEmails, findHosts, isAllowedHost } from './draft-links.js';
import type { CompanyFacts, Draft, Language, LeadFacts, Passage, ThreadLine } from './writer.js';

/** What a draft is checked against; a TouchBrief and an AnswerBrief are both one. */
export interface ReviewGround {
  company: CompanyFacts;
  lead: LeadFacts;
  senderName: string;
  thread: ThreadLine[];
  language: Language;
  passages?: Passage[];
  step?: { instruction: string | null };
  whisper?: string | null;
}

export type ReviewRule =
  | 'length'
  | 'subject'
  | 'leftover'
  | 'hidden_text'
  | 'greeting'
  | 'other_company'
  | 'sender'
  | 'link'
  | 'contact'
  | 'claim'
  | 'language';

export interface ReviewFinding {
  rule: ReviewRule;
  /** The words that offend, or the number that is out of range. */
  detail: string;
}

type Check = (draft: Draft, ground: ReviewGround) => ReviewFinding[];

const BODY_WORDS = { min: 20, max: 220 };
/** RFC 5322 §2.1.1: a line should not pass 78 characters. */
export const SUBJECT_CHARACTERS = 78;

const LEFTOVERS: RegExp[] = [
  /\{\{|\}\}|\$\{|\{[\p{L}_][\p{L}\p{N}_. ]*\}/gu,
  /%%?[A-Z_]{3,}%%?/g,
  /\[[^\]\n]{1,60}\]/g,
  /<\/?[\p{L}][^>\n]{0,80}>/gu,
  /\bundefined\b|\bNaN\b|\[object Object\]|\blorem ipsum\b|```/gi,
  /\b(?:TODO|TBD|XXX+)\b/g,
  /^(?:subject|betreff|objet|asunto)\s*:/gim,
  /^(?:sure|certainly|of course|here(?: is|['’]s)|hier ist|voici|aquí (?:está|tiene))[^\n]{0,80}:\s*$/gim,
  /\bas an ai\b|\bai language model\b|\bals (?:ein )?ki-(?:sprach)?(?:modell|assistent)|\ben tant qu['’](?:ia|assistant ia)\b|\bmodèle de langage\b|\bcomo (?:una )?ia\b|\bmodelo de lenguaje\b/gi,
];
/** `null` is a number in German. */
const NULL_LEFTOVER = /\bnull\b/g;

/** Zero-width, bidirectional and tag characters and variation selectors: what people do not see and models read. */
const HIDDEN =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]|[\u{e0000}-\u{e01ef}]|[\0-\t\v-\x1f\x7f]/gu;
const EMOJI_STYLE = /(?<=\p{Extended_Pictographic})\ufe0f/gu;

/** A company named in full: the word before its legal form is the one to know. */
const COMPANY_WITH_FORM =
  /([\p{Lu}\p{N}][\p{L}\p{N}'’.-]*),?(?: & Co\.?)? (?:GmbH|AG|KGaA|KG|UG|Ltd|Limited|Inc|LLC|PLC|SARL|SAS|S\.A\.|S\.L\.|B\.V\.)(?![\p{L}\p{N}])/gu;

const DATE = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g;
const PHONE =
  /(?<![\p{L}\p{N}.,])(?:(?:\+|00)\d[\d\s()./-]{6,}\d|\(?0\d{1,5}\)?[\s/-]?\d[\d\s/-]{4,}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?![\p{L}\p{N}])/gu;

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Phone numbers by their last seven digits: the same whether the country code is written or not. */
function phones(text: string): Map<string, string> {
  const numbers = text.replace(DATE, ' ').match(PHONE) ?? [];
  return new Map(numbers.map((number) => [number.replace(/\D/g, '').slice(-7), number]));
}

function found(rule: ReviewRule, details: string[]): ReviewFinding[] {
  return [...new Set(details)].map((detail) => ({ rule, detail }));
}

/** What we ourselves said or approved. The lead's words are left out: who writes "so it is free?" proves nothing. */
function ourWords({ company, thread, passages = [], step, whisper }: ReviewGround): string {
  const ours = thread.filter((line) => line.from === 'us').flatMap((line) => [line.subject, line.text]);
  const approved = passages.flatMap((passage) => [passage.title, passage.text]);
  const orders = [step?.instruction ?? '', whisper ?? ''];
  return [company.name, company.sells, company.audience, ...company.proof, ...ours, ...approved, ...orders].join('\n');
}

/** Everything the brief says, the lead's side included. */
function allWords(ground: ReviewGround): string {
  const { custom, ...facts } = ground.lead;
  const lead = [...Object.values(facts), ...Object.values(custom)].filter((value) => value !== null);
  const theirs = ground.thread.filter((line) => line.from === 'lead').flatMap((line) => [line.subject, line.text]);
  return [ourWords(ground), ground.senderName, ...lead, ...theirs].join('\n');
}

function withoutOwnName(text: string, name: string): string {
  if (!name.trim()) return text;
  const literal = name.trim().replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.replace(new RegExp(String.raw`(?<![\p{L}\p{N}.@/-])${literal}(?![\p{L}\p{N}/-]|\.\p{L})`, 'giu'), ' ');
}

const length: Check = ({ body }) => {
  const count = words(body);
  return count < BODY_WORDS.min || count > BODY_WORDS.max ? found('length', [`${count} words`]) : [];
};

const subject: Check = (draft, { thread }) => {
  if (draft.subject.length > SUBJECT_CHARACTERS) return found('subject', [`${draft.subject.length} characters`]);
  if (/[\r\n]/.test(draft.subject)) return found('subject', ['line break']);
  return !draft.subject.trim() && thread.length === 0 ? found('subject', ['empty']) : [];
};

const leftovers: Check = (draft, ground) => {
  const text = `${draft.subject}\n${draft.body}`;
  const patterns = ground.language === 'de' ? LEFTOVERS : [...LEFTOVERS, NULL_LEFTOVER];
  const approved = ourWords(ground);
  const hits = patterns.flatMap((pattern) => text.match(pattern) ?? []).map((hit) => hit.trim());
  return found(
    'leftover',
    hits.filter((hit) => !/^[[<]/.test(hit) || !approved.includes(hit)),
  );
};

const hiddenText: Check = ({ subject: title, body }) => {
  const hits = `${title}\n${body}`.replace(EMOJI_STYLE, '').match(HIDDEN) ?? [];
  const codes = hits.map((hit) => `U+${(hit.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return found('hidden_text', codes);
};

const greeting: Check = ({ body }, { lead, company }) =>
  greetsNobody(body) ? found('greeting', ['no name']) : found('greeting', strangersGreeted(body, lead, company));

const otherCompany: Check = ({ subject: title, body }, ground) => {
  const named = [...`${title}\n${body}`.matchAll(COMPANY_WITH_FORM)];
  if (named.length === 0) return [];
  const known = allWords(ground).toLowerCase();
  return found(
    'other_company',
    named.filter(([, name = '']) => !known.includes(name.toLowerCase())).map(([whole]) => whole),
  );
};

const sender: Check = ({ body }, { senderName, company }) => {
  const names = senderName.trim() ? [senderName.trim()] : [company.name];
  const firstName = names[0]?.split(/\s+/)[0] ?? '';
  const end = body.trim().split('\n').slice(-4).join('\n').toLowerCase();
  return end.includes(firstName.toLowerCase()) ? [] : found('sender', ['not signed by the sender']);
};

const links: Check = ({ subject: title, body }, { company }) =>
  found(
    'link',
    findHosts(withoutOwnName(`${title}\n${body}`, company.name)).filter(
      (host) => !isAllowedHost(host, company.linkDomains),
    ),
  );

const contacts: Check = ({ subject: title, body }, ground) => {
  const text = `${title}\n${body}`;
  const [emails, numbers] = [findEmails(text), [...phones(text)]];
  if (emails.length + numbers.length === 0) return [];
  const known = allWords(ground);
  const knownEmails = new Set(findEmails(known));
  const knownPhones = phones(known);
  const strange = numbers.filter(([tail]) => !knownPhones.has(tail)).map(([, number]) => number);
  return found('contact', [...emails.filter((email) => !knownEmails.has(email)), ...strange]);
};

const claims: Check = ({ subject: title, body }, ground) => {
  const binding = findBindingWords(`${title}\n${body}`);
  if (binding.length === 0) return [];
  const covered = new Set(findBindingWords(ourWords(ground)).map(({ key }) => key));
  const unbacked = binding.filter(({ key }) => !covered.has(key));
  return found(
    'claim',
    unbacked.map(({ text }) => text),
  );
};

const language: Check = (draft, ground) => {
  if (draft.language !== ground.language) return found('language', [draft.language]);
  const other = plainlyOtherLanguage(draft.body, ground.language);
  return other ? found('language', [other]) : [];
};

const TEXT_CHECKS: Check[] = [leftovers, hiddenText, otherCompany, links, contacts, claims];
const CHECKS: Check[] = [length, subject, greeting, sender, language, ...TEXT_CHECKS];

/** Everything that speaks against sending the draft as it is, whoever wrote it; empty when it is fit to send. */
export function reviewDraft(draft: Draft, ground: ReviewGround): ReviewFinding[] {
  return CHECKS.flatMap((check) => check(draft, ground));
}

/** The part of the review that holds for any sentence of a mail: leftovers, hidden characters, links, contacts, claims. */
export function reviewSentence(sentence: string, ground: ReviewGround): ReviewFinding[] {
  const draft: Draft = { subject: '', body: sentence, language: ground.language };
  return TEXT_CHECKS.flatMap((check) => check(draft, ground));
}
