import { domainToASCII } from 'node:url';
import emailAddresses from 'email-addresses';
import { getDomain } from 'tldts';

/** A mail address as it is stored: lower-case, its domain in punycode. `name` is the display name it came with. */
export interface Address {
  address: string;
  domain: string;
  name?: string;
}

export type AddressRefusal =
  | 'empty'
  | 'control_character'
  | 'invisible_character'
  | 'malformed'
  | 'several_addresses'
  | 'local_part_too_long'
  | 'domain_without_dot'
  | 'domain_too_long'
  | 'malformed_domain'
  | 'public_suffix';

interface Mailbox {
  local: string;
  domain: string;
  name?: string;
}

// RFC 5322 §3.2.3 dot-atom with RFC 6532 §3.2: any printable character but the specials.
const ATOM = String.raw`[^\s"(),.:;<>@[\]\\]+`;
const DOT_ATOM = String.raw`${ATOM}(?:\.${ATOM})*`;
const LOCAL = new RegExp(`^${DOT_ATOM}$`, 'u');
const PLAIN = new RegExp(`^(${DOT_ATOM})@(${DOT_ATOM})$`, 'u');
const CONTROL = /[^\P{Cc}\t]|[\p{Cs}\u2028\u2029]/u;
const INVISIBLE = /\p{Cf}/u;
// RFC 1035 §2.3.4 and RFC 1123 §2.1; an all-numeric top level would be an IP address.
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LEVEL = /^(?!\d+$)[a-z0-9-]{2,}$/;

/**
 * Reads one mail address: `ana@acme.com`, `Ana Lopez <ana@acme.com>` or `mailto:ana@acme.com`. Nothing is guessed or repaired: a text
 * that is not exactly one deliverable-looking address is refused with the reason.
 */
export function readAddress(text: string): Address | { refused: AddressRefusal } {
  const given = withoutScheme(text.trim());
  if (CONTROL.test(text) || CONTROL.test(given)) return { refused: 'control_character' };
  if (given === '') return { refused: 'empty' };
  const mailbox = plainMailbox(given) ?? namedMailbox(given);
  if (mailbox === null) return { refused: holdsSeveral(given) ? 'several_addresses' : 'malformed' };
  return toAddress(mailbox);
}

const ROLES = new Set(
  (
    'abuse accounting accounts admin administracion administration administrator billing booking buchhaltung buero careers ' +
    'commercial compta comptabilite contabilidad contact contacto contato donotreply einkauf enquiries feedback finance ftp ' +
    'hello help helpdesk hostmaster hr info information inquiries it jobs kontakt kundenservice legal mail mailerdaemon marketing ' +
    'media newsletter noc noreply office orders personal postmaster presse press privacy reception recepcion root rrhh sales ' +
    'security service services soporte support team usenet ventas verkauf vertrieb verwaltung webmaster welcome www'
  ).split(' '),
);

/** Whether a local part names a desk rather than a person: RFC 2142 and the usual company mailboxes. `+tags` and separators are ignored. */
export const isRoleAddress = (local: string): boolean =>
  ROLES.has(local.toLowerCase().replace(/\+.*$/s, '').replace(/[._-]/g, ''));

/** RFC 6068 §2: the address may be percent-encoded, header fields follow a `?`. Mail programs also paste `<mailto:…>`. */
function withoutScheme(text: string): string {
  if (!/^mailto:/i.test(text)) return text.replace(/<mailto:/i, '<');
  const uri = text.slice('mailto:'.length).replace(/\?.*$/s, '');
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Nearly every address is a bare one; the library reads 50,000 of them a second, this 3 million, to the same result. */
function plainMailbox(text: string): Mailbox | null {
  const [, local, domain] = PLAIN.exec(text) ?? [];
  return local === undefined || domain === undefined ? null : { local, domain };
}

function namedMailbox(input: string): Mailbox | null {
  const parsed = emailAddresses.parseOneAddress({
    input,
    startAt: 'address',
    rfc6532: true,
    simple: true,
    oneResult: true,
    atInDisplayName: true,
    commaInDisplayName: true,
  });
  if (parsed?.type !== 'mailbox') return null;
  const name = parsed.name?.trim();
  const { local, domain } = parsed;
  return name === undefined || name === '' || name.includes('@') ? { local, domain } : { local, domain, name };
}

const holdsSeveral = (text: string): boolean =>
  text.split(/[\s,;|/]+/).filter((part) => PLAIN.test(part.replace(/[<>]/g, ''))).length > 1;

function toAddress({ local, domain: given, name }: Mailbox): Address | { refused: AddressRefusal } {
  if (!LOCAL.test(local)) return { refused: 'malformed' };
  if (INVISIBLE.test(local) || INVISIBLE.test(given)) return { refused: 'invisible_character' };
  const domain = asciiDomain(given);
  const refused = refusalOfLocal(local) ?? refusalOfDomain(domain);
  if (refused !== null) return { refused };
  const address = `${local.normalize('NFC').toLowerCase()}@${domain}`;
  return name === undefined ? { address, domain } : { address, domain, name };
}

// RFC 5321 §4.5.3.1.1, in octets.
const refusalOfLocal = (local: string): AddressRefusal | null =>
  Buffer.byteLength(local) > 64 ? 'local_part_too_long' : null;

function refusalOfDomain(domain: string): AddressRefusal | null {
  if (domain.length > 255) return 'domain_too_long'; // RFC 5321 §4.5.3.1.2
  const labels = domain.split('.');
  if (!labels.every((label) => LABEL.test(label))) return 'malformed_domain';
  if (labels.length < 2) return 'domain_without_dot';
  if (!TOP_LEVEL.test(labels.at(-1) ?? '')) return 'malformed_domain';
  return getDomain(domain, { extractHostname: false, validateHostname: false }) === null ? 'public_suffix' : null;
}

/** The domain in lower-case ASCII, or '' where it has none. The URL rules would also decode `%6d`: only letters, digits, dots, dashes get there. */
function asciiDomain(domain: string): string {
  if (/[^\p{L}\p{M}\p{N}.\u3002-]/u.test(domain)) return '';
  return /[^\0-\x7f]|xn--/i.test(domain) ? domainToASCII(domain) : domain.toLowerCase();
}
