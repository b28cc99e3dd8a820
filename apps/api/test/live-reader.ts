import type { TestApp } from './harness';
import { until } from '@whathooks/testing';

const END_MS = 12_000;

/** One event of a live stream. */
export interface LiveEvent {
  type: string;
  data: { event: string; data: Record<string, unknown> };
}

/** Reads `/v1/live` like a screen. */
export class LiveReader {
  readonly events: LiveEvent[] = [];
  /** Whether the server ended the stream. */
  ended = false;

  private constructor(
    private readonly stop: AbortController,
    body: ReadableStream<Uint8Array>,
  ) {
    void this.read(body);
  }

  static async open(app: TestApp, token: string): Promise<LiveReader> {
    const stop = new AbortController();
    const response = await fetch(`${app.url}/v1/live`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stop.signal,
    });
    if (response.status !== 200 || !response.body) {
      throw new Error(`the stream answered ${response.status}`);
    }
    return new LiveReader(stop, response.body);
  }

  /** The next event of a kind, from the beginning. */
  async event(type: string): Promise<LiveEvent> {
    await until(type, () => this.events.some((event) => event.type === type));
    return this.events.find((event) => event.type === type) as LiveEvent;
  }

  /** Waits until so many events of a kind have come. */
  count(type: string, count: number): Promise<boolean> {
    return until(
      `${count} events ${type}`,
      () => this.events.filter((event) => event.type === type).length >= count,
    );
  }

  /** Waits less than until the next heartbeat, at which permissions are checked. */
  end(): Promise<boolean> {
    return until('the end of the stream', () => this.ended, END_MS);
  }

  close(): void {
    this.stop.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
      this.ended = true;
    } catch {
      // Closed by the reader, or cut.
    }
  }

  private take(block: string): void {
    const field = (name: string): string =>
      new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
    if (field('event')) {
      this.events.push({ type: field('event'), data: JSON.parse(field('data')) as never });
    }
  }
}
