import type { Vendor } from './vendor.js';

/** Lead reports (labels) and Data Loader exports (API names). */
export const salesforce: Vendor = {
  name: 'salesforce',
  label: 'Salesforce',
  tellTales: [
    ...[
      'Lead ID',
      'Lead Owner',
      'Lead Owner Alias',
      'Company / Account',
      'State/Province',
      'Zip/Postal Code',
      'OwnerId',
    ],
    ...[
      'LeadSource',
      'CreatedDate',
      'LastModifiedDate',
      'SystemModstamp',
      'IsConverted',
      'IsUnreadByOwner',
      'NumberOfEmployees',
    ],
    ...['HasOptedOutOfEmail', 'DoNotCall', 'ConvertedAccountId', 'MasterRecordId'],
  ],
  names: {
    externalId: ['Lead ID', 'Id', 'Lead ID (18)', 'Case Safe ID', '18 Digit ID'],
    email: ['Email', 'Email Address'],
    firstName: ['First Name', 'FirstName'],
    lastName: ['Last Name', 'LastName'],
    name: ['Name', 'Full Name', 'Lead Name'],
    company: ['Company', 'Company / Account', 'Company Name', 'Account Name'],
    title: ['Title', 'Job Title'],
    phone: ['Phone', 'Business Phone', 'Mobile', 'MobilePhone', 'Mobile Phone', 'HomePhone', 'OtherPhone'],
    website: ['Website'],
    industry: ['Industry'],
    city: ['City', 'MailingCity', 'Mailing City'],
    state: ['State/Province', 'State', 'StateCode', 'State/Province (text only)', 'State Code', 'MailingState'],
    country: ['Country', 'CountryCode', 'Country (text only)', 'Country Code', 'MailingCountry'],
    timeZone: ['Time Zone', 'TimeZoneSidKey'],
    language: ['Language', 'Preferred Language'],
    ownerEmail: ['Lead Owner Email', 'Owner Email', 'Owner.Email', 'Lead Owner'],
    source: ['Lead Source', 'LeadSource'],
    optedOut: ['Email Opt Out', 'HasOptedOutOfEmail', 'Unsubscribed', 'Do Not Email'],
  },
};
