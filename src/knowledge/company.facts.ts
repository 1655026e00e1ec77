import type { CompanyFacts } from '../writer/writer.js';
import type { Company } from './company.entity.js';

/** What a writer may know of us. */
export function companyFacts(company: Company): CompanyFacts {
  const { name, sells, audience, proof, tone, website, linkDomains } = company;
  return { name, sells, audience, proof, tone, website, linkDomains };
}
