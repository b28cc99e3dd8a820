import { Global, Module } from '@nestjs/common';
import { LogInThrottle } from './log-in-throttle';
import { Quotas } from './quotas';

@Global()
@Module({ providers: [LogInThrottle, Quotas], exports: [LogInThrottle, Quotas] })
export class LimitsModule {}
