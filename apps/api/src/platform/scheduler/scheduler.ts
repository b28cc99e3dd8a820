import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { acrossOrganizations } from '../scope/scope';

/** Part of a pause by which it is longer or shorter, so that processes that start together do not work together. */
const JITTER = 0.1;

/** Work that runs again and again while the process lives, such as the removal of expired rows. */
export interface PeriodicWork {
  /** Names it in the log, as in "removal of expired sign-ins". */
  readonly name: string;
  /** Mean time between the beginnings of two runs, in ms. */
  readonly everyMs: number;
  /** Runs when the process has started, too, and not only after the first pause. */
  readonly atStart?: boolean;
  /** Failures are logged for debugging only, as something else reports what causes them. */
  readonly isQuiet?: boolean;
  /**
   * One run. It never runs twice at once.
   *
   * @param stopping aborted when the process stops, which waits for the run.
   */
  run(stopping: AbortSignal): Promise<void>;
}

/** Runs periodic work: the one place that starts it, logs its failures and waits for it at the end. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Scheduler.name);
  private readonly stopping = new AbortController();
  private readonly works: ScheduledWork[] = [];

  /** Work that runs periodically once the process has started. */
  register(work: PeriodicWork): ScheduledWork {
    const scheduled = new ScheduledWork(work, this.stopping.signal, this.logger);
    this.works.push(scheduled);
    return scheduled;
  }

  onApplicationBootstrap(): void {
    for (const work of this.works) work.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.works.map((work) => work.ended()));
  }
}

/** Periodic work, as registered. */
export class ScheduledWork {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isFailing = false;

  constructor(
    private readonly work: PeriodicWork,
    private readonly stopping: AbortSignal,
    private readonly logger: Logger,
  ) {}

  /** Runs it now, unless it runs already or the process stops. */
  now(): void {
    if (this.stopping.aborted) return;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  /** @internal */
  start(): void {
    if (this.work.atStart) this.now();
    this.startPause();
  }

  /** @internal */
  async ended(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
  }

  /** Does not keep the process alive. */
  private startPause(): void {
    const ms = this.work.everyMs * (1 + JITTER * (2 * Math.random() - 1));
    this.timer = setTimeout(() => {
      this.now();
      if (!this.stopping.aborted) this.startPause();
    }, ms).unref();
  }

  private async run(): Promise<void> {
    try {
      await acrossOrganizations('schedule', () => this.work.run(this.stopping));
      if (this.isFailing) this.logger.log(`${this.work.name} works again`);
      this.isFailing = false;
    } catch (error) {
      this.report(error);
      this.isFailing = true;
    }
  }

  /** Logged once per outage: a database that is down would fill the log. */
  private report(error: unknown): void {
    const level = this.isFailing || this.work.isQuiet ? 'debug' : 'error';
    this.logger[level]({ err: error }, `${this.work.name} failed`);
  }
}
