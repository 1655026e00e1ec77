import emailProviders from 'email-providers';

/** Domains at which colleagues do not sit together. */
const SHARED_DOMAINS = new Set(emailProviders);

interface Employer {
  emailDomain: string | null;
  company: string | null;
}

/** What the leads of one company have in common: their domain, unless anybody can have it, else the name as it is written. */
export function companyKeyOf({ emailDomain, company }: Employer): string | null {
  const domain = emailDomain?.toLowerCase() ?? null;
  if (domain !== null && !SHARED_DOMAINS.has(domain)) return `domain:${domain}`;
  const name = company?.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return name ? `name:${name}` : null;
}
