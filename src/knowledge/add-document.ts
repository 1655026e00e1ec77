import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { storable } from '../database/storable.js';
import { guessLanguage } from '../writer/draft-language.js';
import { Document } from './document.entity.js';
import { Passage } from './passage.entity.js';
import { splitPassages, type SplitPassage } from './passage.rules.js';
import { formatOf, readDocument } from './read-document.js';
import { UnreadableDocument } from './unreadable-document.js';

export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;
const MAX_PASSAGES = 2_000;

export interface DocumentUpload {
  name: string;
  bytes: Buffer;
  /** Null: what the text is plainly written in. */
  language: string | null;
  validUntil: Date | null;
}

export type AddedDocument = Document & { passages: number };

/** Takes a file into the approved knowledge. One of the same name is replaced, all of its passages at once. */
@Injectable()
export class AddDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  /** @throws UnreadableDocument */
  async run({ name, bytes, validUntil, ...upload }: DocumentUpload, by: string): Promise<AddedDocument> {
    const format = formatOf(bytes, name);
    const passages = splitPassages(await readDocument(bytes, format), name);
    if (passages.length > MAX_PASSAGES) {
      throw new UnreadableDocument(`makes ${passages.length} passages: split it, a document may make ${MAX_PASSAGES}`);
    }
    const language = upload.language ?? languageOf(passages);
    const createdAt = await this.clock.now();
    const row = { name, format, language, bytes: bytes.length, validUntil, createdBy: by, createdAt };
    const document = await this.replace(storable(row), storable(passages));
    return { ...document, passages: passages.length };
  }

  private replace(row: Omit<Document, 'id'>, passages: SplitPassage[]): Promise<Document> {
    return this.dataSource.transaction(async (tx) => {
      const { affected } = await tx.delete(Document, { name: row.name });
      const document = await tx.save(Document, tx.create(Document, row));
      const { id: documentId, language, validUntil, createdAt } = document;
      const of = { documentId, language, validUntil, createdAt };
      await tx.insert(
        Passage,
        passages.map((passage, position) => ({ ...passage, ...of, position })),
      );
      const act = affected ? 'document.replaced' : 'document.added';
      const about = { act, about: 'document', aboutId: documentId, detail: { passages: passages.length } };
      await this.activity.record(tx, { at: createdAt, actor: row.createdBy, ...about });
      return document;
    });
  }
}

function languageOf(passages: SplitPassage[]): string {
  const text = passages.map((passage) => passage.text).join('\n');
  const language = guessLanguage(text.slice(0, 20_000));
  if (language) return language;
  throw new UnreadableDocument('is written in a language that is not recognised: say which with "language"');
}
