import { isSharedDomain } from '../leads/shared-domains.js';

interface Employer {
  emailDomain: string | null;
  company: string | null;
}

/** What the leads of one company have in common: their domain, unless anybody can have it, else the name as it is written. */
export function companyKeyOf({ emailDomain, company }: Employer): string | null {
  const domain = emailDomain?.toLowerCase() ?? null;
  if (domain !== null && !isSharedDomain(domain)) return `domain:${domain}`;
  const name = company?.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return name ? `name:${name}` : null;
}
