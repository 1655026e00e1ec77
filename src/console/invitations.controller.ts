import {
  Body,
  ConflictException,
  Controller,
  Delete,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type CalledRequest, type Caller } from '../access/access.js';
import { type Invitation, InvitationsStore } from '../access/invitations.store.js';
import { hashPassword } from '../access/passwords.js';
import { BadFields } from '../access/problem-details.js';
import { type Role, ROLES } from '../access/user.entity.js';
import { UsersStore } from '../access/users.store.js';
import { ShownOnce } from '../access/idempotency.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { emailSchema, newPersonSchema } from './person.schema.js';
import { type CookieReply, type SessionState, SessionStates } from './session-states.js';

const invitationSchema = z.strictObject({ email: emailSchema, role: z.enum(ROLES) });

const OVER = 'This invitation was used, withdrawn or has run out: ask for a new one';

@ApiTags('Users')
@Controller('api/invitations')
export class InvitationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: InvitationsStore,
    private readonly users: UsersStore,
    private readonly states: SessionStates,
    private readonly activity: ActivityStore,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Those that can still be taken up. */
  @Get()
  @Access('admin')
  async list(): Promise<{ items: Invitation[]; nextCursor: null }> {
    return { items: await this.invitations.listOpen(), nextCursor: null };
  }

  /** The link is shown once: hand it to the person. It works for seven days; an older one for the same address ends. */
  @Post()
  @ShownOnce()
  @Access('admin')
  async invite(
    @Body({ schema: invitationSchema }) { email, role }: z.infer<typeof invitationSchema>,
    @By() { actor }: Caller,
    @Req() { headers }: CalledRequest,
  ): Promise<Invitation & { link: string }> {
    if (await this.users.byEmail(email)) {
      throw new BadFields([{ field: 'email', message: 'belongs to a user already' }], 409);
    }
    const at = await this.clock.now();
    const { invitation, secret } = await this.dataSource.transaction(async (tx) => {
      const added = await this.invitations.add(tx, { email, role, invitedBy: actor });
      const about = { about: 'invitation', aboutId: added.invitation.id, detail: { role } };
      await this.activity.record(tx, { at, actor, act: 'invitation.made', ...about });
      return added;
    });
    // The guard has seen to it that a browser's origin is ours.
    const base = typeof headers.origin === 'string' ? headers.origin : this.config.linkBase;
    return { ...invitation, link: `${base}/invitation?token=${secret}` };
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('admin')
  async withdraw(@Param('id') id: string, @By() { actor }: Caller): Promise<void> {
    const at = await this.clock.now();
    const withdrawn = await this.dataSource.transaction(async (tx) => {
      if (!/^\d{1,18}$/.test(id) || !(await this.invitations.withdraw(tx, id))) return false;
      await this.activity.record(tx, { at, actor, act: 'invitation.withdrawn', about: 'invitation', aboutId: id });
      return true;
    });
    if (!withdrawn) throw new NotFoundException(`There is no open invitation ${id}`);
  }

  /** For whoever holds the link. */
  @Get(':token/show')
  @Access('visitor')
  async show(@Param('token') token: string): Promise<{ email: string; role: Role; expiresAt: Date }> {
    const found = await this.invitations.find(token);
    if (!found) throw new NotFoundException(OVER);
    return { email: found.email, role: found.role, expiresAt: found.expiresAt };
  }

  /** Makes the user, and signs them in. */
  @Post(':token/accept')
  @Access('visitor')
  async accept(
    @Param('token') token: string,
    @Body({ schema: newPersonSchema }) { name, password }: z.infer<typeof newPersonSchema>,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionState> {
    if (!(await this.invitations.find(token))) throw new NotFoundException(OVER);
    const passwordHash = await hashPassword(password);
    const at = await this.clock.now();
    const userId = await this.dataSource.transaction(async (tx) => {
      const invitation = await this.invitations.accept(tx, token);
      if (!invitation) throw new NotFoundException(OVER);
      const { email, role } = invitation;
      const user = await this.users.add(tx, { name, email, role, passwordHash });
      if (!user) throw new ConflictException('This address has a user already: sign in');
      const detail = { role, invitation: invitation.id };
      const act = { act: 'user.joined', about: 'user', aboutId: user.id, detail };
      await this.activity.record(tx, { at, actor: `user:${user.id}`, ...act });
      return user.id;
    });
    return this.states.enter(userId, reply);
  }
}
