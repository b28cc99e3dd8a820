import { Global, Module } from '@nestjs/common';
import { LinkThrottle } from './link-throttle';
import { LogInThrottle } from './log-in-throttle';
import { Quotas } from './quotas';

@Global()
@Module({
  providers: [LogInThrottle, LinkThrottle, Quotas],
  exports: [LogInThrottle, LinkThrottle, Quotas],
})
export class LimitsModule {}
