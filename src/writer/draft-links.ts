import { domainToASCII } from 'node:url';
import { parse } from 'tldts';

const WITH_SCHEME = /(?<![a-z0-9])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s<>"“”')\]}]+/gi;
const ACTIVE_SCHEME = /(?<![\p{L}\p{N}])(?:javascript|vbscript|data|file|mailto|tel|sms):\S+/giu;
const SCHEMELESS = /(?<![\p{L}\p{N}:/])\/\/[^\s/<>"“”')\]}]+/gu;
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const DOTTED = /(?<![\p{L}\p{N}-])(?:[\p{L}\p{N}-]{1,63}\.){1,10}[\p{L}\p{N}-]{2,63}/gu;

/** A spelling of the legal form "Co. KG"; kg is also Kyrgyzstan's country code. */
const LEGAL_FORM = 'Co.KG';

/** Full-width and ideographic dots resolve like a dot (UTS 46), and `evil[.]com` is read as a link by people. */
function readable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[。｡]/g, '.')
    .replace(/\s*[[({]\s*(?:\.|dot|punkt|point|punto)\s*[\])}]\s*/gi, '.');
}

function looksLikeHost(dotted: string): boolean {
  if (dotted === LEGAL_FORM) return false;
  const { isIcann, domain } = parse(dotted.replace(/^-+/, ''));
  return (isIcann === true && domain !== null) || /^www\./i.test(dotted);
}

/** Every host the text links to or names, lower-case, in whatever way it is written; e-mail addresses do not count. */
export function findHosts(text: string): string[] {
  let rest = readable(text);
  const hosts: string[] = [];
  for (const pattern of [WITH_SCHEME, ACTIVE_SCHEME, SCHEMELESS]) {
    rest = rest.replace(pattern, (link) => {
      const usesWeb = pattern === SCHEMELESS || /^https?:/i.test(link);
      hosts.push((usesWeb && parse(link).hostname) || link);
      return ' ';
    });
  }
  const dotted = rest.replace(EMAIL, ' ').match(DOTTED) ?? [];
  return [...hosts, ...dotted.filter(looksLikeHost)].map((host) => host.toLowerCase());
}

/** Every e-mail address in the text, lower-case. */
export function findEmails(text: string): string[] {
  return (readable(text).replace(WITH_SCHEME, ' ').match(EMAIL) ?? []).map((email) => email.toLowerCase());
}

/** True for an allowed domain and what is below it. `linkDomains` may carry a scheme, `www.` or a path. */
export function isAllowedHost(host: string, linkDomains: string[]): boolean {
  const ascii = domainToASCII(host);
  return linkDomains.some((entry) => {
    const domain = domainToASCII((parse(entry).hostname ?? '').replace(/^www\./, ''));
    return domain !== '' && (ascii === domain || ascii.endsWith(`.${domain}`));
  });
}
