import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpException,
  Ip,
  Post,
  Req,
  Res,
  UnauthorizedException,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type CalledRequest, type Caller } from '../access/access.js';
import { hashPassword, passwordFits, passwordSchema } from '../access/passwords.js';
import { BadFields } from '../access/problem-details.js';
import { dropSessionCookie, sessionSecret } from '../access/session-cookie.js';
import { SessionsStore } from '../access/sessions.store.js';
import { SignInAttemptsStore } from '../access/sign-in-attempts.store.js';
import { UsersStore } from '../access/users.store.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { type CookieReply, type SessionState, SessionStates } from './session-states.js';

const signInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(200),
});
const newPasswordSchema = z.strictObject({ current: z.string().max(200), next: passwordSchema });

@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly users: UsersStore,
    private readonly sessions: SessionsStore,
    private readonly attempts: SignInAttemptsStore,
    private readonly states: SessionStates,
    private readonly activity: ActivityStore,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Who is signed in, if anybody. */
  @Get()
  @Access('visitor')
  async show(@Req() { headers }: CalledRequest, @By() { user }: Caller): Promise<SessionState> {
    return this.states.of(user ?? null, sessionSecret(headers.cookie, this.config.publicIsHttps));
  }

  /** Says the same of an unknown address and a wrong password. After some failures each further try has to wait. */
  @Post()
  @HttpCode(200)
  @Access('visitor')
  async signIn(
    @Body({ schema: signInSchema }) { email, password }: z.infer<typeof signInSchema>,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionState> {
    const seconds = await this.attempts.begin(email, address);
    if (seconds > 0) {
      reply.header('retry-after', String(seconds));
      throw new HttpException(`Too many tries: wait ${seconds} s and try again`, 429);
    }
    const user = await this.users.byEmail(email);
    const fits = await passwordFits(user && (await this.users.passwordHash(user.id)), password);
    if (!user || !fits) throw new UnauthorizedException('This address and password do not belong together');
    if (user.disabledAt) throw new UnauthorizedException('This account is switched off: ask an admin');
    await this.attempts.succeeded(email, address);
    await this.record('user.signed_in', user.id, `user:${user.id}`);
    return this.states.enter(user.id, reply);
  }

  @Delete()
  @HttpCode(204)
  @Access('user')
  async signOut(@By() { user }: Caller, @Res({ passthrough: true }) reply: CookieReply): Promise<void> {
    if (user) await this.sessions.close(user.sessionId);
    reply.header('set-cookie', dropSessionCookie(this.config.publicIsHttps));
  }

  /** Ends every session of the user; this one goes on under a new cookie. */
  @Post('password')
  @HttpCode(200)
  @Access('user')
  async changePassword(
    @Body({ schema: newPasswordSchema }) { current, next }: z.infer<typeof newPasswordSchema>,
    @By() { user, actor }: Caller,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionState> {
    if (!user) throw new UnauthorizedException('Sign in first');
    const seconds = await this.attempts.begin(user.email, address);
    if (seconds > 0) throw new HttpException(`Too many tries: wait ${seconds} s and try again`, 429);
    if (!(await passwordFits(await this.users.passwordHash(user.id), current))) {
      throw new BadFields([{ field: 'current', message: 'is not your password' }]);
    }
    await this.attempts.succeeded(user.email, address);
    const passwordHash = await hashPassword(next);
    await this.dataSource.transaction(async (tx) => {
      await this.users.setPassword(tx, user.id, passwordHash);
      await this.sessions.closeAllOf(tx, user.id);
    });
    await this.record('user.password_changed', user.id, actor);
    return this.states.enter(user.id, reply);
  }

  private async record(act: string, aboutId: string, actor: string): Promise<void> {
    const at = await this.clock.now();
    await this.activity.record(this.dataSource.manager, { at, actor, act, about: 'user', aboutId });
  }
}
