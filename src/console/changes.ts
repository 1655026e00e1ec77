import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  catchError,
  defer,
  exhaustMap,
  filter,
  from,
  type Observable,
  of,
  share,
  Subject,
  takeUntil,
  timer,
} from 'rxjs';
import { ActivityStore } from '../activity/activity.store.js';
import { type Topic, topicsOf } from './topics.js';

const LOOK_EVERY_MS = 1_000;

/** How long a transaction may be open before what it wrote is overlooked: ids are given out before they are committed. */
const OVERLAP_MS = 60_000;

/**
 * What changes, for whoever has the console open: read from `activity`, so that it is the same whichever process did it.
 * One look a second per process, however many look; none when nobody does.
 */
@Injectable()
export class Changes implements OnModuleDestroy {
  private readonly log = new Logger('changes');
  private readonly ended = new Subject<void>();

  readonly topics: Observable<Topic[]> = defer(() => this.watch()).pipe(share(), takeUntil(this.ended));

  constructor(private readonly activity: ActivityStore) {}

  /** Open connections would hold up the end of the process. */
  onModuleDestroy(): void {
    this.ended.next();
  }

  private watch(): Observable<Topic[]> {
    const watch = new ActivityWatch(this.activity);
    return timer(0, LOOK_EVERY_MS).pipe(
      exhaustMap(() =>
        from(watch.look()).pipe(
          catchError((error: unknown) => {
            this.log.warn({ event: 'could not look for changes', error: String(error) });
            return of<Topic[]>([]);
          }),
        ),
      ),
      filter((topics) => topics.length > 0),
    );
  }
}

/**
 * Counts the acts behind a floor by what they are about, and compares. A row that is committed late, with an id lower
 * than others seen before, changes the count all the same. From time to time the floor moves up.
 */
class ActivityWatch {
  private floor: string | null = null;
  private mark = '0';
  private markedAt = 0;
  private known = new Map<string, number>();

  constructor(private readonly activity: ActivityStore) {}

  async look(): Promise<Topic[]> {
    if (this.floor === null) {
      this.mark = this.floor = await this.activity.lastId();
      this.markedAt = Date.now();
    }
    const counts = await this.activity.countSince(this.floor, this.mark);
    const changed = counts.filter(({ about, acts }) => acts !== (this.known.get(about) ?? 0));
    const moves = Date.now() - this.markedAt > OVERLAP_MS;
    this.known = new Map(counts.map(({ about, acts, afterMark }) => [about, moves ? afterMark : acts]));
    if (moves) {
      this.floor = this.mark;
      this.mark = counts.reduce((highest, { last }) => (BigInt(last) > BigInt(highest) ? last : highest), this.mark);
      this.markedAt = Date.now();
    }
    return topicsOf(changed.map(({ about }) => about));
  }
}
