import { Global, Module } from '@nestjs/common';
import { Scheduler } from './scheduler';

/** Periodic work of all features. */
@Global()
@Module({ providers: [Scheduler], exports: [Scheduler] })
export class SchedulerModule {}
