import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Scope } from './api-key.entity.js';

/** Who makes a request, as it is written into `activity`. */
export interface Caller {
  actor: string;
  scopes: Scope[];
}

export const ACCESS = 'access';

/** Opens a route to a scope, or to everybody with `public`. A route without it stays closed. */
export const Access = (scope: Scope | 'public') => SetMetadata(ACCESS, scope);

export interface CalledRequest {
  headers: Record<string, string | string[] | undefined>;
  caller?: Caller;
}

/** The caller the guard found. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CalledRequest>();
  return caller ?? { actor: 'anonymous', scopes: [] };
});
