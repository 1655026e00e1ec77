import type { EmbeddingSettings } from './config.js';
import type { Finding } from './reports/readiness.js';
import { OpenaiEmbeddingServer } from './writer/openai.embedding-server.js';

const ANSWER_SECONDS = 5;

/** Asks the server for the vector of one word, as the service will. */
export async function examineEmbeddings({ model, ...server }: EmbeddingSettings): Promise<Finding> {
  const check = 'embeddings';
  const place = server.baseUrl ?? 'OpenAI';
  try {
    const { value } = await new OpenaiEmbeddingServer({ ...server, timeoutSeconds: ANSWER_SECONDS }).embed(model, [
      'price',
    ]);
    return { level: 'ok', check, says: `${model} at ${place}: ${value[0]?.length} dimensions` };
  } catch (error) {
    const remedy =
      'Knowledge is found by its words alone; correct OPENAI_EMBEDDING_MODEL, or the key and address beside it';
    return { level: 'warn', check, says: `${model} at ${place}: ${(error as Error).message}. ${remedy}` };
  }
}
