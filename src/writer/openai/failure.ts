import { APIConnectionError, APIError } from 'openai';
import { ModelFailed, type ModelFailure } from '../model.js';
import { retryAfterOf } from './retry-after.js';

/** Used-up credit, a wrong key, address or name, and what the server does not do: nothing of it passes by itself. */
const FOR_A_PERSON = [401, 402, 403, 404, 405, 501];

/** The class is generic, and its own check would give parameters that nothing may be done with. */
export const isApiError = (error: unknown): error is APIError => error instanceof APIError;

/** The form of the request displeases the server. */
export const isRejection = (error: unknown): error is APIError =>
  isApiError(error) && (error.status === 400 || error.status === 422) && !isFiltered(error);

/** Azure and others refuse a prompt with 400 and this code. */
const isFiltered = ({ code, message }: APIError): boolean =>
  code === 'content_filter' || code === 'content_policy_violation' || /content[ _](?:filter|management)/i.test(message);

/** Names what went wrong; never what was asked, and never the server's own words, which may repeat it. */
export function failureOf(error: unknown, isLate: boolean, ms: number): ModelFailed {
  if (isLate || error instanceof APIConnectionError)
    return new ModelFailed('the model server does not answer', 'busy', { ms });
  if (!isApiError(error)) return new ModelFailed('the model server answers with no JSON', 'busy', { ms });
  const status = error.status;
  const says = `the model server answers ${status ?? 'with an error'}${error.code ? ` (${error.code})` : ''}`;
  return new ModelFailed(says, kindOf(error, status), { retryAfterSeconds: retryAfterOf(error), ms });
}

function kindOf(error: APIError, status = 500): ModelFailure {
  // Used-up credit comes as 429 and does not come back by itself.
  if (error.code === 'insufficient_quota' || FOR_A_PERSON.includes(status)) return 'misconfigured';
  if (status === 408 || status === 409 || status === 429 || status >= 500) return 'busy';
  return isFiltered(error) ? 'filtered' : 'invalid';
}
