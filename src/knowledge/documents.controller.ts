import { readFile, stat } from 'node:fs/promises';
import { Controller, Delete, Get, HttpCode, NotFoundException, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { BadFields } from '../access/problem-details.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { AddDocument, type AddedDocument, MAX_DOCUMENT_BYTES } from './add-document.js';
import { languageSchema, validUntilSchema } from './knowledge.schema.js';
import { PassagesStore } from './passages.store.js';
import { UnreadableDocument } from './unreadable-document.js';

const uploadSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200, 'must not be longer than 200 characters')
    .regex(/^[^\0\r\n]*$/, 'must be one line')
    .optional(),
  language: languageSchema.nullable().default(null),
  validUntil: validUntilSchema,
});

/** What the multipart plugin adds to a request; the file stays on disk until the answer has left. */
interface UploadRequest {
  isMultipart(): boolean;
  saveRequestFiles(): Promise<{ files: { filename: string; filepath: string }[]; values: Record<string, unknown> }>;
}

/** Files of approved knowledge: Markdown, text, HTML and PDF, split into passages under their headings. */
@ApiTags('Knowledge')
@Controller('api/knowledge/documents')
export class DocumentsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addDocument: AddDocument,
    private readonly passages: PassagesStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async list(
    @Query({ schema: pageSchema }) { limit, cursor }: z.infer<typeof pageSchema>,
  ): Promise<Page<AddedDocument>> {
    return pageOf(await this.passages.documents(limit, cursor), limit);
  }

  /** Up to 10 MB. A document of the same name is replaced. */
  @Post()
  @Access('admin')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary', description: 'Markdown, text, HTML or PDF, up to 10 MB' },
        name: { type: 'string', description: 'Else the name of the file' },
        language: { type: 'string', description: 'Code such as de; else it is recognised' },
        validUntil: { type: 'string', format: 'date-time', description: 'From then on nothing is claimed from it' },
      },
    },
  })
  async add(@Req() request: UploadRequest, @By() by: Caller): Promise<AddedDocument> {
    if (!request.isMultipart()) throw badFile('send the file as multipart/form-data, in a field named "file"');
    const { files, values } = await request.saveRequestFiles();
    const [file] = files;
    if (!file) throw badFile('is missing: send the file in a field named "file"');
    if ((await stat(file.filepath)).size > MAX_DOCUMENT_BYTES) {
      throw badFile(`is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB: split it`, 413);
    }
    const { name = file.filename, language, validUntil } = readFields(values);
    const upload = { name, bytes: await readFile(file.filepath), language, validUntil };
    return this.addDocument.run(upload, by.actor).catch(refuse);
  }

  /** With all of its passages. What was answered from it keeps its evidence. */
  @Delete(':id')
  @HttpCode(204)
  @Access('admin')
  async remove(@Param('id') id: string, @By() by: Caller): Promise<void> {
    const at = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      const removed = /^\d{1,18}$/.test(id) && (await this.passages.removeDocument(tx, id));
      if (!removed) throw new NotFoundException(`There is no document ${id}`);
      const about = { about: 'document', aboutId: id };
      await this.activity.record(tx, { at, actor: by.actor, act: 'document.removed', ...about });
    });
  }
}

/** An empty field of a form is one that was left out. */
function readFields(values: Record<string, unknown>): z.infer<typeof uploadSchema> {
  const filled = Object.entries(values).flatMap(([name, part]) => {
    const value = (part as { type?: string; value?: unknown } | null)?.value;
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  const read = uploadSchema.safeParse(Object.fromEntries(filled));
  if (read.success) return read.data;
  throw new BadFields(read.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'body', message })));
}

const badFile = (message: string, status = 400): BadFields => new BadFields([{ field: 'file', message }], status);

function refuse(error: unknown): never {
  throw error instanceof UnreadableDocument ? badFile(error.message, 422) : error;
}
