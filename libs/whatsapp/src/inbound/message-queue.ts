import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { ChannelMessages } from './channel-messages';
import { takeOver } from './guarded-frames';
import type { Intake, StanzaInProgress } from './intake';
import { type InboundStanza, readStanza } from '../content/inbound-stanza';
import { dropBusinessName } from '../wire/stanzas';
import type { StanzaContexts } from './stanza-contexts';
import type { UnreadableMessages } from './unreadable-messages';

/** Messages of one number that wait for their commit at the same time. */
const IN_HAND = 64;

/**
 * Hands message stanzas to Baileys in the order they came, the next one as soon as the one before is
 * decrypted. Those that wait for their commit are committed together.
 *
 * Left alone, Baileys takes one at a time to its very end, and lets live stanzas overtake those that
 * waited on the server.
 */
export class MessageQueue {
  private readonly stock: (stanza: BinaryNode) => Promise<void>;
  private readonly waiting: StanzaInProgress[] = [];
  private readonly inHand = new Set<Promise<void>>();
  private working = false;
  private closed = false;

  /** @param onFailure ends the connection, where it has not ended. */
  constructor(
    private readonly socket: WASocket,
    private readonly contexts: StanzaContexts,
    intake: Intake,
    private readonly unreadable: UnreadableMessages,
    private readonly channels: ChannelMessages,
    private readonly onFailure: (error: unknown) => void,
  ) {
    // This queue keeps the order: Baileys' own mutex must not wait.
    socket.messageMutex.mutex = (work) => Promise.resolve(work());
    this.stock = takeOver(socket, 'CB:message', (stanza: BinaryNode) => {
      this.waiting.push(intake.take(stanza));
      void this.work();
    });
  }

  /** Discards what waits: the server sends it again. */
  close(): void {
    this.closed = true;
    this.waiting.length = 0;
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      while (this.inHand.size >= IN_HAND) await Promise.race(this.inHand);
      if (this.closed) break;
      await this.hand(next);
    }
    this.working = false;
  }

  /** Resolves when the next stanza may follow. */
  private async hand(inProgress: StanzaInProgress): Promise<void> {
    const { stanza } = inProgress;
    const offline = stanza.attrs['offline'] !== undefined;
    // Baileys would put it into its background queue.
    delete stanza.attrs['offline'];
    dropBusinessName(stanza);
    const inbound = readStanza(stanza, offline, this.socket.authState.creds);
    const decrypted = this.contexts.remember(inbound);
    const done = this.take(inbound).finally(() => {
      this.inHand.delete(done);
      inProgress.settle();
    });
    this.inHand.add(done);
    await (inbound.isReadByBaileys ? Promise.race([decrypted, done]) : done);
  }

  private async take(inbound: InboundStanza): Promise<void> {
    try {
      if (!inbound.isReadByBaileys) await this.unreadable.keep(inbound);
      // Also for a deletion in a channel, which has no readable part.
      await this.channels.keep(inbound);
      await this.stock(inbound.stanza);
    } catch (error) {
      // Its commit failed, as a rule, and the connection is cut: the server sends it again.
      this.onFailure(error);
    }
  }
}
