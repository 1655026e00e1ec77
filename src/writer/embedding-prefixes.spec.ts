import { prefixesOf } from './embedding-prefixes.js';

const MXBAI = 'Represent this sentence for searching relevant passages: ';

describe('what stands before a text', () => {
  it.each([
    ['intfloat/multilingual-e5-large', 'query: ', 'passage: '],
    ['E5-small-v2', 'query: ', 'passage: '],
    ['intfloat/e5-base', 'query: ', 'passage: '],
    ['nomic-embed-text:latest', 'search_query: ', 'search_document: '],
    ['text-embedding-nomic-embed-text-v1.5', 'search_query: ', 'search_document: '],
    ['google/embeddinggemma-300m', 'task: search result | query: ', 'title: none | text: '],
    ['mixedbread-ai/mxbai-embed-large-v1', MXBAI, ''],
    ['intfloat/multilingual-e5-large-instruct', '', ''],
    ['text-embedding-3-small', '', ''],
    ['bge-m3', '', ''],
  ])('for %s is %j and %j', (model, question, passage) => {
    expect(prefixesOf(model)).toEqual({ question, passage });
  });
});
