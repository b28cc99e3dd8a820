import { Injectable } from '@nestjs/common';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { OidcRepository } from './oidc.repository';

const EVERY_MS = 600_000;

/** Removes log-ins with the provider that nobody went on with. */
@Injectable()
export class OidcHousekeeping {
  constructor(rows: OidcRepository, scheduler: Scheduler) {
    scheduler.register({
      name: 'removal of expired log-ins with a provider',
      everyMs: EVERY_MS,
      run: () => rows.removeExpired(),
    });
  }
}
