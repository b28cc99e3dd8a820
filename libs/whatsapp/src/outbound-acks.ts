import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { SendError } from './door';

interface Waiting {
  promise: Promise<void>;
  resolve: () => void;
  reject: (error: SendError) => void;
}

/** Whoever waits for the server's word on a message that was sent. */
export class OutboundAcks {
  private readonly waiting = new Map<string, Waiting>();

  constructor(socket: WASocket) {
    socket.ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) =>
      this.settle(attrs['id'] ?? '', attrs['error']),
    );
  }

  /** Resolves at the server's ack; rejects when it refuses, or when the line ends before. */
  expect(waMessageId: string): Promise<void> {
    let waiting = this.waiting.get(waMessageId);
    if (!waiting) {
      waiting = Promise.withResolvers<void>();
      waiting.promise.catch(() => undefined);
      this.waiting.set(waMessageId, waiting);
    }
    return waiting.promise;
  }

  /** The message did not leave: no ack will come. */
  forget(waMessageId: string): void {
    this.waiting.delete(waMessageId);
  }

  /** The line has ended: nobody knows what became of the messages. */
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

  private settle(waMessageId: string, error: string | undefined): void {
    const waiting = this.waiting.get(waMessageId);
    this.waiting.delete(waMessageId);
    if (error) {
      const text = `WhatsApp refused the message with error ${error}.`;
      waiting?.reject(new SendError('refused', error, text));
    } else {
      waiting?.resolve();
    }
  }
}
