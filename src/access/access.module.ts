import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeysStore } from './api-keys.store.js';
import { Idempotency } from './idempotency.js';
import { ProblemDetails } from './problem-details.js';

@Module({
  imports: [TypeOrmModule.forFeature([ApiKey])],
  providers: [
    ApiKeysStore,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: Idempotency },
    { provide: APP_FILTER, useClass: ProblemDetails },
  ],
  exports: [ApiKeysStore],
})
export class AccessModule {}
