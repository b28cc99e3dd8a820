import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** PostgreSQL channels on which delivery processes hear of each other and of what is due. */
export const CHANNELS = {
  due: 'whathooks_due',
  webhooks: 'whathooks_webhooks',
  share: 'whathooks_share',
} as const;

/** What delivery processes hear. */
export type Call =
  /** Something may be due in these lanes, or in any when there are none. */
  | { channel: 'due'; lanes?: readonly string[] }
  /** A webhook's address, secret or state is another now. */
  | { channel: 'webhooks' }
  /** A process that delivers has something to do in so many lanes, and would take over some of others. */
  | { channel: 'share'; asker: string; busy: number };

/** Least pause between two calls to other processes: notifications make commits wait for each other. */
const NOTIFY_EVERY_MS = 10;
/** A notification holds less than 8,000 bytes: with more lanes it names none. */
const MOST_NAMED = 200;

const NOTIFY = `
  SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS call (channel, payload)`;

/**
 * Wakes delivery: this process at once, the others through PostgreSQL. Only ever after a commit, and
 * it may be missed: every delivery process also looks by itself.
 */
@Injectable()
export class DeliverySignal implements OnApplicationShutdown {
  private readonly logger = new Logger(DeliverySignal.name);
  private readonly listeners = new Set<(call: Call) => void>();
  private readonly waiting = new Map<Call['channel'], Set<string>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Something is due that was not before.
   *
   * @param lanes where; anywhere when left out.
   */
  wake(lanes?: readonly string[]): void {
    this.tell({ channel: 'due', ...(lanes ? { lanes } : {}) });
  }

  /** A webhook's address, secret or state is another now. */
  webhooksChanged(): void {
    this.tell({ channel: 'webhooks' });
  }

  /** Asks other processes for some of their lanes. */
  askForLanes(asker: string, busy: number): void {
    void this.send([CHANNELS.share], [`${asker} ${busy}`]);
  }

  /** Hears of calls in this process. Returns how to stop. */
  listen(listener: (call: Call) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What the last ones have told reaches other processes, too. */
  async onApplicationShutdown(): Promise<void> {
    if (this.timer) await this.notify();
  }

  private tell(call: Call): void {
    for (const listener of this.listeners) listener(call);
    const named = this.waiting.get(call.channel) ?? new Set();
    const lanes = call.channel === 'due' && call.lanes;
    for (const lane of lanes || [ANY]) named.add(lane);
    this.waiting.set(call.channel, named);
    this.timer ??= setTimeout(() => void this.notify(), NOTIFY_EVERY_MS).unref();
  }

  private async notify(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const calls = [...this.waiting];
    this.waiting.clear();
    await this.send(
      calls.map(([channel]) => CHANNELS[channel]),
      calls.map(([, lanes]) => payload(lanes)),
    );
  }

  private async send(channels: readonly string[], payloads: readonly string[]): Promise<void> {
    if (!this.dataSource.isInitialized) return;
    await this.dataSource.query(NOTIFY, [channels, payloads]).catch((error: unknown) => {
      this.logger.debug({ err: error }, 'other delivery processes were not called');
    });
  }
}

/** Stands for every lane. */
const ANY = '';

function payload(lanes: ReadonlySet<string>): string {
  return lanes.has(ANY) || lanes.size > MOST_NAMED ? '' : [...lanes].join();
}

/** A notification of PostgreSQL, read. */
export function toCall(channel: string, payload: string): Call {
  if (channel === CHANNELS.webhooks) return { channel: 'webhooks' };
  if (channel === CHANNELS.share) {
    const [asker = '', busy] = payload.split(' ');
    return { channel: 'share', asker, busy: Number(busy) };
  }
  return { channel: 'due', ...(payload ? { lanes: payload.split(',') } : {}) };
}
