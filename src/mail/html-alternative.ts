const URL_PATTERN = /https?:\/\/[^\s<>"]+/g;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * The HTML twin of a plain-text mail: the same words, paragraphs and line breaks, nothing else. Only an address that
 * stands in `links`, letter for letter, can be clicked.
 */
export function htmlAlternative(text: string, links: readonly string[]): string {
  const allowed = new Set(links);
  const paragraphs = text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${withLinks(paragraph.trim(), allowed).replaceAll('\n', '<br>\n')}</p>`);
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
}

function withLinks(text: string, allowed: ReadonlySet<string>): string {
  let html = '';
  let done = 0;
  for (const { index, 0: run } of text.matchAll(URL_PATTERN)) {
    const url = allowed.has(run) ? run : run.replace(/[).,;:!?'\]]+$/, '');
    html += escapeHtml(text.slice(done, index));
    html += allowed.has(url) ? `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>` : escapeHtml(url);
    done = index + url.length;
  }
  return html + escapeHtml(text.slice(done));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
