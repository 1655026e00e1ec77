import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { CalledRequest } from './access.js';

/** For whoever may see leads and numbers, but not what was said: the words leave every answer, whichever route made it. */
@Injectable()
export class HideWords implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { caller } = context.switchToHttp().getRequest<CalledRequest>();
    return caller?.wordless ? next.handle().pipe(map(withoutWords)) : next.handle();
  }
}

/** A message is known by its direction. Of touches everybody may read the text: they came before any conversation. */
export function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value)) return value;
  const shown = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutWords(inner)]));
  if (!('direction' in shown) || shown.kind === 'touch') return shown;
  // What a classification rests on is quoted from the mail.
  return { ...shown, body: '', subject: '', meaning: null, findings: [], html: undefined, wordsHidden: true };
}
