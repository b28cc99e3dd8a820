import { Injectable } from '@nestjs/common';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { SessionLimits } from './session-limits.service';

/** How soon the end of a restriction is noticed. */
const EVERY_MS = 2_000;

/** Ends restrictions when their time is over, of numbers that are not connected, too. */
@Injectable()
export class LimitsSweeper {
  constructor(
    private readonly limits: SessionLimits,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'end of restrictions that are over',
      everyMs: EVERY_MS,
      run: () => this.sweep(),
    });
  }

  private async sweep(): Promise<void> {
    while (await this.limits.endDue());
  }
}
