import { ForbiddenException, Injectable, NotFoundException, UnauthorizedException } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Config } from '../config.js';
import { ACCESS, type CalledRequest, type Caller, type Needed } from './access.js';
import type { Scope } from './api-key.entity.js';
import { ApiKeysStore } from './api-keys.store.js';
import { OwnRowsStore } from './own-rows.store.js';
import { ROUTE_ACCESS, type RouteRule } from './route-access.js';
import { isCsrfToken, isOwnOrigin, sessionSecret } from './session-cookie.js';
import { SessionsStore, type SignedIn } from './sessions.store.js';

/** Fastify's request, as far as the guard reads it. */
interface GuardedRequest extends CalledRequest {
  method: string;
  host: string;
  params?: Record<string, string>;
  routeOptions: { url?: string };
}

/** Stands before every route. One without `@Access` is closed to everybody: forgetting it is noticed at once and opens nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeysStore,
    private readonly sessions: SessionsStore,
    private readonly ownRows: OwnRowsStore,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.getAllAndOverride<Needed | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === 'public') return true;
    if (!needed) throw new ForbiddenException('This route is closed');
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const key = /^Bearer (\S+)$/i.exec(String(request.headers.authorization ?? ''))?.[1];
    if (key && needed !== 'visitor') await this.admitKey(request, key, needed);
    else await this.admitBrowser(request, needed);
    return true;
  }

  private async admitKey(request: GuardedRequest, key: string, needed: Scope | 'user'): Promise<void> {
    const known = await this.apiKeys.find(key);
    if (!known) throw new UnauthorizedException('This API key is not known or was revoked');
    if (needed === 'user') throw new ForbiddenException('This is for people who are signed in, not for programs');
    if (!known.scopes.includes('admin') && !known.scopes.includes(needed)) {
      throw new ForbiddenException(`This key has no scope "${needed}": create one that has it with npm run api-key`);
    }
    request.caller = { actor: `key:${known.id}`, scopes: known.scopes };
  }

  private async admitBrowser(request: GuardedRequest, needed: Scope | 'user' | 'visitor'): Promise<void> {
    const secret = sessionSecret(request.headers.cookie, this.config.publicIsHttps);
    const user = secret ? await this.sessions.find(secret) : null;
    if (needed === 'visitor') {
      // Also against signing somebody in to an account that is not theirs.
      if (isWrite(request) && request.headers.origin !== undefined) this.assertOwnPage(request);
      if (user) request.caller = callerOf(user);
      return;
    }
    if (!secret || !user) {
      throw new UnauthorizedException('Sign in, or send a valid API key: Authorization: Bearer <key>');
    }
    if (isWrite(request)) this.assertOwnPage(request, secret);
    request.caller = callerOf(user);
    if (needed !== 'user') await this.assertRight(request, user, request.caller);
  }

  private assertOwnPage({ headers, host }: GuardedRequest, secret?: string): void {
    if (!isOwnOrigin(headers.origin, host, this.config.publicUrl)) {
      throw new ForbiddenException('This write does not come from a page of ours: check PUBLIC_URL, or use an API key');
    }
    if (secret && !isCsrfToken(secret, headers['x-csrf-token'])) {
      throw new ForbiddenException('X-CSRF-Token: is missing or old: reload the page');
    }
  }

  private async assertRight(request: GuardedRequest, user: SignedIn, caller: Caller): Promise<void> {
    const rule: RouteRule | undefined = ROUTE_ACCESS[`${methodOf(request)} ${request.routeOptions.url ?? ''}`];
    const right = rule?.rights[user.role];
    if (!rule || !right) throw new ForbiddenException(`The role "${user.role}" may not do this: ask an admin`);
    caller.wordless = right === 'wordless';
    if (right !== 'own') return;
    // A rep without a rep's row has nothing of their own: `0` is nobody's id.
    caller.onlyRepId = user.repId ?? '0';
    const id = request.params?.id;
    if (rule.of && !(id && (await this.ownRows.owns(caller.onlyRepId, rule.of, id)))) {
      throw new NotFoundException(`There is no ${rule.of === 'lead' ? 'lead' : 'hand-off'} ${id} of yours`);
    }
  }
}

// Fastify answers HEAD where there is GET.
const methodOf = ({ method }: GuardedRequest): string => (method === 'HEAD' ? 'GET' : method);

const isWrite = ({ method }: GuardedRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

const callerOf = (user: SignedIn): Caller => ({ actor: `user:${user.id}`, scopes: [], user });
