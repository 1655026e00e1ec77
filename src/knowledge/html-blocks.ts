import { compile } from 'html-to-text';
import { markHidden, MAX_DEPTH, nestsDeeperThan, withoutTags } from '../mail/html-text.js';
import type { Block } from './passage.rules.js';

/** Stands before a heading, then its level; such a character of the document itself is dropped first. */
const MARK = '\u0001';
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** What every page of a site has, and no question is about. */
const AROUND = ['head', 'nav', 'header', 'footer', 'aside', 'form', 'script', 'style', 'noscript', 'template', 'svg'];

const toText = compile({
  wordwrap: false,
  limits: { maxDepth: MAX_DEPTH, ellipsis: '' },
  formatters: {
    markedHeading: (element, walk, builder) => {
      builder.openBlock({ leadingLineBreaks: 2 });
      builder.addLiteral(`${MARK}${element.name?.slice(1) ?? '1'}`);
      walk(element.children, builder);
      builder.closeBlock({ trailingLineBreaks: 2 });
    },
  },
  selectors: [
    { selector: '[hidden]', format: 'skip' },
    ...AROUND.map((selector) => ({ selector, format: 'skip' })),
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    ...HEADINGS.map((selector) => ({ selector, format: 'markedHeading' })),
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
});

/** The visible headings and paragraphs of a page. */
export function htmlBlocks(html: string): Block[] {
  const source = markHidden(html.replaceAll(MARK, ''));
  const text = nestsDeeperThan(source, MAX_DEPTH) ? withoutTags(source) : toText(source);
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) =>
      part.startsWith(MARK) ? { level: Number(part[1]), text: part.slice(2) } : { level: 0, text: part },
    );
}
