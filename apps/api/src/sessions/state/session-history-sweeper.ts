import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { SessionHistoryRepository } from './session-history.repository';

const EVERY_MS = 60 * 60_000;

/** Keeps the histories of sessions from growing for ever. */
@Injectable()
export class SessionHistorySweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SessionHistorySweeper.name);
  private readonly work = new RepeatedWork(
    () => this.history.removeOld(),
    (error) => this.logger.error({ err: error }, 'the histories of sessions were not shortened'),
  );

  constructor(private readonly history: SessionHistoryRepository) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }
}
