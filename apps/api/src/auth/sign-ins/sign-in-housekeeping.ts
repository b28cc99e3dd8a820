import { Injectable } from '@nestjs/common';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { SignIns } from './sign-ins';

const EVERY_MS = 600_000;

/** Removes sign-ins whose time is over. */
@Injectable()
export class SignInHousekeeping {
  constructor(signIns: SignIns, scheduler: Scheduler) {
    scheduler.register({
      name: 'removal of expired sign-ins',
      everyMs: EVERY_MS,
      run: () => signIns.sweep(),
    });
  }
}
