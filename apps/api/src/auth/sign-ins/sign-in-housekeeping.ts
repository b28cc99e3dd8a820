import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { SignIns } from './sign-ins';

const EVERY_MS = 600_000;

/** Removes sign-ins whose time is over. */
@Injectable()
export class SignInHousekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SignInHousekeeping.name);
  private readonly work = new RepeatedWork(
    () => this.signIns.sweep(),
    (error) => this.logger.error({ err: error }, 'sign-ins were not swept'),
  );

  constructor(private readonly signIns: SignIns) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }
}
