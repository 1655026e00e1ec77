import { Controller, Get, NotFoundException, Param, Redirect, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { setSessionCookie } from '../access/session-cookie.js';
import { SessionsStore } from '../access/sessions.store.js';
import { readToken, signedToken } from '../access/signed-token.js';
import { Config } from '../config.js';

interface Reply {
  header(name: string, value: string): unknown;
}

/** The link of the demo: whoever has it is signed in. */
export const enterLink = (base: string, secret: string, userId: string): string =>
  `${base}/sandbox/enter/${signedToken(secret, 'enter', userId)}`;

@ApiExcludeController()
@Controller('sandbox/enter')
export class EnterController {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly config: Config,
  ) {}

  @Get(':token')
  @Access('public')
  @Redirect('/', 302)
  async enter(@Param('token') token: string, @Res({ passthrough: true }) reply: Reply): Promise<void> {
    const userId = readToken(this.config.secret, 'enter', token);
    if (!userId) throw new NotFoundException('This link is not complete: copy all of it');
    reply.header('set-cookie', setSessionCookie(await this.sessions.open(userId), this.config.publicIsHttps));
  }
}
