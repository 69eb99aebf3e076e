import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessCheck } from './access-check.js';
import { AccessGuard } from './access.guard.js';
import { LogInRecord } from './log-in-record.js';
import { LogIn } from './log-in.js';
import { ManageUsers } from './manage-users.js';
import { UserRepository } from './persistence/user.repository.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { Users } from './users.js';

/** Users, sessions, and the guard that stands before every route. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [SessionController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessCheck,
    LogIn,
    LogInRecord,
    ManageUsers,
    Sessions,
    UserRepository,
    Users,
  ],
  exports: [AccessCheck, LogIn, ManageUsers, Sessions, UserRepository, Users],
})
export class IdentityModule {}
