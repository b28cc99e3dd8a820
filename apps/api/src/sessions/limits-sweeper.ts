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
  private running: Promise<void> | undefined;

  constructor(private readonly limits: SessionLimits) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep()
        .catch((error: unknown) =>
          this.logger.error({ err: error }, 'restrictions that are over were not ended'),
        )
        .finally(() => (this.running = undefined));
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async sweep(): Promise<void> {
    while (await this.limits.endDue());
  }
}
