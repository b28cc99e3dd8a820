import { Injectable } from '@nestjs/common';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { PasswordResets } from './password-resets';

const EVERY_MS = 600_000;

/** Removes links whose time is over. */
@Injectable()
export class ResetHousekeeping {
  constructor(resets: PasswordResets, scheduler: Scheduler) {
    scheduler.register({
      name: 'removal of expired password links',
      everyMs: EVERY_MS,
      run: () => resets.sweep(),
    });
  }
}
