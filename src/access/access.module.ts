import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeysStore } from './api-keys.store.js';
import { HideWords } from './hide-words.js';
import { Idempotency } from './idempotency.js';
import { InvitationsStore } from './invitations.store.js';
import { OwnRowsStore } from './own-rows.store.js';
import { ProblemDetails } from './problem-details.js';
import { SessionsStore } from './sessions.store.js';
import { SignInAttemptsStore } from './sign-in-attempts.store.js';
import { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([ApiKey, User])],
  providers: [
    ApiKeysStore,
    InvitationsStore,
    OwnRowsStore,
    SessionsStore,
    SignInAttemptsStore,
    UsersStore,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: HideWords },
    { provide: APP_INTERCEPTOR, useClass: Idempotency },
    { provide: APP_FILTER, useClass: ProblemDetails },
  ],
  exports: [ApiKeysStore, InvitationsStore, SessionsStore, SignInAttemptsStore, UsersStore],
})
export class AccessModule {}
