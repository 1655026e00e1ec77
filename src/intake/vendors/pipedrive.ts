import type { Vendor } from './vendor.js';

/** Exports of people, leads and deals: every header says which of the three it is about. */
export const pipedrive: Vendor = {
  name: 'pipedrive',
  label: 'Pipedrive',
  tellTales: [],
  signatures: ['Person - ', 'Lead - ', 'Deal - '],
  names: {
    externalId: ['Person - ID', 'Lead - ID'],
    email: ['Person - Email - Work', 'Person - Email', 'Person - Email - Home', 'Person - Email - Other'],
    firstName: ['Person - First name'],
    lastName: ['Person - Last name'],
    name: ['Person - Name', 'Lead - Contact person', 'Deal - Contact person'],
    company: ['Person - Organization', 'Organization - Name', 'Lead - Organization', 'Deal - Organization'],
    title: ['Person - Title', 'Person - Job title'],
    phone: [
      ...['Person - Phone - Work', 'Person - Phone', 'Person - Phone - Mobile'],
      ...['Person - Phone - Home', 'Person - Phone - Other'],
    ],
    website: ['Person - Website', 'Organization - Website'],
    industry: ['Organization - Industry'],
    city: ['Person - City', 'Person - City/town/village/locality', 'Organization - City/town/village/locality'],
    state: ['Person - State', 'Person - State/county', 'Organization - State/county'],
    country: ['Person - Country', 'Person - Country of Postal address', 'Organization - Country'],
    timeZone: ['Person - Time zone'],
    language: ['Person - Language'],
    ownerEmail: ['Person - Owner', 'Lead - Owner', 'Deal - Owner'],
    source: ['Deal - Source', 'Lead - Source', 'Deal - Source origin', 'Lead - Source origin'],
    // `Subscribed` is no consent of anybody's to us; `Double opt-in` stays a custom field for the same reason.
    optedOut: ['Person - Marketing status'],
  },
};
