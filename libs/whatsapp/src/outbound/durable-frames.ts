import type { WASocket } from '@whiskeysockets/baileys';
import type { Commits } from '../keys/commits';

type Sent = (error?: Error) => void;

/** The WebSocket under Baileys' own. */
interface Wire {
  send(frame: Uint8Array, sent?: Sent): void;
}

/**
 * Lets no frame leave before everything that was staged until then is durable.
 *
 * A ratchet that was used and not stored would be used again after a crash, and the contact could
 * not read what was encrypted with it twice. Baileys encrypts and sends one message after the other;
 * because it does not wait here, the next is encrypted while this one's ratchet is being stored, and
 * one commit serves many messages. Frames keep their order: each is encrypted with a counter.
 *
 * Frames whose commit fails never leave: the connection is cut then.
 */
export function holdFrames(socket: WASocket, commits: Commits): void {
  const { socket: wire } = socket.ws as unknown as { socket: Wire };
  const send = wire.send.bind(wire);
  let held = 0;
  let last: Promise<unknown> = Promise.resolve();
  wire.send = (frame, sent) => {
    if (held === 0 && commits.isIdle) {
      send(frame, sent);
      return;
    }
    held += 1;
    const durable = commits.settled();
    last = last
      .then(() => durable)
      // A failed write ends the connection, which Baileys notices by itself.
      .then(() => send(frame, () => undefined))
      .catch(() => undefined)
      .finally(() => (held -= 1));
    sent?.();
  };
}
