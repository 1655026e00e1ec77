import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { SCOPES } from '../access/api-key.entity.js';
import { ApiKeysStore, type ShownKey } from '../access/api-keys.store.js';
import { ShownOnce } from '../access/idempotency.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { nameSchema } from './person.schema.js';

const keySchema = z.strictObject({
  name: nameSchema,
  scopes: z.array(z.enum(SCOPES)).min(1, 'needs at least one scope').max(SCOPES.length),
});

/** Keys for programs. */
@ApiTags('API keys')
@Controller('api/api-keys')
export class ApiKeysController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly apiKeys: ApiKeysStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('admin')
  async list(): Promise<{ items: ShownKey[]; nextCursor: null }> {
    return { items: await this.apiKeys.list(), nextCursor: null };
  }

  /** The answer is the only time the key can be read. */
  @Post()
  @ShownOnce()
  @Access('admin')
  async create(
    @Body({ schema: keySchema }) { name, scopes }: z.infer<typeof keySchema>,
    @By() { actor }: Caller,
  ): Promise<{ id: string; key: string }> {
    const at = await this.clock.now();
    return this.dataSource.transaction(async (tx) => {
      const made = await this.apiKeys.add(tx, name, scopes);
      const about = { about: 'api_key', aboutId: made.id, detail: { scopes } };
      await this.activity.record(tx, { at, actor, act: 'api_key.made', ...about });
      return made;
    });
  }

  /** It is refused from now on. */
  @Delete(':id')
  @HttpCode(204)
  @Access('admin')
  async revoke(@Param('id') id: string, @By() { actor }: Caller): Promise<void> {
    const at = await this.clock.now();
    const revoked = await this.dataSource.transaction(async (tx) => {
      if (!/^\d{1,18}$/.test(id) || !(await this.apiKeys.revoke(tx, id))) return false;
      await this.activity.record(tx, { at, actor, act: 'api_key.revoked', about: 'api_key', aboutId: id });
      return true;
    });
    if (!revoked) throw new NotFoundException(`There is no API key ${id}`);
  }
}
