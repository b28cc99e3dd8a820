import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SignIns } from './sign-ins';

const EVERY_MS = 600_000;

/** Removes sign-ins whose time is over. */
@Injectable()
export class SignInHousekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SignInHousekeeping.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly signIns: SignIns) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.signIns
        .sweep()
        .catch((error: unknown) => this.logger.error({ err: error }, 'sign-ins were not swept'))
        .finally(() => (this.running = undefined));
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
}
