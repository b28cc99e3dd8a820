import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';

/** Number and bytes of stanzas in progress at which reading from the connection pauses. */
export const INTAKE_FULL = 1_000;
export const INTAKE_FULL_BYTES = 64 * 1024 * 1024;
/** Share of both limits below which reading resumes. */
const ROOM = 0.5;

/** What a node takes in memory besides what is written in it, in bytes. */
const NODE_BYTES = 200;

/** The WebSocket under Baileys' own. */
interface Wire {
  pause(): void;
  resume(): void;
}

/**
 * Counts the stanzas that wait for their commit, and stops reading the connection when they are too many
 * or too great: a flood, or a store that is slow, fills the buffers of the network and then the
 * server's, and not our memory.
 *
 * Stanzas in progress end without reading the connection: a commit uses the store alone, and receipts are only
 * written. Work that waits for an answer of the server is not counted meanwhile, or continues without the answer when
 * the connection is not read.
 */
export class Intake {
  private stanzasInProgress = 0;
  private bytesInHand = 0;
  private full: PromiseWithResolvers<void> | null = null;
  private pausing = Promise.withResolvers<void>();

  constructor(private readonly socket: WASocket) {}

  /** Reading is paused: silence then does not mean that the connection is dead. */
  get isFull(): boolean {
    return this.full !== null;
  }

  /** Resolves when the connection stops being read: from then on no answer of the server comes. */
  get readingPaused(): Promise<void> {
    return this.pausing.promise;
  }

  get count(): number {
    return this.stanzasInProgress;
  }

  get bytes(): number {
    return this.bytesInHand;
  }

  /** Resolves when the next frame may be unpacked; null when it may be at once. */
  get room(): Promise<void> | null {
    return this.full?.promise ?? null;
  }

  /** A stanza came in. It counts until it is settled. */
  take(stanza: BinaryNode): StanzaInProgress {
    const bytes = sizeOf(stanza);
    this.stanzasInProgress += 1;
    this.bytesInHand += bytes;
    if (!this.full && !this.fits(1)) {
      this.full = Promise.withResolvers<void>();
      this.pausing.resolve();
      this.wire?.pause();
    }
    return new StanzaInProgress(stanza, bytes, this);
  }

  /** See {@link StanzaInProgress.settle}. */
  settled(bytes: number): void {
    this.stanzasInProgress -= 1;
    this.bytesInHand -= bytes;
    if (!this.full || !this.fits(ROOM)) return;
    this.full.resolve();
    this.full = null;
    this.pausing = Promise.withResolvers<void>();
    this.wire?.resume();
  }

  /** Whether the stanzas in progress are below this share of both limits. */
  private fits(part: number): boolean {
    return (
      this.stanzasInProgress < INTAKE_FULL * part && this.bytesInHand < INTAKE_FULL_BYTES * part
    );
  }

  private get wire(): Wire | null {
    return (this.socket.ws as unknown as { socket: Wire | null }).socket;
  }
}

/** A stanza that came in and is not dealt with yet. */
export class StanzaInProgress {
  constructor(
    readonly stanza: BinaryNode,
    private readonly bytes: number,
    private readonly intake: Intake,
  ) {}

  /** It is dealt with: committed, or discarded with its connection. To be called once. */
  settle(): void {
    this.intake.settled(this.bytes);
  }
}

/** What a stanza takes in memory, in bytes, about. */
function sizeOf(stanza: BinaryNode): number {
  let bytes = 0;
  const open: BinaryNode[] = [stanza];
  for (let node = open.pop(); node; node = open.pop()) {
    bytes += NODE_BYTES;
    for (const [name, value] of Object.entries(node.attrs)) bytes += name.length + value.length;
    if (!Array.isArray(node.content)) bytes += node.content?.length ?? 0;
    else for (const child of node.content) open.push(child);
  }
  return bytes;
}
