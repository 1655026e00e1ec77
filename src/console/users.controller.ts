import { Body, ConflictException, Controller, Get, NotFoundException, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { type Page, pageOf, pageSchema } from '../access/page.js';
import { BadFields } from '../access/problem-details.js';
import { SessionsStore } from '../access/sessions.store.js';
import { ROLES, type User } from '../access/user.entity.js';
import { UsersStore } from '../access/users.store.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { RepsStore } from '../handoffs/reps.store.js';
import { nameSchema } from './person.schema.js';

const userSchema = z.strictObject({
  name: nameSchema,
  role: z.enum(ROLES),
  repId: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the id of a rep')
    .nullable()
    .default(null)
    .describe('The rep this user is; null: the one with the same address'),
  disabled: z.boolean().default(false),
});

@ApiTags('Users')
@Controller('api/users')
export class UsersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly users: UsersStore,
    private readonly sessions: SessionsStore,
    private readonly reps: RepsStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('admin')
  async list(@Query({ schema: pageSchema }) { limit, cursor }: z.infer<typeof pageSchema>): Promise<Page<User>> {
    return pageOf(await this.users.list(limit, cursor), limit);
  }

  /** Switching somebody off ends their sessions at once. The last admin stays one. */
  @Put(':id')
  @Access('admin')
  async replace(
    @Param('id') id: string,
    @Body({ schema: userSchema }) input: z.infer<typeof userSchema>,
    @By() { actor }: Caller,
  ): Promise<User> {
    const known = /^\d{1,18}$/.test(id) ? await this.users.find(id) : null;
    if (!known) throw new NotFoundException(`There is no user ${id}`);
    if (input.repId && !(await this.reps.find(input.repId))) {
      throw new BadFields([{ field: 'repId', message: `there is no rep ${input.repId}` }]);
    }
    const at = await this.clock.now();
    const changed = await this.dataSource.transaction(async (tx) => {
      if (!(await this.users.change(tx, id, input))) return false;
      if (input.disabled) await this.sessions.closeAllOf(tx, id);
      const detail = { role: input.role, disabled: input.disabled };
      await this.activity.record(tx, { at, actor, act: 'user.changed', about: 'user', aboutId: id, detail });
      return true;
    });
    if (!changed) throw new ConflictException('This is the last admin: make somebody else one first');
    return (await this.users.find(id))!;
  }
}
