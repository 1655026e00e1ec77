import type { Vendor } from './vendor.js';

/** `Connections.csv` of a member's own data; a note stands above its header. Most addresses are blank. */
export const linkedin: Vendor = {
  name: 'linkedin',
  label: 'LinkedIn',
  tellTales: [],
  signatures: ['Connected On'],
  names: {
    email: ['Email Address'],
    firstName: ['First Name'],
    lastName: ['Last Name'],
    company: ['Company'],
    title: ['Position'],
  },
};
