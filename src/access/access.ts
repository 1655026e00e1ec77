import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Scope } from './api-key.entity.js';
import type { SignedIn } from './sessions.store.js';

/** Who makes a request, as it is written into `activity`. */
export interface Caller {
  actor: string;
  scopes: Scope[];
  /** Who is signed in; a program with a key is nobody. */
  user?: SignedIn;
  /** Set for a rep who may see only what is theirs: lists must keep to it. */
  onlyRepId?: string;
  /** Set for whoever may not read what leads and we have written to each other. */
  wordless?: boolean;
}

export const ACCESS = 'access';

/**
 * - a scope: keys that have it, and users whose role the table in `route-access.ts` lets in.
 * - `user`: whoever is signed in. `visitor`: everybody, but a write only from a page of ours.
 * - `public`: everybody from everywhere: mail programs, balancers.
 */
export type Needed = Scope | 'user' | 'visitor' | 'public';

/** Opens a route. One without it stays closed. */
export const Access = (needed: Needed) => SetMetadata(ACCESS, needed);

export interface CalledRequest {
  headers: Record<string, string | string[] | undefined>;
  caller?: Caller;
}

/** The caller the guard found. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CalledRequest>();
  return caller ?? { actor: 'anonymous', scopes: [] };
});
