import type { Client } from 'pg';
import type { DatabasePatience } from '../../config/environment';
import { urlForAll } from './start-options';
import { WatchedClient } from './watched-client';

const PATIENCE: DatabasePatience = { connectMs: 10_000, answerMs: 15_000 };

/**
 * A single database connection, opened when needed and again after it broke. Statements are
 * prepared once per connection and run in the order of the calls. The timeout of a statement starts
 * when it is sent.
 */
export class DatabaseConnection {
  private client: Promise<Client> | undefined;
  private closed = false;
  /** The last statement, running or done; never rejects. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly name: string,
    /** `opened` is called for a connection that was just opened, `broken` for one that broke. */
    private readonly hooks: {
      opened?: (client: Client) => Promise<void>;
      broken?: () => void;
    } = {},
    private readonly patience: DatabasePatience = PATIENCE,
  ) {}

  /** Runs a statement under its own name, so that the server plans it once. */
  async query<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const client = await this.open();
    const answer = this.turn.then(() => client.query<Row>({ name, text, values }));
    this.turn = answer.catch(() => undefined);
    return (await answer).rows;
  }

  /** @throws the reason why the connection cannot be opened. */
  open(): Promise<Client> {
    if (this.closed) return Promise.reject(new Error(`the connection "${this.name}" is closed`));
    if (!this.client) {
      const client = this.connect();
      this.client = client;
      // Unless it broke, and the next one is being opened.
      client.catch(() => {
        if (this.client === client) this.client = undefined;
      });
    }
    return this.client;
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = await this.client?.catch(() => undefined);
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const client = new WatchedClient({
      connectionString: urlForAll(this.url),
      application_name: `whathooks ${process.pid} ${this.name}`,
      connectionTimeoutMillis: this.patience.connectMs,
      answerMs: this.patience.answerMs,
    });
    let isOver = false;
    const forget = (): void => {
      // Reported once: the next connection may be open already.
      if (isOver || this.closed) return;
      isOver = true;
      this.client = undefined;
      this.hooks.broken?.();
    };
    try {
      client.on('error', forget);
      await client.connect();
      client.on('end', forget);
      await this.hooks.opened?.(client);
      return client;
    } catch (error) {
      isOver = true;
      await client.end().catch(() => undefined);
      throw error;
    }
  }
}
