import type { Vendor } from './vendor.js';

/** Leads of a Smartlead campaign. */
export const smartlead: Vendor = {
  name: 'smartlead',
  label: 'Smartlead',
  tellTales: [
    ...['linkedin_profile', 'company_url', 'is_unsubscribed', 'unsubscribed_client_id_map', 'lead_category_id'],
    ...['open_count', 'click_count', 'reply_count', 'last_email_sequence_sent', 'is_interested'],
  ],
  signatures: ['campaign_lead_map_id'],
  names: {
    externalId: ['lead_id', 'id'],
    email: ['email'],
    firstName: ['first_name'],
    lastName: ['last_name'],
    company: ['company_name'],
    title: ['job_title', 'title'],
    phone: ['phone_number'],
    website: ['website', 'company_url'],
    country: ['country', 'location'],
    optedOut: ['is_unsubscribed'],
  },
};
