import type { Vendor } from './vendor.js';

/** Lead lists as Instantly takes and exports them. */
export const instantly: Vendor = {
  name: 'instantly',
  label: 'Instantly',
  tellTales: [
    ...['linkedin_url', 'lead_id', 'Personalization', 'email_open_count', 'email_reply_count', 'email_click_count'],
    ...['Interest Status', 'Verification Status', 'esp_code', 'Lead Label', 'companyDomain'],
  ],
  signatures: ['lt_interest_status'],
  names: {
    externalId: ['lead_id'],
    email: ['email'],
    firstName: ['first_name'],
    lastName: ['last_name'],
    company: ['company_name', 'company'],
    title: ['job_title', 'title'],
    phone: ['phone', 'phone_number'],
    website: ['website', 'company_domain'],
    city: ['city'],
    state: ['state'],
    country: ['country', 'location'],
    timeZone: ['timezone'],
    optedOut: ['is_unsubscribed', 'unsubscribed'],
  },
};
