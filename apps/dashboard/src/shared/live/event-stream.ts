import { createParser } from 'eventsource-parser';

/** First and longest pause before connecting again, in milliseconds. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20_000;
/** The server sends a heartbeat far more often than this; silence means that the connection is dead. */
const SILENCE_LIMIT = 60_000;

const UNAUTHORIZED = 401;

export interface EventStreamOptions {
  url: string;
  /** Called for every connection, so that each one carries a token that is good. */
  token: () => Promise<string>;
  /** Called when the token is refused although it looks good: what it belongs to may have ended. */
  onRefused: () => Promise<void>;
  onOpen: () => void;
  onClosed: () => void;
  onEvent: (name: string, data: string) => void;
  /** Says `online` when the line may be back: the window. */
  wake: EventTarget;
  signal: AbortSignal;
}

/** Pause before attempt `attempt` (1, 2, …): doubling, with up to half of it random. */
export function pauseBefore(attempt: number, random: number): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
  return pause / 2 + (pause / 2) * random;
}

/** Waits, but not while there is a sign that the line is back. */
function waitForRetry(milliseconds: number, { wake, signal }: EventStreamOptions): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      wake.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    wake.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}

async function readStream(options: EventStreamOptions, onByte: () => void, signal: AbortSignal) {
  const response = await fetch(options.url, {
    headers: { Authorization: `Bearer ${await options.token()}`, Accept: 'text/event-stream' },
    cache: 'no-store',
    signal,
  });
  if (response.status === UNAUTHORIZED) await options.onRefused();
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`);
  options.onOpen();
  const parser = createParser({
    onEvent: ({ event, data }) => options.onEvent(event ?? 'message', data),
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onByte();
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

async function connectOnce(options: EventStreamOptions): Promise<boolean> {
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  options.signal.addEventListener('abort', stop);
  let opened = false;
  let watchdog = setTimeout(stop, SILENCE_LIMIT);
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(stop, SILENCE_LIMIT);
  };
  const onOpen = () => {
    opened = true;
    options.onOpen();
  };
  try {
    await readStream({ ...options, onOpen }, alive, attempt.signal);
  } catch {
    // Whatever ended the stream, the answer is to connect again.
  } finally {
    clearTimeout(watchdog);
    options.signal.removeEventListener('abort', stop);
  }
  return opened;
}

/**
 * Reads server-sent events until `signal` aborts, connecting again for ever. `EventSource` cannot
 * carry an Authorization header, hence fetch.
 */
export async function followEvents(options: EventStreamOptions): Promise<void> {
  let attempt = 0;
  while (!options.signal.aborted) {
    const opened = await connectOnce(options);
    if (options.signal.aborted) return;
    options.onClosed();
    attempt = opened ? 1 : attempt + 1;
    await waitForRetry(pauseBefore(attempt, Math.random()), options);
  }
}
