import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { concat, from, interval, map, merge, mergeMap, type Observable, of, takeWhile } from 'rxjs';
import { Access, By, type Caller } from '../access/access.js';
import { SessionsStore } from '../access/sessions.store.js';
import { Changes } from './changes.js';

/** Proxies cut connections that are silent for 30 to 60 seconds. */
const HEARTBEAT_MS = 20_000;

@ApiTags('Console')
@Controller('api')
export class EventsController {
  constructor(
    private readonly changes: Changes,
    private readonly sessions: SessionsStore,
  ) {}

  /** Server-sent events `changed` with `{topics}`: hints to fetch again, never data. After a lost connection fetch everything. */
  @Sse('events')
  @Access('read')
  events(@By() { user }: Caller): Observable<MessageEvent> {
    const changed = this.changes.topics.pipe(map((topics): MessageEvent => ({ type: 'changed', data: { topics } })));
    return concat(of<MessageEvent>({ comment: 'open' }), merge(changed, this.heartbeat(user?.sessionId))).pipe(
      takeWhile((event) => event.type !== 'signed-out', true),
    );
  }

  /** Each beat looks whether the session lives: who was switched off hears nothing more. */
  private heartbeat(sessionId: string | undefined): Observable<MessageEvent> {
    const beat = (lives: boolean): MessageEvent =>
      lives ? { comment: 'beat' } : { type: 'signed-out', data: { topics: [] } };
    return interval(HEARTBEAT_MS).pipe(
      mergeMap(() => (sessionId ? from(this.sessions.lives(sessionId)) : of(true))),
      map(beat),
    );
  }
}
