/** What a text is to a model that was trained to lay a question beside what answers it. */
export type TextRole = 'question' | 'passage';

interface Family {
  /** As their makers name them, whoever serves them: "intfloat/multilingual-e5-large", "nomic-embed-text:latest". */
  names: RegExp;
  before: Record<TextRole, string>;
}

const FAMILIES: Family[] = [
  { names: /\be5-(?:small|base|large)(?!-instruct)/, before: { question: 'query: ', passage: 'passage: ' } },
  { names: /\bnomic-embed-text/, before: { question: 'search_query: ', passage: 'search_document: ' } },
  { names: /\bembeddinggemma/, before: { question: 'task: search result | query: ', passage: 'title: none | text: ' } },
  {
    names: /\bmxbai-embed-large/,
    before: { question: 'Represent this sentence for searching relevant passages: ', passage: '' },
  },
];

const NOTHING: Record<TextRole, string> = { question: '', passage: '' };

/** What stands before each text that this model gets. Models that are not known get the bare text, as most of them want it. */
export const prefixesOf = (model: string): Record<TextRole, string> =>
  FAMILIES.find(({ names }) => names.test(model.toLowerCase()))?.before ?? NOTHING;
