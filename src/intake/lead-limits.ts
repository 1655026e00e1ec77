export const LAWFUL_BASES = ['consent', 'legitimate_interest', 'contract', 'unknown'] as const;
export type LawfulBasis = (typeof LAWFUL_BASES)[number];

/** Characters a field may hold; a file's cell that is longer is kept among the custom fields, an API request is refused. */
export const MAX_LENGTH = {
  email: 500,
  phone: 100,
  firstName: 200,
  lastName: 200,
  name: 300,
  company: 300,
  title: 300,
  industry: 200,
  website: 500,
  city: 200,
  state: 200,
  country: 200,
  timeZone: 100,
  language: 100,
  ownerEmail: 500,
  source: 200,
  lawfulBasis: 50,
  consentAt: 50,
} as const;
export type TextField = keyof typeof MAX_LENGTH;
