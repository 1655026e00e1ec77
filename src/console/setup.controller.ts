import { Body, ConflictException, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { hashPassword } from '../access/passwords.js';
import { BadFields } from '../access/problem-details.js';
import { UsersStore } from '../access/users.store.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { emailSchema, newPersonSchema } from './person.schema.js';
import { type CookieReply, type SessionState, SessionStates } from './session-states.js';
import { isSetupToken } from './setup-link.js';

const setupSchema = newPersonSchema.extend({ token: z.string().max(200), email: emailSchema });

@ApiTags('Session')
@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly users: UsersStore,
    private readonly states: SessionStates,
    private readonly activity: ActivityStore,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The first visit: whoever has the link that was printed at the start becomes the admin. It works once. */
  @Post()
  @Access('visitor')
  async begin(
    @Body({ schema: setupSchema }) { token, name, email, password }: z.infer<typeof setupSchema>,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionState> {
    if (!isSetupToken(this.config.secret, token)) {
      throw new BadFields([
        { field: 'token', message: 'is not complete: copy the whole link that was printed at the start' },
      ]);
    }
    const passwordHash = await hashPassword(password);
    const at = await this.clock.now();
    const admin = await this.dataSource.transaction(async (tx) => {
      const added = await this.users.addFirst(tx, { name, email, passwordHash });
      if (added) {
        const act = { act: 'user.first_admin', about: 'user', aboutId: added.id };
        await this.activity.record(tx, { at, actor: `user:${added.id}`, ...act });
      }
      return added;
    });
    if (!admin) throw new ConflictException('Somebody was here before: sign in, or ask an admin for an invitation');
    return this.states.enter(admin.id, reply);
  }
}
