import type { ReplyLanguage } from './corpus.js';
import { localeOf, type ReplyLocale } from './reply-text.js';
import { localTime } from './resume-date.js';

/** Our mail as the lead's client shows it above or around the quotation. */
export interface QuotedMail {
  name: string;
  address: string;
  to: string;
  subject: string;
  date: Date;
  text: string;
}

type Attribution = { when: string; line: string };

/** What stands above a quotation; `when` is a luxon format, and the line's $d, $n, $a are date, name and address. */
const ATTRIBUTIONS: Readonly<Record<'gmail' | 'apple' | 'thunderbird', Record<ReplyLocale, Attribution>>> = {
  gmail: {
    'en-US': { when: "ccc, LLL d, yyyy 'at' h:mm a", line: 'On $d $n <$a> wrote:' },
    'en-GB': { when: "ccc, d LLL yyyy 'at' HH:mm", line: 'On $d, $n <$a> wrote:' },
    'de-DE': { when: "ccc, d. LLL yyyy 'um' HH:mm", line: 'Am $d Uhr schrieb $n <$a>:' },
    'fr-FR': { when: "ccc d LLL yyyy 'à' HH:mm", line: 'Le $d, $n <$a> a écrit :' },
    'es-ES': { when: "ccc, d LLL yyyy 'a las' H:mm", line: 'El $d, $n (<$a>) escribió:' },
  },
  apple: {
    'en-US': { when: "LLL d, yyyy, 'at' h:mm a", line: 'On $d, $n <$a> wrote:' },
    'en-GB': { when: "d LLL yyyy, 'at' HH:mm", line: 'On $d, $n <$a> wrote:' },
    'de-DE': { when: "dd.LL.yyyy 'um' HH:mm", line: 'Am $d schrieb $n <$a>:' },
    'fr-FR': { when: "d LLL yyyy 'à' HH:mm", line: 'Le $d, $n <$a> a écrit :' },
    'es-ES': { when: "d LLL yyyy, 'a las' H:mm", line: 'El $d, $n <$a> escribió:' },
  },
  thunderbird: {
    'en-US': { when: 'L/d/yyyy h:mm a', line: 'On $d, $n wrote:' },
    'en-GB': { when: 'dd/LL/yyyy HH:mm', line: 'On $d, $n wrote:' },
    'de-DE': { when: "dd.LL.yy 'um' HH:mm", line: 'Am $d schrieb $n:' },
    'fr-FR': { when: "dd/LL/yyyy 'à' HH:mm", line: 'Le $d, $n a écrit :' },
    'es-ES': { when: "d/L/yy 'a las' H:mm", line: 'El $d, $n escribió:' },
  },
};

const OUTLOOK_LABELS: Readonly<Record<ReplyLanguage, readonly [string, string, string, string]>> = {
  en: ['From:', 'Sent:', 'To:', 'Subject:'],
  de: ['Von:', 'Gesendet:', 'An:', 'Betreff:'],
  fr: ['De :', 'Envoyé :', 'À :', 'Objet :'],
  es: ['De:', 'Enviado el:', 'Para:', 'Asunto:'],
};

/** "On Mon, Nov 2, 2026 at 9:12 AM Nora Lind <nora@…> wrote:", as that client says it in that language. */
export function attributionLine(
  client: keyof typeof ATTRIBUTIONS,
  quoted: QuotedMail,
  language: ReplyLanguage,
  zone: string,
): string {
  const locale = localeOf(language, zone);
  const { when, line } = ATTRIBUTIONS[client][locale];
  const date = localTime(quoted.date, zone).setLocale(locale).toFormat(when);
  return line.replace('$d', date).replace('$n', quoted.name).replace('$a', quoted.address);
}

/** Outlook's four lines above the quoted mail, as pairs of label and value. */
export function outlookBlock(quoted: QuotedMail, language: ReplyLanguage, zone: string): [string, string][] {
  const [from, sent, to, subject] = OUTLOOK_LABELS[language];
  const date = localTime(quoted.date, zone).setLocale(localeOf(language, zone)).toLocaleString({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return [
    [from, `${quoted.name} <${quoted.address}>`],
    [sent, date],
    [to, quoted.to],
    [subject, quoted.subject],
  ];
}
