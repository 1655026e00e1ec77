import { compile } from 'html-to-text';

/** Longer HTML is cut: no person writes this much, and its conversion must stay far below a second. */
const MAX_HTML = 1_000_000;

/** htmlparser2 is quadratic in the depth of nesting and the walk recursive; Chrome flattens what is deeper than 512. */
export const MAX_DEPTH = 500;

/** Elements that hold nothing, or that the next sibling closes: leaving them open does not nest. */
const NEVER_NEST = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);

const HIDDEN_STYLE =
  /display:none|visibility:hidden|mso-hide:all|opacity:0(?![.\d])|(?:font-size|max-height|line-height):0(?![.\d])/;

const toText = compile({
  wordwrap: false,
  limits: { maxDepth: MAX_DEPTH, ellipsis: '' },
  selectors: [
    { selector: '[hidden]', format: 'skip' },
    { selector: 'head', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'hr', options: { length: 32 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
  ],
});

/**
 * The visible text of an HTML body. What its styles hide is left out; a blockquote becomes lines that start with `>`,
 * so that quoted HTML and quoted plain text are told from the person's own words by the same rules.
 */
export function htmlText(html: string): string {
  const source = markHidden(html.slice(0, MAX_HTML));
  return nestsDeeperThan(source, MAX_DEPTH) ? withoutTags(source) : toText(source);
}

/** Turns every hiding style into the `hidden` attribute: styles come in too many spellings for a selector. */
export function markHidden(html: string): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, (style) =>
      HIDDEN_STYLE.test(style.replace(/\s+/g, '').toLowerCase()) ? ' hidden' : '',
    ),
  );
}

/** An upper bound, in one pass: an end tag closes one element of its own name and no other. */
export function nestsDeeperThan(html: string, limit: number): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, rawName] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/gi)) {
    const name = rawName!.toLowerCase();
    if (NEVER_NEST.has(name)) continue;
    const count = open.get(name) ?? 0;
    const step = slash ? (count > 0 ? -1 : 0) : 1;
    open.set(name, count + step);
    depth += step;
    if (depth > limit) return true;
  }
  return false;
}

export function withoutTags(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ').replace(/[^\S\n]+/g, ' ');
}
