import { createHash } from 'node:crypto';
import { ConflictException, Injectable, SetMetadata, UnprocessableEntityException } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, concatMap, from, of, type Observable, switchMap, throwError } from 'rxjs';
import { DataSource } from 'typeorm';
import { row, rows } from '../database/sql.js';
import type { CalledRequest } from './access.js';
import { BadFields } from './problem-details.js';

interface Kept {
  requestHash: string;
  status: number | null;
  response: unknown;
  inFlight: boolean;
}

interface WriteRequest extends CalledRequest {
  method: string;
  url: string;
  body: unknown;
}

/** How long a claim lasts whose process died; after that the same key may try again. */
const CLAIM_SECONDS = 60;

const SHOWN_ONCE = 'shown-once';

/** The answer of this route holds a secret: it is not kept, and the same `Idempotency-Key` again is told so. */
export const ShownOnce = () => SetMetadata(SHOWN_ONCE, true);

/**
 * `Idempotency-Key` on writes: the same key and body get the same answer, another body 422, a first one still running 409.
 * Only answers that changed something are kept; a refused request may be corrected under the same key.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<WriteRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method === 'GET' || key === undefined || !request.caller) return next.handle();
    if (typeof key !== 'string' || key.length === 0 || key.length > 255) {
      throw new BadFields([{ field: 'Idempotency-Key', message: 'must have 1 to 255 characters' }]);
    }
    const { actor } = request.caller;
    const shownOnce = this.reflector.get<boolean | undefined>(SHOWN_ONCE, context.getHandler()) ?? false;
    const reply = http.getResponse<{ statusCode: number; status(code: number): unknown }>();
    return from(this.claim(actor, key, hashOf(request))).pipe(
      switchMap((kept) => {
        if (kept) {
          if (shownOnce)
            throw new ConflictException('Done already, and its answer is shown once only: revoke it and ask anew');
          reply.status(kept.status ?? 200);
          return of(kept.response);
        }
        return next.handle().pipe(
          concatMap(async (answer: unknown) => {
            await this.keep(actor, key, reply.statusCode, shownOnce ? null : answer);
            return answer;
          }),
          catchError((error: unknown) => from(this.release(actor, key)).pipe(switchMap(() => throwError(() => error)))),
        );
      }),
    );
  }

  /** The kept answer, or null when the caller may go on. */
  private async claim(caller: string, key: string, requestHash: string): Promise<Kept | null> {
    const won = await row(
      this.dataSource.manager,
      `insert into idempotency_key (caller, key, request_hash, claimed_until)
       values ($1, $2, $3, now() + $4 * interval '1 second')
       on conflict (caller, key) do update set claimed_until = excluded.claimed_until
         where idempotency_key.status is null and idempotency_key.claimed_until < now()
           and idempotency_key.request_hash = excluded.request_hash
       returning key`,
      [caller, key, requestHash, CLAIM_SECONDS],
    );
    if (won) return null;
    const kept = await row<Kept>(
      this.dataSource.manager,
      `select request_hash, status, response, status is null as in_flight from idempotency_key
       where caller = $1 and key = $2`,
      [caller, key],
    );
    if (kept?.requestHash !== requestHash) {
      throw new UnprocessableEntityException('This Idempotency-Key was used with another request: use a new key');
    }
    if (kept.inFlight) throw new ConflictException('The first request with this Idempotency-Key is still running');
    return kept;
  }

  private async keep(caller: string, key: string, status: number, answer: unknown): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update idempotency_key set status = $3, response = $4 where caller = $1 and key = $2`,
      [caller, key, status, JSON.stringify(answer ?? null)],
    );
  }

  private async release(caller: string, key: string): Promise<void> {
    await rows(
      this.dataSource.manager,
      `delete from idempotency_key where caller = $1 and key = $2 and status is null`,
      [caller, key],
    );
  }
}

function hashOf(request: WriteRequest): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
}
