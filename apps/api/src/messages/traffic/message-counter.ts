import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { HOUR_MS, MessageHoursRepository } from './message-hours.repository';

const EVERY_MS = 60_000;
/** So long after its end no transaction writes messages of an hour any more. */
const SETTLED_MS = 5 * 60_000;
const HOUSEKEEPING_MS = HOUR_MS;

/** Counts messages by the hour, once each hour is over. */
@Injectable()
export class MessageCounter {
  constructor(
    private readonly hours: MessageHoursRepository,
    private readonly unitOfWork: UnitOfWork,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'counting of messages by the hour',
      everyMs: EVERY_MS,
      atStart: true,
      run: (stopping) => this.count(stopping),
    });
    scheduler.register({
      name: 'removal of old counts of messages',
      everyMs: HOUSEKEEPING_MS,
      run: () => this.hours.removeOldOfAll(),
    });
  }

  /** Until every hour that is over is counted, or the process stops. */
  async count(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.unitOfWork.run((tx) => this.countNext(tx))));
  }

  /** @returns whether there was an hour to count. */
  private async countNext(tx: Transaction): Promise<boolean> {
    const hour = await this.hours.takeNextOfAll(tx);
    if (!hour || hour.getTime() + HOUR_MS + SETTLED_MS > Date.now()) return false;
    await this.hours.countOfAll(tx, hour);
    return true;
  }
}
