import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { SessionLimits } from './session-limits.service';

/** A restriction that is over is told so soon. */
const EVERY_MS = 2_000;

/** Ends restrictions when their time is over, of numbers that are not connected, too. */
@Injectable()
export class LimitsSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(LimitsSweeper.name);
  private readonly work = new RepeatedWork(
    () => this.sweep(),
    (error) => this.failed(error),
  );
  private isFailing = false;

  constructor(private readonly limits: SessionLimits) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** Told once for as long as it lasts: a database that is away would fill the log. */
  private failed(error: unknown): void {
    if (!this.isFailing)
      this.logger.error({ err: error }, 'restrictions that are over were not ended');
    this.isFailing = true;
  }

  private async sweep(): Promise<void> {
    while (await this.limits.endDue());
    this.isFailing = false;
  }
}
