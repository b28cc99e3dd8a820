import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { ApiKeysModule } from '../../api-keys/api-keys.module';
import { AuthModule } from '../auth.module';
import { AccessGuard } from './access.guard';
import { AccessTokenStrategy } from './access-token.strategy';
import { Admission } from './admission';
import { ApiKeyStrategy } from './api-key.strategy';
import { Authentication } from './authentication';

@Global()
@Module({
  imports: [PassportModule, AuthModule, ApiKeysModule],
  providers: [
    Admission,
    Authentication,
    AccessTokenStrategy,
    ApiKeyStrategy,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Authentication],
})
export class GuardModule {}
