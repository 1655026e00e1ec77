import { domainToASCII } from 'node:url';

/** An address as leads' are stored: lower case, its domain in punycode. Mails come with it in either form. */
export function storedForm(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return (address.slice(0, at) + (domainToASCII(address.slice(at)) || address.slice(at))).toLowerCase();
}
