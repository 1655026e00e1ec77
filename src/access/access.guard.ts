import { ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type CalledRequest, type Caller } from './access.js';
import type { Scope } from './api-key.entity.js';
import { ApiKeysStore } from './api-keys.store.js';

/** Stands before every route. One without `@Access` is closed to everybody: forgetting it is noticed at once and opens nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeysStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.getAllAndOverride<Scope | 'public' | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === 'public') return true;
    if (!needed) throw new ForbiddenException('This route is closed');
    const request = context.switchToHttp().getRequest<CalledRequest>();
    request.caller = await this.identify(request);
    if (mayDo(request.caller, needed)) return true;
    throw new ForbiddenException(`This key has no scope "${needed}": create one that has it with npm run api-key`);
  }

  private async identify(request: CalledRequest): Promise<Caller> {
    const [, key] = /^Bearer (\S+)$/i.exec(String(request.headers.authorization ?? '')) ?? [];
    const known = key && (await this.apiKeys.find(key));
    if (!known) throw new UnauthorizedException('Send a valid API key: Authorization: Bearer <key>');
    return { actor: `key:${known.id}`, scopes: known.scopes };
  }
}

const mayDo = (caller: Caller, needed: Scope): boolean =>
  caller.scopes.includes('admin') || caller.scopes.includes(needed);
