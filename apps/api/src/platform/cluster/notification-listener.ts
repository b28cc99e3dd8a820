import type { Client } from 'pg';
import type { Environment } from '../config/environment';
import { DatabaseConnection } from '../database/connection/database-connection';

/** Pause before a broken connection is opened again, in ms. */
const OPEN_AGAIN_MS = 500;
/** How often a connection on which nothing comes is tried: one that is dead without a word is noticed so, in ms. */
const TRY_EVERY_MS = 5_000;

/** Handlers of a listener. */
export interface Hearing {
  /** PostgreSQL channels, which are names of our own. */
  readonly channels: readonly string[];
  onPayload: (payload: string) => void;
  /** The connection was opened again: notifications since this moment may have been lost. */
  onGap: (since: Date) => void;
  onError: (error: unknown) => void;
}

/** The database connection on which a process receives PostgreSQL's notifications. It reconnects when it breaks. */
export class NotificationListener {
  private readonly database: DatabaseConnection;
  private again: NodeJS.Timeout | undefined;
  private trying: NodeJS.Timeout | undefined;
  /** When it was last known to work; null before that. */
  private heardAt: Date | null = null;

  constructor(
    { databaseUrl, databasePatience }: Pick<Environment, 'databaseUrl' | 'databasePatience'>,
    private readonly hearing: Hearing,
  ) {
    const hooks = {
      opened: (client: Client) => this.listen(client),
      broken: () => this.openAgain(),
    };
    this.database = new DatabaseConnection(databaseUrl, 'bus', hooks, databasePatience);
  }

  /** Resolves when it listens, or when that failed; then it is tried again. */
  async open(): Promise<void> {
    try {
      await this.database.open();
    } catch (error) {
      this.hearing.onError(error);
      this.openAgain();
    }
  }

  async close(): Promise<void> {
    this.rest();
    await this.database.close();
    this.rest();
  }

  private async listen(client: Client): Promise<void> {
    const { channels, onPayload, onGap } = this.hearing;
    client.on('notification', ({ payload = '' }) => {
      this.heardAt = new Date();
      onPayload(payload);
    });
    for (const channel of channels) await client.query(`LISTEN ${channel}`);
    const since = this.heardAt;
    this.heardAt = new Date();
    clearInterval(this.trying);
    this.trying = setInterval(() => void this.tryIt(client), TRY_EVERY_MS).unref();
    if (since) onGap(since);
  }

  private async tryIt(client: Client): Promise<void> {
    const began = new Date();
    // One that does not answer is cut, and opened again.
    await client.query('SELECT').then(
      () => (this.heardAt = began),
      () => undefined,
    );
  }

  private openAgain(): void {
    this.rest();
    this.again = setTimeout(() => void this.open(), OPEN_AGAIN_MS).unref();
  }

  private rest(): void {
    clearInterval(this.trying);
    clearTimeout(this.again);
  }
}
