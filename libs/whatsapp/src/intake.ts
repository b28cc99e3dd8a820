import type { WASocket } from '@whiskeysockets/baileys';

/** Stanzas in hand at which the line is not read any more. */
export const INTAKE_FULL = 1_000;
/** How few they have to be before it is read again. */
const INTAKE_ROOM = 500;

/** The WebSocket under Baileys' own. */
interface Wire {
  pause(): void;
  resume(): void;
}

/**
 * Counts the stanzas that wait for their commit, and stops reading the line when they are too many:
 * a flood, or a store that is slow, fills the buffers of the network and then the server's, and not
 * our memory.
 *
 * What is in hand ends without the line: a commit asks the store alone, and receipts are only written.
 * What asks the server and waits for its answer is no longer counted when it does.
 */
export class Intake {
  private inHand = 0;
  private full = false;

  constructor(private readonly socket: WASocket) {}

  /** The line is not being read: that nothing is heard says nothing of it. */
  get isFull(): boolean {
    return this.full;
  }

  get count(): number {
    return this.inHand;
  }

  /** A stanza came in. */
  took(): void {
    this.inHand += 1;
    if (this.full || this.inHand < INTAKE_FULL) return;
    this.full = true;
    this.wire?.pause();
  }

  /** So many of them are dealt with. */
  settled(count = 1): void {
    this.inHand -= count;
    if (!this.full || this.inHand > INTAKE_ROOM) return;
    this.full = false;
    this.wire?.resume();
  }

  private get wire(): Wire | null {
    return (this.socket.ws as unknown as { socket: Wire | null }).socket;
  }
}
