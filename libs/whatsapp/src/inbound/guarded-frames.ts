import type { WASocket } from '@whiskeysockets/baileys';
import type { Intake } from './intake';

type Listener = (...values: unknown[]) => unknown;

/**
 * Ends the connection when a frame, or a stanza in it, makes Baileys throw. Nobody awaits its
 * listeners: one malformed frame would be an unhandled rejection, and leave a socket that hears
 * nothing.
 *
 * @param onFailure ends the connection.
 * @returns whether a frame is being unpacked: what has arrived after it is not heard yet.
 */
export function guardFrames(
  socket: WASocket,
  intake: Intake,
  onFailure: (error: unknown) => void,
): () => boolean {
  let inHand = 0;
  const counted = (work: Listener): Listener => {
    return async (...values) => {
      inHand += 1;
      try {
        await work(...values);
      } finally {
        inHand -= 1;
      }
    };
  };
  const events = socket.ws.eventNames().map(String);
  for (const event of events.filter((name) => name === 'message' || name.startsWith('CB:'))) {
    const listeners = socket.ws.listeners(event) as Listener[];
    socket.ws.removeAllListeners(event);
    for (const listener of listeners) {
      const work = event === 'message' ? counted(oneAfterAnother(listener, intake)) : listener;
      socket.ws.on(event, (...values: unknown[]): unknown => guarded(work, values, onFailure));
    }
  }
  return () => inHand > 0;
}

/**
 * What arrives is read in its order: while Baileys unpacks a compressed frame, a plain one would
 * overtake it. A frame is handled at once when no other is in progress.
 *
 * What the connection has brought when it stops being read waits too: it may be small, and unpack to much.
 */
function oneAfterAnother(listener: Listener, intake: Intake): Listener {
  let latest: Promise<unknown> | null = null;
  return (...values) => {
    const work = async (): Promise<unknown> => {
      if (intake.room) await intake.room;
      return listener(...values);
    };
    const run = latest ? latest.then(work, work) : work();
    latest = run;
    const end = (): void => {
      if (latest === run) latest = null;
    };
    run.then(end, end);
    return run;
  };
}

async function guarded(
  listener: Listener,
  values: unknown[],
  onFailure: (error: unknown) => void,
): Promise<void> {
  try {
    await listener(...values);
  } catch (error) {
    onFailure(error);
  }
}

/**
 * Takes over what Baileys does at an event; ours decides when.
 *
 * @returns Baileys' own work, which resolves when it is done.
 */
export function takeOver<Stanza>(
  socket: WASocket,
  event: string,
  listener: (stanza: Stanza) => void,
): (stanza: Stanza) => Promise<void> {
  const stock = socket.ws.listeners(event) as Listener[];
  socket.ws.removeAllListeners(event);
  socket.ws.on(event, listener);
  return async (stanza) => {
    for (const work of stock) await work(stanza);
  };
}
