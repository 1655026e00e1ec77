import { LANGUAGES, type Language, type LeadFacts } from '../writer/writer.js';
import type { Lead } from './lead.entity.js';

/** What a writer may know of a lead: no address, no number, nothing of anybody else. */
export function leadFacts(lead: Lead): LeadFacts {
  const { firstName, lastName, company, title, industry, city, country, website, source, custom } = lead;
  return { firstName, lastName, company, title, industry, city, country, website, source, custom };
}

/** The language we write in: the given one where we can, else English. */
export const languageOf = (language: string): Language => LANGUAGES.find((known) => known === language) ?? 'en';
