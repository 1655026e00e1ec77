import { createReadStream } from 'node:fs';
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
import { CancelImport } from './cancel-import.js';
import { BadMapping } from './columns.js';
import type { Import } from './import.entity.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsStore } from './imports.store.js';
import { problemLine, problemsHeader } from './problems-csv.js';
import { isUsersOwn, ReadFile } from './read-file.js';
import { fieldsOf, type MultipartRequest, uploadBody, uploadSchema } from './upload.js';
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
    private readonly readFile: ReadFile,
    private readonly undoImport: UndoImport,
    private readonly cancelImport: CancelImport,
  ) {}

  /** Takes a file of leads (CSV, TSV). It is read at once and merged in the background: ask for the import to see how far it is. */
  @Post()
  @HttpCode(202)
  @Access('leads:write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadBody })
  async start(@Req() request: MultipartRequest, @By() by: Caller): Promise<Import> {
    if (!request.isMultipart()) {
      throw new BadFields([
        { field: 'file', message: 'send the file as multipart/form-data, in a field named "file"' },
      ]);
    }
    const { files, values } = await request.saveRequestFiles();
    const [file] = files;
    if (!file) throw new BadFields([{ field: 'file', message: 'is missing: send the file in a field named "file"' }]);
    const { mapping, policy, cadenceId, dryRun } = readFields(fieldsOf(values));
    if (cadenceId && (await this.cadences.find(cadenceId))?.status !== 'active') {
      throw new BadFields([{ field: 'cadenceId', message: `there is no active cadence ${cadenceId}` }]);
    }
    const upload = { fileName: file.filename, mapping, policy, cadenceId, dryRun, startedBy: by.actor };
    return this.readFile.run(createReadStream(file.filepath), upload).catch(refuse);
  }

  @Get()
  @Access('read')
  async list(@Query({ schema: pageSchema }) { limit, cursor }: z.infer<typeof pageSchema>): Promise<Page<Import>> {
    return pageOf(await this.imports.list(limit, cursor), limit);
  }

  /** How far it is, and what became of the rows. */
  @Get(':id')
  @Access('read')
  async find(@Param('id') id: string): Promise<Import> {
    const found = /^\d{1,18}$/.test(id) ? await this.imports.find(id) : null;
    if (!found) throw new NotFoundException(`There is no import ${id}`);
    return found;
  }

  /** The user's own rows that need a look, with the reason: mend them there and send the file again. */
  @Get(':id/problems.csv')
  @Access('read')
  async problems(@Param('id') id: string): Promise<StreamableFile> {
    const { headers } = await this.find(id);
    const disposition = `attachment; filename="import-${id}-problems.csv"`;
    return new StreamableFile(Readable.from(this.problemLines(id, headers)), {
      type: 'text/csv; charset=utf-8',
      disposition,
    });
  }

  /** Stops it behind the batch under way. The leads it has brought stay; undo takes them back. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Access('leads:write')
  async cancel(@Param('id') id: string, @By() by: Caller): Promise<Import> {
    const found = await this.find(id);
    if (await this.cancelImport.run(found.id, by.actor)) return this.find(id);
    throw new ConflictException(`This import is ${found.status}: there is nothing left to cancel`);
  }

  /** Takes back, within 7 days, the leads it brought that nobody has touched since, and says what stays and why. */
  @Post(':id/undo')
  @HttpCode(200)
  @Access('leads:write')
  async undo(@Param('id') id: string, @By() by: Caller): Promise<Undone> {
    const undone = await this.undoImport.run((await this.find(id)).id, by.actor);
    if ('refused' in undone) throw new ConflictException(REFUSALS[undone.refused]);
    return undone;
  }

  private async *problemLines(id: string, headers: string[]): AsyncGenerator<string> {
    yield problemsHeader(headers);
    for (let after = 0; ;) {
      const page = await this.importRows.problems(id, after, PAGE_ROWS);
      if (page.length > 0) yield page.map(problemLine).join('');
      after = page.at(-1)?.ordinal ?? after;
      if (page.length < PAGE_ROWS) return;
    }
  }
}

function readFields(fields: Record<string, unknown>): z.infer<typeof uploadSchema> {
  const read = uploadSchema.safeParse(fields);
  if (read.success) return read.data;
  throw new BadFields(read.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'body', message })));
}

/** What is wrong with the file or the mapping is the user's to mend; the message says where. */
function refuse(error: unknown): never {
  if (!isUsersOwn(error)) throw error;
  const field = error instanceof BadMapping ? `mapping.${error.column}` : 'file';
  throw new BadFields([{ field, message: error.message }], 422);
}
