import emailProviders from 'email-providers';

const SHARED_DOMAINS = new Set(emailProviders);

/** Whether anybody can have an address there, so that its users are no colleagues. */
export const isSharedDomain = (domain: string): boolean => SHARED_DOMAINS.has(domain.toLowerCase());
