import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ApiKeysModule } from '../../api-keys/api-keys.module';
import { AuthModule } from '../auth.module';
import { AccessGuard } from './access.guard';
import { Admission } from './admission';
import { Authentication } from './authentication';

@Global()
@Module({
  imports: [AuthModule, ApiKeysModule],
  providers: [Admission, Authentication, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Authentication],
})
export class SecurityModule {}
