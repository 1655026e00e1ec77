import { attributionLine, outlookBlock, type QuotedMail } from './attribution.js';
import type { ClientStyle, CorpusReply, ReplyLanguage } from './corpus.js';

/** A written reply: the person's words, the block below them, and the mail they answer. */
export interface WrittenReply {
  words: string;
  signature: string;
  quoted: QuotedMail;
  language: ReplyLanguage;
  zone: string;
}

export interface MailBody {
  text: string;
  html?: string;
}

const SENT_FROM_PHONE: Readonly<Record<ReplyLanguage, string>> = {
  en: 'Sent from my iPhone',
  de: 'Von meinem iPhone gesendet',
  fr: 'Envoyé de mon iPhone',
  es: 'Enviado desde mi iPhone',
};

const BODIES: Readonly<Partial<Record<ClientStyle, (reply: WrittenReply) => MailBody>>> = {
  gmail: gmailBody,
  outlook: outlookBody,
  apple_mail: appleBody,
  iphone: iphoneBody,
  bottom_post: bottomPostBody,
  interleaved: interleavedBody,
};

/** The parts a client makes of a reply; the styles that quote nothing send the bare words. */
export function composeAs(style: CorpusReply['style'], reply: WrittenReply): MailBody {
  return BODIES[style]?.(reply) ?? { text: paragraphs(reply.words, dashed(reply.signature)) };
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function gmailBody({ words, signature, quoted, language, zone }: WrittenReply): MailBody {
  const line = attributionLine('gmail', quoted, language, zone);
  const sign =
    signature &&
    `<div><br clear="all"></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">${divs(signature)}</div>`;
  return {
    text: paragraphs(words, dashed(signature), wrapAt(line, 72), quoteLines(quoted.text)),
    html:
      `<div dir="ltr">${divs(words)}${sign}</div><br>` +
      `<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escapeHtml(line)}<br></div>` +
      `<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${divs(quoted.text)}</blockquote></div>\n`,
  };
}

function outlookBody({ words, signature, quoted, language, zone }: WrittenReply): MailBody {
  const block = outlookBlock(quoted, language, zone);
  const header = block.map(([label, value]) => `<b>${label}</b> ${escapeHtml(value)}`).join('<br>');
  const own = paragraphs(words, signature);
  return {
    text: paragraphs(own, block.map((pair) => pair.join(' ')).join('\n'), quoted.text),
    html:
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang="${language}" link="#0563C1" style="word-wrap:break-word">` +
      `<div class="WordSection1">${normalParagraphs(own)}` +
      `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${header}</p></div></div>` +
      `${normalParagraphs(quoted.text)}</div></body></html>\n`,
  };
}

function appleBody({ words, signature, quoted, language, zone }: WrittenReply): MailBody {
  const line = attributionLine('apple', quoted, language, zone);
  return { text: paragraphs(words, signature, `> ${line}\n> \n${quoteLines(quoted.text)}`) };
}

function iphoneBody({ words, signature, quoted, language, zone }: WrittenReply): MailBody {
  const line = attributionLine('apple', quoted, language, zone);
  const phone = SENT_FROM_PHONE[language];
  return {
    text: paragraphs(words, signature, phone, line, quoteLines(quoted.text)),
    html:
      `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">` +
      `${divs(paragraphs(words, signature))}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">${phone}</div>` +
      `<div dir="ltr"><br><blockquote type="cite">${escapeHtml(line)}<br><br></blockquote></div>` +
      `<blockquote type="cite"><div dir="ltr">${divs(quoted.text)}</div></blockquote></body></html>\n`,
  };
}

function bottomPostBody({ words, signature, quoted, language, zone }: WrittenReply): MailBody {
  const line = attributionLine('thunderbird', quoted, language, zone);
  return { text: paragraphs(`${line}\n${quoteLines(quoted.text)}`, words, dashed(signature)) };
}

/** Answers between the quoted paragraphs, as people do who learned mail on a mailing list. */
function interleavedBody({ words, signature, quoted, language, zone }: WrittenReply): MailBody {
  const theirs = quoted.text.split(/\n{2,}/);
  const own = words.split(/\n{2,}/);
  const pairs = theirs.flatMap((paragraph, at) => [quoteLines(paragraph), own[at] ?? '']);
  const line = attributionLine('thunderbird', quoted, language, zone);
  return { text: paragraphs(line, ...pairs, ...own.slice(theirs.length), dashed(signature)) };
}

function paragraphs(...blocks: string[]): string {
  return `${blocks.filter(Boolean).join('\n\n')}\n`.replace(/\n+$/, '\n');
}

function dashed(signature: string): string {
  return signature && `-- \n${signature}`;
}

function quoteLines(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Gmail breaks a long attribution before its last words, which hides it from readers that look at single lines. */
function wrapAt(line: string, width: number): string {
  const at = line.length > width ? line.lastIndexOf(' ', width) : -1;
  return at > 0 ? `${line.slice(0, at)}\n${line.slice(at + 1)}` : line;
}

function divs(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => `<div>${escapeHtml(line) || '<br>'}</div>`).join('');
}

function normalParagraphs(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => `<p class="MsoNormal">${escapeHtml(line) || '<o:p>&nbsp;</o:p>'}</p>`).join('');
}
