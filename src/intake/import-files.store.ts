import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';

const PIECE_BYTES = 1_048_576;

/** Files that wait to be read, in pieces in the database: the worker that reads one may run on another machine than the one that took it. */
@Injectable()
export class ImportFilesStore {
  constructor(private readonly dataSource: DataSource) {}

  async save(tx: Tx, importId: string, path: string): Promise<void> {
    let nth = 0;
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
      await tx.query(`insert into import_piece (import_id, nth, bytes) values ($1, $2, $3)`, [importId, nth++, piece]);
    }
  }

  /** Writes the file to a path. False when it is gone. */
  async fetch(importId: string, path: string): Promise<boolean> {
    let pieces = 0;
    const next = async (): Promise<Buffer | null> => {
      const piece = await row<{ bytes: Buffer }>(
        this.dataSource.manager,
        `select bytes from import_piece where import_id = $1 and nth = $2`,
        [importId, pieces],
      );
      if (piece) pieces++;
      return piece?.bytes ?? null;
    };
    await pipeline(Readable.from(untilNull(next)), createWriteStream(path));
    return pieces > 0;
  }

  async drop(tx: Tx, importId: string): Promise<void> {
    await rows(tx, `delete from import_piece where import_id = $1`, [importId]);
  }
}

async function* untilNull<T>(next: () => Promise<T | null>): AsyncGenerator<T> {
  for (let value = await next(); value !== null; value = await next()) yield value;
}
