import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ActivityModule } from '../activity/activity.module.js';
import { HandoffsModule } from '../handoffs/handoffs.module.js';
import { ApiKeysController } from './api-keys.controller.js';
import { AuditController } from './audit.controller.js';
import { AuditStore } from './audit.store.js';
import { Changes } from './changes.js';
import { ConsoleController } from './console.controller.js';
import { EventsController } from './events.controller.js';
import { InvitationsController } from './invitations.controller.js';
import { SessionController } from './session.controller.js';
import { SessionStates } from './session-states.js';
import { SetupController } from './setup.controller.js';
import { UsersController } from './users.controller.js';

/** The web app's server side: who comes in, what changes, and the app itself. */
@Module({
  imports: [AccessModule, ActivityModule, HandoffsModule],
  controllers: [
    ApiKeysController,
    AuditController,
    EventsController,
    InvitationsController,
    SessionController,
    SetupController,
    UsersController,
    ConsoleController,
  ],
  providers: [AuditStore, Changes, SessionStates],
})
export class ConsoleModule {}
