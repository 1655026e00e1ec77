import type { Vendor } from './vendor.js';

/** Leads and contacts of Zoho CRM. */
export const zoho: Vendor = {
  name: 'zoho',
  label: 'Zoho CRM',
  tellTales: [
    ...['Record Id', 'Lead Owner.id', 'Contact Owner.id', 'Lead Owner', 'Lead Name', 'Unsubscribed Mode'],
    ...['Unsubscribed Time', 'Created Time', 'Modified Time', 'Last Activity Time', 'No. of Employees', 'Skype ID'],
    ...['Secondary Email', 'Created By.id', 'Modified By.id', 'Email Opt Out', 'Layout.id'],
  ],
  names: {
    externalId: ['Record Id', 'Lead Id', 'Contact Id'],
    email: ['Email', 'Secondary Email'],
    firstName: ['First Name'],
    lastName: ['Last Name'],
    name: ['Lead Name', 'Contact Name', 'Full Name'],
    company: ['Company', 'Account Name'],
    title: ['Title', 'Designation'],
    phone: ['Phone', 'Mobile', 'Home Phone', 'Other Phone'],
    website: ['Website'],
    industry: ['Industry'],
    city: ['City', 'Mailing City'],
    state: ['State', 'Mailing State'],
    country: ['Country', 'Mailing Country'],
    timeZone: ['Time Zone'],
    language: ['Language', 'Locale'],
    ownerEmail: ['Lead Owner Email', 'Lead Owner', 'Contact Owner'],
    source: ['Lead Source'],
    optedOut: ['Email Opt Out', 'Unsubscribed Mode', 'Unsubscribed Time'],
  },
};
