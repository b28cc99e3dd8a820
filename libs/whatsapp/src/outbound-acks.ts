import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { SendError } from './door';

interface Waiting {
  resolve: () => void;
  reject: (error: SendError) => void;
}

/** Whoever waits for the server's word on a message that was sent. */
export class OutboundAcks {
  private readonly waiting = new Map<string, Waiting>();

  listen(socket: WASocket): void {
    socket.ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
      const id = attrs['id'] ?? '';
      const waiting = this.waiting.get(id);
      if (!waiting) return;
      this.waiting.delete(id);
      const { error } = attrs;
      if (error)
        waiting.reject(
          new SendError('refused', error, `WhatsApp refused the message with error ${error}.`),
        );
      else waiting.resolve();
    });
  }

  /** Resolves at the server's ack; rejects when it refuses, or when the line ends before. */
  expect(waMessageId: string): Promise<void> {
    return new Promise((resolve, reject) => this.waiting.set(waMessageId, { resolve, reject }));
  }

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
}
