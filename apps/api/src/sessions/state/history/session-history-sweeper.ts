import { Injectable } from '@nestjs/common';
import { Scheduler } from '../../../platform/scheduler/scheduler';
import { SessionHistoryRepository } from './session-history.repository';

const EVERY_MS = 60 * 60_000;

/** Keeps the histories of sessions from growing for ever. */
@Injectable()
export class SessionHistorySweeper {
  constructor(history: SessionHistoryRepository, scheduler: Scheduler) {
    scheduler.register({
      name: 'removal of old session history',
      everyMs: EVERY_MS,
      run: () => history.removeOld(),
    });
  }
}
