import type { CompanyFacts, Language, LeadFacts, ThreadLine } from '../writer.js';
import { fence } from './fence.js';

/** Mails of the thread that a prompt shows at most, the newest. */
const MOST_LINES = 12;

const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'German', fr: 'French', es: 'Spanish' };

/** The language of the mail, as an order. */
export const writeIn = (language: Language): string => `Write in ${LANGUAGE_NAMES[language]}.`;

/** What an admin approved; it changes rarely and stands before what changes with every lead. */
export function companyGround({ name, sells, audience, proof, tone, website }: CompanyFacts): string {
  return fence('our_company', { name, sells, audience, approved_claims: proof, tone, website });
}

/** Empty fields left out: models write about gaps. */
export function leadGround(lead: LeadFacts): string {
  const known = Object.entries(lead).filter(([, value]) => value !== null && value !== '');
  return fence('lead', Object.fromEntries(known));
}

export function threadGround(thread: ThreadLine[]): string {
  return fence('thread', thread.slice(-MOST_LINES));
}
