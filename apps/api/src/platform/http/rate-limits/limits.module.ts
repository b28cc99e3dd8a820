import { Global, Module } from '@nestjs/common';
import { InvitationThrottle } from './invitation-throttle';
import { LogInThrottle } from './log-in-throttle';
import { Quotas } from './quotas';

@Global()
@Module({
  providers: [LogInThrottle, InvitationThrottle, Quotas],
  exports: [LogInThrottle, InvitationThrottle, Quotas],
})
export class LimitsModule {}
