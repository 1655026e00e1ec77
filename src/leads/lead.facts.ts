import { LANGUAGES, type Language, type LeadFacts } from '../writer/writer.js';
import type { Lead } from './lead.entity.js';

/** What a writer may know of a lead: no address, no number, nothing of anybody else. */
export function leadFacts(lead: Lead): LeadFacts {
  const { firstName, lastName, company, title, industry, city, country, website, source } = lead;
  return {
    firstName,
    lastName,
    company,
    title,
    industry,
    city,
    country,
    website,
    source,
    custom: readable(lead.custom),
  };
}

/** What an import could not read is kept for a person under such a key; it may be an address, so no writer gets it. */
const readable = (custom: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(custom).filter(([key]) => !key.startsWith('unreadable ')));

/** The language we write in: the given one where we can, else English. */
export const languageOf = (language: string): Language => LANGUAGES.find((known) => known === language) ?? 'en';
