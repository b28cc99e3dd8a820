import { Global, Module } from '@nestjs/common';
import { FailedTries } from './failed-tries';
import { FailedTriesRepository } from './failed-tries.repository';
import { LinkThrottle } from './link-throttle';
import { LogInThrottle } from './log-in-throttle';
import { MailThrottle } from './mail-throttle';
import { Quotas } from './quotas';
import { RateLimits } from './rate-limits';
import { SharedCounts } from './shared-counts';
import { SharedCountsRepository } from './shared-counts.repository';
import { InstallationSecrets } from '../../vault/installation-secrets';

@Global()
@Module({
  providers: [
    FailedTriesRepository,
    FailedTries,
    LogInThrottle,
    LinkThrottle,
    MailThrottle,
    Quotas,
    InstallationSecrets,
    SharedCountsRepository,
    SharedCounts,
    RateLimits,
  ],
  exports: [RateLimits, LogInThrottle, LinkThrottle, MailThrottle, Quotas],
})
export class LimitsModule {}
