import type OpenAI from 'openai';
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { type ModelAnswer, ModelFailed, type ModelFailure, ModelServer, type Question, type Usage } from './model.js';
import { CHARACTERS_PER_TOKEN, type ModelServerSettings, openClient } from './openai/client.js';
import { afterRejection, type Dialect } from './openai/dialect.js';
import { failureOf, isRejection } from './openai/failure.js';
import { readJson } from './openai/read-json.js';

/** OpenAI's API as many servers speak it. Keeps nothing but what it learnt about each model's dialect. */
export class OpenaiModelServer extends ModelServer {
  private readonly client: OpenAI;
  private readonly dialects = new Map<string, Dialect>();

  constructor(private readonly settings: ModelServerSettings) {
    super();
    this.client = openClient(settings);
  }

  async ask<T>(model: string, question: Question<T>): Promise<ModelAnswer<T>> {
    const startedAt = performance.now();
    const completion = await this.complete(model, question);
    const ms = Math.round(performance.now() - startedAt);
    const usage = usageOf(completion, question);
    const text = said(completion, { usage, ms });
    const value = readJson(text, question.schema);
    if (value === null) throw new ModelFailed('the answer is no JSON of the asked form', 'invalid', { usage, ms });
    return { value, usage, ms };
  }

  /** Asks again in a plainer dialect as long as the server rejects the form of the question; a rejection costs nothing. */
  private async complete(model: string, question: Question): Promise<ChatCompletion> {
    const startedAt = performance.now();
    let dialect: Dialect | null = this.dialects.get(model) ?? this.firstDialect();
    for (;;) {
      // The client's own time-out ends with the head of the answer: a server that trickles would keep us for ever.
      const signal = AbortSignal.timeout(this.settings.timeoutSeconds * 1000);
      try {
        const params = paramsOf(model, question, dialect);
        const completion = await this.client.chat.completions.create(params, { signal });
        this.dialects.set(model, dialect);
        return completion;
      } catch (error) {
        const plainer: Dialect | null = isRejection(error) ? afterRejection(dialect, error.message) : null;
        if (!plainer) throw failureOf(error, signal.aborted, Math.round(performance.now() - startedAt));
        dialect = plainer;
      }
    }
  }

  private firstDialect(): Dialect {
    const limit = this.settings.baseUrl ? 'max_tokens' : 'max_completion_tokens';
    return { format: 'json_schema', limit, swapped: false };
  }
}

function paramsOf(
  model: string,
  question: Question,
  { format, limit }: Dialect,
): ChatCompletionCreateParamsNonStreaming {
  const schema = z.toJSONSchema(question.schema, { target: 'draft-7' }) as Record<string, unknown>;
  const inWords = `\n\nAnswer with one JSON object and nothing else. Its JSON schema: ${JSON.stringify(schema)}`;
  return {
    model,
    [limit]: question.mostTokens,
    messages: [
      { role: 'system', content: question.instructions + (format === 'json_schema' ? '' : inWords) },
      { role: 'user', content: question.material },
    ],
    ...(format === 'json_schema'
      ? { response_format: { type: 'json_schema', json_schema: { name: question.purpose, strict: true, schema } } }
      : {}),
    ...(format === 'json_object' ? { response_format: { type: 'json_object' } } : {}),
  };
}

/** Some servers leave out what OpenAI's types promise. */
type Lenient<T> = { [K in keyof T]?: T[K] extends object ? Lenient<T[K]> : T[K] | null };

/** Text in one piece or, as some servers of reasoning models give it, in parts: what was thought is a part of another type. */
const textSchema = z
  .union([
    z.string(),
    z
      .array(z.looseObject({ type: z.string(), text: z.unknown().optional() }))
      .transform((parts) =>
        parts.flatMap(({ type, text }) => (type === 'text' && typeof text === 'string' ? [text] : [])).join(''),
      ),
  ])
  .catch('');

const textOf = (completion: ChatCompletion): string =>
  textSchema.parse((completion as Lenient<ChatCompletion>).choices?.[0]?.message?.content);

function said(completion: ChatCompletion, paid: { usage: Usage; ms: number }): string {
  const [choice] = (completion as Lenient<ChatCompletion>).choices ?? [];
  const reason = choice?.finish_reason;
  const fail = (message: string, kind: ModelFailure) => new ModelFailed(message, kind, paid);
  if (choice?.message?.refusal) throw fail('the model refused', 'refused');
  if (reason === 'content_filter') throw fail("the server's content filter stopped the answer", 'filtered');
  if (reason === 'length') throw fail('the answer was cut off', 'cut_off');
  const text = textOf(completion);
  if (!text.trim()) throw fail('the answer is empty', 'invalid');
  return text;
}

function usageOf(completion: ChatCompletion, { instructions, material }: Question): Usage {
  const { usage } = completion as Lenient<ChatCompletion>;
  const tokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);
  const isCounted = typeof usage?.prompt_tokens === 'number' && typeof usage.completion_tokens === 'number';
  return {
    input: isCounted ? (usage.prompt_tokens ?? 0) : tokens(instructions + material),
    cachedInput: (isCounted && usage.prompt_tokens_details?.cached_tokens) || 0,
    output: isCounted ? (usage.completion_tokens ?? 0) : tokens(textOf(completion)),
    estimated: !isCounted,
  };
}
