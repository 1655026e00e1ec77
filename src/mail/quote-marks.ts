/** How mail programs announce that the words of somebody else follow. Every pattern sees at most {@link MAX_LINE} characters. */

const MAX_LINE = 400;

const WROTE =
  'wrote|writes|schrieb|a écrit|écrit|escribió|ha scritto|scrisse|escreveu|schreef|skrev|kirjoitti|pisze|napisał\\(?a?\\)?|написал\\(?а?\\)?|пишет';

const OPENING = 'on|am|le|el|il|em|op|den|dnia|w dniu|pe|ma|ti|ke|to|la|su';

/** Only these continue on the next line; else the writer's last sentence would be taken for their beginning. */
const MAY_WRAP = new RegExp(`^[\\W_]*(?:(?:${OPENING})\\s|\\d|在)`, 'iu');

const ATTRIBUTIONS = [
  // On Tue, Mar 3, 2026 at 9:12 AM Anna Long <anna@example.com> wrote:
  new RegExp(`^[\\W_]*(?:${OPENING})\\s.*\\d.*\\s(?:${WROTE})\\s?[:：]?[\\s_-]*$`, 'iu'),
  // Am 03.03.2026 um 09:12 schrieb Anna Long <anna@example.com>:
  new RegExp(`^[\\W_]*(?:${OPENING})\\s.*\\d.*\\s(?:${WROTE})\\s.*[:：]$`, 'iu'),
  // Anna Long <anna@example.com> schrieb am Di., 3. März 2026, 09:12:
  new RegExp(`^[^:]{1,120}\\s(?:${WROTE})(?:\\s.*\\d.*)?\\s?[:：]$`, 'iu'),
  // 2026-03-03 9:12 GMT+01:00 Anna Long <anna@example.com>:
  /^\d{2,4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,4}.*<[^<>]+@[^<>]+>\s?[:：]$/u,
  /^(?:在.*写道|.*\d{4}年.*(?:写道|のメッセージ|wrote)|\d{4}[./].*(?:작성|のメッセージ))\s?[:：]$/u,
];

const SEPARATOR_WORDS = [
  'original message|original appointment|forwarded message|begin forwarded message',
  'ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht|anfang der weitergeleiteten nachricht',
  "message d'origine|message original|message transféré|début du message transféré|message réexpédié",
  'mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|messaggio originale|messaggio inoltrato',
  'oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande|vidarebefordrat meddelande',
  'oprindelig meddelelse|oprindelig besked|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna',
].join('|');

const SEPARATOR = new RegExp(
  `^(?:[-_–—=*]{2,}\\s*(?:${SEPARATOR_WORDS})|(?:begin forwarded|anfang der|début du).*:$)`,
  'iu',
);

const RULE = /^[-_–—=*]{5,}$/u;

const FROM_FIELD =
  /^\*{0,2}(?:from|von|de|da|van|från|fra|od|lähettäjä|от|发件人|差出人)\s?\*{0,2}\s?[:：]\*{0,2}\s*\S/iu;

const OTHER_FIELD = new RegExp(
  '^\\*{0,2}(?:sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|objet|à|enviado(?: el| em)?|fecha|data|para|asunto' +
    '|assunto|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|dato|til|emne|wysłano|do|temat' +
    '|发送时间|收件人|主题|送信日時|宛先|件名)\\s?\\*{0,2}\\s?[:：]',
  'iu',
);

export function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}

/** "-----Original Message-----" and its relatives: nothing below is the writer's own. */
export function isSeparator(line: string): boolean {
  return SEPARATOR.test(line.slice(0, MAX_LINE).trim());
}

/** Outlook's block of From / Sent / To / Subject, in any of the languages, with or without a rule above it. */
export function opensHeaderBlock(lines: string[], at: number): boolean {
  const next = lines.slice(at, at + 12).flatMap((line) => line.slice(0, MAX_LINE).trim() || []);
  if (next.length > 0 && RULE.test(next[0]!)) next.shift();
  if (!FROM_FIELD.test(next[0] ?? '')) return false;
  return next.slice(1, 6).filter((line) => OTHER_FIELD.test(line)).length >= 2;
}

/** How many lines the "On … wrote:" that starts at this line takes, up to 3; 0 when none starts here. */
export function attributionLength(lines: string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= 3; count++) {
    const line = (lines[at + count - 1] ?? '').trim();
    joined = `${joined} ${line}`.trim();
    if (line === '' || joined.length > MAX_LINE) return 0;
    if (ATTRIBUTIONS.some((pattern) => pattern.test(joined))) return startsLater(lines, at, count) ? 0 : count;
    if (!MAY_WRAP.test(joined)) return 0;
  }
  return 0;
}

function startsLater(lines: string[], at: number, count: number): boolean {
  return count > 1 && MAY_WRAP.test(lines[at + 1]!.trim()) && attributionLength(lines, at + 1) === count - 1;
}

/** True when the attribution names a time of day or an address: a program wrote it, not a person telling a story. */
export function isMachineMade(attribution: string): boolean {
  return /@|\d{1,2}\s?[:.h]\s?\d{2}/.test(attribution);
}
