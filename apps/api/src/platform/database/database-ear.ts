import type { Client } from 'pg';
import type { Environment } from '../config/environment';
import { DatabaseLine } from './database-line';

/** Pause before a broken connection is opened again, in ms. */
const OPEN_AGAIN_MS = 500;

/** What is heard. */
export interface Hearing {
  /** PostgreSQL channels, which are names of our own. */
  readonly channels: readonly string[];
  onCall: (channel: string, payload: string) => void;
  /** Listening began, or began again: calls that came before were missed. */
  onListening: () => void;
  onError: (error: unknown) => void;
}

/** Hears what other processes call over PostgreSQL, on a connection that is opened again when it breaks. */
export class DatabaseEar {
  private readonly line: DatabaseLine;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    { databaseUrl, databasePatience }: Pick<Environment, 'databaseUrl' | 'databasePatience'>,
    name: string,
    private readonly hearing: Hearing,
  ) {
    const hooks = {
      opened: (client: Client) => this.startListening(client),
      broken: () => this.openAgain(),
    };
    this.line = new DatabaseLine(databaseUrl, name, hooks, databasePatience);
  }

  /** Returns at once; a database that is away is tried again. */
  open(): void {
    this.line.open().catch((error: unknown) => {
      this.hearing.onError(error);
      this.openAgain();
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.line.close();
    clearTimeout(this.timer);
  }

  private async startListening(client: Client): Promise<void> {
    const { channels, onCall, onListening } = this.hearing;
    client.on('notification', ({ channel, payload = '' }) => onCall(channel, payload));
    for (const channel of channels) await client.query(`LISTEN ${channel}`);
    onListening();
  }

  private openAgain(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), OPEN_AGAIN_MS).unref();
  }
}
