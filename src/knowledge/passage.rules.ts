/** A heading (level 1 and deeper) or, at level 0, a paragraph. */
export interface Block {
  level: number;
  text: string;
}

export interface SplitPassage {
  /** The headings above it: "Plans › Team". */
  title: string;
  text: string;
}

/** About a hundred words: what answers one question, with what it needs to stand alone. */
const GOOD_LENGTH = 700;
/** No passage is longer: a paragraph that is, is cut between sentences. */
const MOST_LENGTH = 1_500;
const TITLE_LENGTH = 300;

/** What belongs together under its headings, in pieces that a question can be answered from. */
export function splitPassages(blocks: readonly Block[], name: string): SplitPassage[] {
  const passages: SplitPassage[] = [];
  let headings: Block[] = [];
  let title = name;
  for (const block of blocks) {
    if (block.level > 0) {
      headings = [...headings.filter(({ level }) => level < block.level), { ...block, text: oneLine(block.text) }];
      title = headings
        .map(({ text }) => text)
        .join(' › ')
        .slice(0, TITLE_LENGTH);
    } else for (const text of pieces(block.text)) add(passages, { title, text });
  }
  return passages;
}

function add(passages: SplitPassage[], next: SplitPassage): void {
  const last = passages.at(-1);
  const fits = last?.title === next.title && last.text.length + next.text.length <= GOOD_LENGTH;
  if (last && fits) last.text += `\n\n${next.text}`;
  else passages.push(next);
}

function pieces(paragraph: string): string[] {
  const text = paragraph.trim();
  if (text.length <= MOST_LENGTH) return text ? [text] : [];
  const cut: string[] = [''];
  for (const sentence of text.split(/(?<=[.!?…])\s+/)) {
    const last = cut.at(-1) ?? '';
    if (last && last.length + sentence.length >= GOOD_LENGTH) cut.push(sentence);
    else cut[cut.length - 1] = `${last} ${sentence}`.trim();
  }
  return cut.flatMap(hardCut);
}

/** A "sentence" without an end: a table, or bytes that are none. */
const hardCut = (text: string): string[] => text.match(new RegExp(`[^]{1,${MOST_LENGTH}}`, 'gu')) ?? [];

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
