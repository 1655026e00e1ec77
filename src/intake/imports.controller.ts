import { Readable } from 'node:stream';
import {
  ConflictException,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { BadFields } from '../access/problem-details.js';
import { CadencesStore } from '../cadences/cadences.store.js';
import { JobQueue } from '../jobs/job-queue.js';
import { CancelImport } from './cancel-import.js';
import { BadMapping } from './columns.js';
import type { Import } from './import.entity.js';
import { type ImportView, viewOf } from './import-view.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsStore } from './imports.store.js';
import { type ImportPreview, PreviewImport } from './preview-import.js';
import { problemLine, problemsHeader } from './problems-csv.js';
import { isUsersOwn } from './read-import.js';
import { StartImport } from './start-import.js';
import { fieldsOf, type MultipartRequest, previewBody, previewSchema, uploadBody, uploadSchema } from './upload.js';
import { UndoImport, type UndoRefusal, type Undone } from './undo-import.js';

/** Rows of the list of problems fetched at a time. */
const PAGE_ROWS = 1_000;

const REFUSALS: Record<UndoRefusal, string> = {
  gone: 'There is no such import',
  rehearsal: 'A dry run changed nothing: there is nothing to take back',
  not_done: 'This import is not done: wait until it is',
  undone: 'This import was taken back already',
  too_late: 'An import can be taken back for 7 days: erase its leads one by one, or stop their cadence',
};

@ApiTags('Imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsStore,
    private readonly importRows: ImportRowsStore,
    private readonly cadences: CadencesStore,
    private readonly previewImport: PreviewImport,
    private readonly startImport: StartImport,
    private readonly queue: JobQueue,
    private readonly undoImport: UndoImport,
    private readonly cancelImport: CancelImport,
  ) {}

  /** Shows how a file would be read: its columns and what they are taken for, its first rows as leads. Keeps nothing of it. */
  @Post('preview')
  @HttpCode(200)
  @Access('leads:write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: previewBody })
  async preview(@Req() request: MultipartRequest): Promise<ImportPreview> {
    const { path, fields } = await uploaded(request);
    const { mapping } = readFields(previewSchema, fields);
    return this.previewImport.run(path, mapping).catch(refuse);
  }

  /** Takes a file of leads (CSV, TSV, XLSX). It is read and merged in the background: ask for the import to see how far it is. */
  @Post()
  @HttpCode(202)
  @Access('leads:write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadBody })
  async start(@Req() request: MultipartRequest, @By() by: Caller): Promise<ImportView> {
    const { path, fileName, fields } = await uploaded(request);
    const options = readFields(uploadSchema, fields);
    const { cadenceId } = options;
    if (cadenceId && (await this.cadences.find(cadenceId))?.status !== 'active') {
      throw new BadFields([{ field: 'cadenceId', message: `there is no active cadence ${cadenceId}` }]);
    }
    return viewOf(await this.startImport.run(path, { ...options, fileName, startedBy: by.actor }).catch(refuse));
  }

  /** Makes the import that a dry run has rehearsed, without the file being sent again. */
  @Post(':id/start')
  @HttpCode(202)
  @Access('leads:write')
  async startRehearsed(@Param('id') id: string, @By() by: Caller): Promise<ImportView> {
    const found = await this.one(id);
    if (!(await this.imports.startRehearsed(found.id, by.actor))) {
      throw new ConflictException(`Only a dry run that is done can be started: this import is ${found.status}`);
    }
    await this.queue.add('import.load', { id: found.id });
    return this.find(id);
  }

  @Get()
  @Access('read')
  async list(@Query({ schema: pageSchema }) { limit, cursor }: z.infer<typeof pageSchema>): Promise<Page<ImportView>> {
    return pageOf((await this.imports.list(limit, cursor)).map(viewOf), limit);
  }

  /** How far it is, and what became of the rows. */
  @Get(':id')
  @Access('read')
  async find(@Param('id') id: string): Promise<ImportView> {
    return viewOf(await this.one(id));
  }

  /** The user's own rows that need a look, with the reason: mend them there and send the file again. */
  @Get(':id/problems.csv')
  @Access('read')
  async problems(@Param('id') id: string): Promise<StreamableFile> {
    const found = await this.one(id);
    const disposition = `attachment; filename="import-${id}-problems.csv"`;
    return new StreamableFile(Readable.from(this.problemLines(found)), {
      type: 'text/csv; charset=utf-8',
      disposition,
    });
  }

  /** Stops it behind the batch under way. The leads it has brought stay; undo takes them back. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Access('leads:write')
  async cancel(@Param('id') id: string, @By() by: Caller): Promise<ImportView> {
    const found = await this.one(id);
    if (await this.cancelImport.run(found.id, by.actor)) return this.find(id);
    throw new ConflictException(`This import is ${found.status}: there is nothing left to cancel`);
  }

  /** Takes back, within 7 days, the leads it brought that nobody has touched since, and says what stays and why. */
  @Post(':id/undo')
  @HttpCode(200)
  @Access('leads:write')
  async undo(@Param('id') id: string, @By() by: Caller): Promise<Undone> {
    const undone = await this.undoImport.run((await this.one(id)).id, by.actor);
    if ('refused' in undone) throw new ConflictException(REFUSALS[undone.refused]);
    return undone;
  }

  private async one(id: string): Promise<Import> {
    const found = /^\d{1,18}$/.test(id) ? await this.imports.find(id) : null;
    if (!found) throw new NotFoundException(`There is no import ${id}`);
    return found;
  }

  private async *problemLines(found: Import): AsyncGenerator<string> {
    yield problemsHeader(found.headers);
    for (let after = 0; ;) {
      const page = await this.importRows.problems(found, after, PAGE_ROWS);
      if (page.length > 0) yield page.map(problemLine).join('');
      after = page.at(-1)?.ordinal ?? after;
      if (page.length < PAGE_ROWS) return;
    }
  }
}

/** The file lies at the path until the answer has left. */
async function uploaded(
  request: MultipartRequest,
): Promise<{ path: string; fileName: string; fields: Record<string, unknown> }> {
  if (!request.isMultipart()) {
    throw new BadFields([{ field: 'file', message: 'send the file as multipart/form-data, in a field named "file"' }]);
  }
  const { files, values } = await request.saveRequestFiles().catch(refuseSize);
  const [file] = files;
  if (!file) throw new BadFields([{ field: 'file', message: 'is missing: send the file in a field named "file"' }]);
  return { path: file.filepath, fileName: file.filename, fields: fieldsOf(values) };
}

function refuseSize(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
  throw new BadFields([{ field: 'file', message: 'is larger than 200 MB: split it, or leave out columns' }], 413);
}

function readFields<T extends z.ZodType>(schema: T, fields: Record<string, unknown>): z.infer<T> {
  const read = schema.safeParse(fields);
  if (read.success) return read.data;
  throw new BadFields(read.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'body', message })));
}

/** What is wrong with the file or the mapping is the user's to mend; the message says where. */
function refuse(error: unknown): never {
  if (!isUsersOwn(error)) throw error;
  const field = error instanceof BadMapping ? `mapping.${error.column}` : 'file';
  throw new BadFields([{ field, message: error.message }], 422);
}
