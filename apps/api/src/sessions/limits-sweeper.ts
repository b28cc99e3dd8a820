import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SessionLimits } from './session-limits.service';

/** A restriction that is over is told so soon. */
const EVERY_MS = 2_000;

/** Ends restrictions when their time is over, of numbers that are not connected, too. */
@Injectable()
export class LimitsSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(LimitsSweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;
  private isFailing = false;

  constructor(private readonly limits: SessionLimits) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep()
        .then(() => (this.isFailing = false))
        .catch((error: unknown) => this.failed(error))
        .finally(() => (this.running = undefined));
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Told once for as long as it lasts: a database that is away would fill the log. */
  private failed(error: unknown): void {
    if (!this.isFailing)
      this.logger.error({ err: error }, 'restrictions that are over were not ended');
    this.isFailing = true;
  }

  private async sweep(): Promise<void> {
    while (await this.limits.endDue());
  }
}
