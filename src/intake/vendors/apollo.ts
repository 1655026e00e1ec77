import type { Vendor } from './vendor.js';

/** Saved contacts and people lists. */
export const apollo: Vendor = {
  name: 'apollo',
  label: 'Apollo',
  tellTales: [
    ...['Person Linkedin Url', 'Company Linkedin Url', 'Company Name for Emails', '# Employees', 'Email Status'],
    ...['Seniority', 'Departments', 'Work Direct Phone', 'Corporate Phone', 'First Phone', 'Email Confidence'],
    ...['Primary Email Source', 'Email Sent', 'Email Open', 'Email Bounced', 'Technologies', 'Latest Funding'],
  ],
  signatures: ['Apollo Contact Id', 'Apollo Account Id'],
  names: {
    externalId: ['Apollo Contact Id'],
    email: ['Email', 'Secondary Email', 'Tertiary Email'],
    firstName: ['First Name'],
    lastName: ['Last Name'],
    // The one for mails is the name as people say it, without `GmbH` or `Inc.`.
    company: ['Company Name for Emails', 'Company', 'Company Name'],
    title: ['Title'],
    phone: [
      ...['Work Direct Phone', 'First Phone', 'Mobile Phone', 'Corporate Phone', 'Company Phone'],
      ...['Home Phone', 'Other Phone'],
    ],
    website: ['Website'],
    industry: ['Industry'],
    city: ['City', 'Company City'],
    state: ['State', 'Company State'],
    country: ['Country', 'Company Country'],
    timeZone: ['Time Zone'],
    ownerEmail: ['Contact Owner', 'Account Owner'],
    optedOut: ['Email Unsubscribed', 'Do Not Contact'],
  },
};
