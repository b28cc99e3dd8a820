import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** PostgreSQL channels on which delivery processes are woken. They carry no data. */
export const CHANNELS = { due: 'whathooks_due', webhooks: 'whathooks_webhooks' } as const;
export type Wake = keyof typeof CHANNELS;

/** Least pause between two calls to other processes: notifications make commits wait for each other. */
const NOTIFY_EVERY_MS = 10;

/**
 * Wakes delivery: this process at once, the others through PostgreSQL. Only ever after a commit, and
 * it may be missed: every delivery process also looks by itself.
 */
@Injectable()
export class DeliverySignal {
  private readonly logger = new Logger(DeliverySignal.name);
  private readonly listeners = new Set<(wake: Wake) => void>();
  private readonly waiting = new Set<Wake>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Something is due that was not before. */
  wake(): void {
    this.tell('due');
  }

  /** A webhook's address, secret or state is another now. */
  webhooksChanged(): void {
    this.tell('webhooks');
  }

  /** Hears of wake-ups in this process. Returns how to stop. */
  listen(listener: (wake: Wake) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(wake: Wake): void {
    for (const listener of this.listeners) listener(wake);
    this.waiting.add(wake);
    this.timer ??= setTimeout(() => this.notify(), NOTIFY_EVERY_MS).unref();
  }

  private notify(): void {
    this.timer = undefined;
    const channels = [...this.waiting].map((wake) => `NOTIFY ${CHANNELS[wake]}`);
    this.waiting.clear();
    if (!this.dataSource.isInitialized) return;
    this.dataSource.query(channels.join('; ')).catch((error: unknown) => {
      this.logger.debug({ err: error }, 'other delivery processes were not woken');
    });
  }
}
