import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { bareJid } from '../wire/addresses';
import { cleanId } from '../wire/clean';
import { timeOf } from '../wire/stanzas';
import { SendError } from '../api/sending';
import type { Commits } from '../keys/commits';
import type { SenderKeyMemory } from '../keys/sender-key-memory';

interface Waiting {
  promise: Promise<void>;
  resolve: () => void;
  reject: (error: SendError) => void;
  /** Error after which the message is sent once more. */
  tolerated: string | null;
}

/** Waits for the server's acks of sent messages. An ack is reported only when it is durable. */
export class OutboundAcks {
  private readonly waiting = new Map<string, Waiting>();

  /** @param memory gets every ack, before it is durable. */
  constructor(
    socket: WASocket,
    private readonly commits: Commits,
    private readonly memory: SenderKeyMemory,
  ) {
    socket.ws.on('CB:ack,class:message', (stanza: BinaryNode) => void this.settle(stanza));
  }

  /**
   * Resolves when the server's ack is durable; rejects when it refuses, or when the connection ends before.
   *
   * @param tolerated error after which the message is sent once more.
   */
  expect(waMessageId: string, tolerated: string | null = null): Promise<void> {
    let waiting = this.waiting.get(waMessageId);
    if (!waiting) {
      waiting = { ...Promise.withResolvers<void>(), tolerated };
      waiting.promise.catch(() => undefined);
      this.waiting.set(waMessageId, waiting);
    }
    return waiting.promise;
  }

  /** The message did not leave: no ack will come. */
  forget(waMessageId: string): void {
    this.waiting.delete(waMessageId);
  }

  /** The connection has ended: it is unknown whether the messages arrived. */
  end(): void {
    for (const { reject } of this.waiting.values()) {
      reject(
        new SendError(
          'unknown',
          'connection_lost',
          'The connection ended before WhatsApp acknowledged the message.',
        ),
      );
    }
    this.waiting.clear();
  }

  private async settle(stanza: BinaryNode): Promise<void> {
    const { id: waMessageId = '', from = '', error: code } = stanza.attrs;
    const error = code === undefined ? null : cleanId(code);
    const waiting = this.waiting.get(waMessageId);
    if (!waiting) return;
    const status = error === null ? 'sent' : 'failed';
    try {
      const timestamp = timeOf(stanza);
      const receipt = {
        waMessageId,
        chat: cleanId(bareJid(from)),
        status,
        error,
        timestamp,
      } as const;
      this.memory.learn(receipt);
      // The message is sent again at once where a refusal is tolerated.
      const isFinal = error === null || error !== waiting.tolerated;
      if (isFinal) await this.commits.stage({ receipts: [receipt] });
    } catch {
      // The connection was terminated, and its end rejects the waiters.
      return;
    }
    this.waiting.delete(waMessageId);
    if (error === null) waiting.resolve();
    else {
      const text = `WhatsApp refused the message with error ${error}.`;
      waiting.reject(new SendError('refused', error, text));
    }
  }
}
