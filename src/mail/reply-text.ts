import EmailReplyParser from 'email-reply-parser';
import { attributionLength, isMachineMade, isQuoted, isSeparator, opensHeaderBlock } from './quote-marks.js';

/** Nobody's own words are longer; what is cut stays in the full text. */
const MAX_TEXT = 100_000;

/** Closings that email-reply-parser does not know, alone on their line. */
const SIGN_OFF = new RegExp(
  '^(?:mit (?:freundlichen|besten|lieben|herzlichen) grü(?:ß|ss)en|(?:viele|beste|liebe|schöne|herzliche|freundliche) grü(?:ß|ss)e' +
    '|mfg|vg|lg|bien à (?:vous|toi)|(?:bien )?cordialement|salutations(?: distinguées)?|(?:un )?(?:cordial )?saludos?(?: cordiales)?' +
    '|atentamente|(?:cordiali|distinti) saluti|met vriendelijke groet(?:en)?|(?:com os )?melhores cumprimentos|atenciosamente' +
    '|(?:kind|best|warm|with kind|with best) regards|yours (?:sincerely|faithfully|truly)|sincerely)[\\s,.!]*$',
  'iu',
);

/**
 * The writer's own words: without what they quote (above, below or in between) and without their signature.
 * Empty when a mail holds nothing of their own. What follows "P.S." below a signature counts as own words.
 */
export function readReplyText(text: string): string {
  const own = tidy(withoutQuotes(text.slice(0, MAX_TEXT).split('\n')).join('\n'));
  return tidy(withoutSignature(own)) || own;
}

function withoutQuotes(lines: string[]): string[] {
  const own: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (isQuoted(line)) continue;
    if (isSeparator(line) || opensHeaderBlock(lines, at)) return own;
    const taken = attributionLength(lines, at);
    if (taken > 0 && introducesQuote(lines, at + taken)) {
      at += taken - 1;
    } else if (taken > 0 && isMachineMade(lines.slice(at, at + taken).join(' '))) {
      return own;
    } else {
      own.push(line);
    }
  }
  return own;
}

function introducesQuote(lines: string[], after: number): boolean {
  const next = lines.slice(after, after + 3).find((line) => line.trim() !== '');
  return next !== undefined && isQuoted(next);
}

function withoutSignature(own: string): string {
  const marked = own
    .split('\n')
    .map((line) => (line.length < 60 && SIGN_OFF.test(line.trim()) ? '-- ' : line))
    .join('\n');
  if (!isSafeToParse(marked)) return own;
  // It notices a closing only when another line stands above it.
  return new EmailReplyParser()
    .read(`\n${marked}`)
    .getFragments()
    .flatMap((fragment) => (fragment.isHidden() ? postscript(fragment.getContent()) : fragment.getContent()))
    .join('\n');
}

/** People add the thing that matters below their name: "P.S. please take me off your list". */
function postscript(signature: string): string[] {
  const start = signature.search(/^\s*p\.?\s?s\b[.:\s]/im);
  return start < 0 ? [] : [signature.slice(start)];
}

/**
 * The patterns of email-reply-parser backtrack: polynomially in the length of a line, the number of `<`, and the
 * number of "wrote" words; it also expands `$&` in its own replacements. A text that could abuse that keeps its signature.
 */
function isSafeToParse(text: string): boolean {
  return (
    text.length <= 10_000 &&
    count(text, /</g) <= 12 &&
    count(text, /wrote|schrieb|schreef|skrev|pisze|napisał|写道|メッセージ|작성/g) <= 3 &&
    !/\$[$&`']/.test(text) &&
    !/[^\n]{1001}/.test(text)
  );
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
