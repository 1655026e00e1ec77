import MailChecker from 'mailchecker';
import { type Address, isRoleAddress } from './address.js';

/** `disposable`: of a service for throw-away addresses. `role`: a desk such as info@, not a person. Both are mailed all the same. */
export type AddressMark = 'disposable' | 'role';

export function markOf({ address, domain }: Pick<Address, 'address' | 'domain'>): AddressMark | null {
  if (isDisposable(domain)) return 'disposable';
  return isRoleAddress(address.slice(0, address.lastIndexOf('@'))) ? 'role' : null;
}

const services: ReadonlySet<string> = MailChecker.blacklist();

/** A service's subdomains are its own too. */
function isDisposable(domain: string): boolean {
  for (let part = domain; part.includes('.'); part = part.slice(part.indexOf('.') + 1)) {
    if (services.has(part)) return true;
  }
  return false;
}
