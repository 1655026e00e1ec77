import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import { bytesOf, cosineOf, secondsAfter, signsOf } from './vector.rules.js';

const REMINDER_SECONDS = 90;
/** Longer than any answer takes; then whoever asked is gone. */
const LEASE_SECONDS = 90;
/** A server that answers in two dimensions by turns must not cost more than one round an hour. */
const ANEW_SECONDS = 3600;

/** Whose signs are nearest are compared exactly; all there are in a knowledge of this size. */
const CANDIDATES = 400;

export interface ToEmbed {
  id: string;
  title: string;
  text: string;
  /** Times it was rejected. */
  tries: number;
}

/** A vector is of its passage's words as they are: who changes them drops it. */
@Injectable()
export class PassageVectorsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Passages that this model has no vector of and may be asked for; none while nobody may ask it. */
  async remindMissing(model: string, now: Date, limit: number): Promise<string[]> {
    return this.ids(
      `with missing as (
         select passage.id from passage left join passage_vector as known on passage_id = passage.id and known.model = $1
         where (passage_id is null or vector is null and ${MAY_BE_REMINDED})
           and (valid_until is null or valid_until > $2)
           and not exists (select from model_pause where model_pause.model = $1 and until > now())
         order by passage.id limit $3 for key share of passage skip locked)
       insert into passage_vector as known (passage_id, model, reminded_until)
       select id, $1, now() + ${REMINDER_SECONDS} * interval '1 second' from missing
       on conflict (passage_id) do update set model = excluded.model, reminded_until = excluded.reminded_until,
           dimension = null, vector = null, signs = null,
           tries = case known.model when excluded.model then known.tries else 0 end,
           not_before = case known.model when excluded.model then known.not_before end
         where known.model <> excluded.model or known.vector is null and ${MAY_BE_REMINDED}
       returning passage_id as id`,
      [model, now, limit],
    );
  }

  /** Those of these that are still to be asked for; they are the caller's until they are saved, put off, or the lease has run out. */
  async claim(ids: string[], model: string, rejected: boolean, limit: number): Promise<ToEmbed[]> {
    return rows<ToEmbed>(
      this.dataSource.manager,
      `with next as (
         select passage_id from passage_vector
         where passage_id = any($1::bigint[]) and model = $2 and vector is null and (tries > 0) = $3
           and (not_before is null or not_before < now())
         order by passage_id limit $4 for update skip locked)
       update passage_vector set not_before = now() + ${LEASE_SECONDS} * interval '1 second'
       from next, passage where passage_vector.passage_id = next.passage_id and passage.id = next.passage_id
       returning passage.id, title, text, tries`,
      [ids, model, rejected, limit],
    );
  }

  /** What was changed since it was claimed stays without. Those with another number of dimensions than these are made anew. */
  async save(model: string, made: { of: ToEmbed; vector: Float32Array }[]): Promise<void> {
    const dimension = made[0]?.vector.length ?? 0;
    await rows(
      this.dataSource.manager,
      `update passage_vector as known set dimension = $2, vector = made.vector, signs = made.signs,
         tries = 0, trouble = null, reminded_until = null, not_before = now() + ${ANEW_SECONDS} * interval '1 second'
       from unnest($3::bigint[], $4::text[], $5::text[], $6::bytea[], $7::varbit[]) as made (id, title, text, vector, signs)
         join passage on passage.id = made.id and passage.title = made.title and passage.text = made.text
       where passage_id = made.id and model = $1 and known.vector is null`,
      [
        model,
        dimension,
        made.map(({ of }) => of.id),
        made.map(({ of }) => of.title),
        made.map(({ of }) => of.text),
        made.map(({ vector }) => bytesOf(vector)),
        made.map(({ vector }) => signsOf(vector)),
      ],
    );
    await this.renewOthers(model, dimension);
  }

  /** The model answers in this many dimensions now: what it made before in others compares to nothing. */
  async renewOthers(model: string, dimension: number): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update passage_vector set dimension = null, vector = null, signs = null where model = $1 and dimension <> $2`,
      [model, dimension],
    );
  }

  /** None of these was looked at: they wait. */
  async postpone(ids: string[], seconds: number): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update passage_vector set not_before = now() + $2 * interval '1 second'
       where passage_id = any($1::bigint[]) and vector is null`,
      [ids, seconds],
    );
  }

  /** The server takes none of these, or one of them: each is tried alone, and then in another way. */
  async reject(rejected: ToEmbed[], trouble: string): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update passage_vector set tries = given.tries + 1, trouble = $4, not_before = now() + given.seconds * interval '1 second'
       from unnest($1::bigint[], $2::int[], $3::int[]) as given (id, tries, seconds)
       where passage_id = given.id and vector is null`,
      [
        rejected.map(({ id }) => id),
        rejected.map(({ tries }) => tries),
        rejected.map(({ tries }) => secondsAfter(tries + 1)),
        trouble,
      ],
    );
  }

  /**
   * The valid passages that mean what the vector means, nearest first. PostgreSQL picks those whose signs differ least, which it counts
   * over all of them in milliseconds; only these are read as a whole and compared exactly.
   */
  async nearest(model: string, vector: Float32Array, now: Date, limit: number): Promise<string[]> {
    const near = await rows<{ id: string; vector: Buffer }>(
      this.dataSource.manager,
      `with near as materialized (
         select passage_id from passage_vector join passage on passage.id = passage_id
         where model = $1 and dimension = $2 and (valid_until is null or valid_until > $4)
         order by bit_count(signs # $3::varbit), passage_id limit ${CANDIDATES})
       select passage_id as id, vector from near join passage_vector using (passage_id)`,
      [model, vector.length, signsOf(vector), now],
    );
    const scored = near.map(({ id, vector: bytes }) => ({ id, cosine: cosineOf(vector, bytes) }));
    const ranked = scored.toSorted((one, other) => other.cosine - one.cosine);
    return ranked.slice(0, limit).map(({ id }) => id);
  }

  private async ids(statement: string, params: unknown[]): Promise<string[]> {
    return (await rows<{ id: string }>(this.dataSource.manager, statement, params)).map(({ id }) => id);
  }
}

const MAY_BE_REMINDED = `(known.reminded_until is null or known.reminded_until < now())
  and (known.not_before is null or known.not_before < now())`;
