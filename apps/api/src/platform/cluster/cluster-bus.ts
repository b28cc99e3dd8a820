import type { Transaction } from '../database/unit-of-work';
import type { Subscriber, Topic } from './topic';

/**
 * Messages between processes. Messages are short: they carry ids, and receivers read the committed rows.
 *
 * Other processes receive the messages of one process in the order of {@link ClusterBus.publish}, each once.
 * A message may be lost while a process has no connection; its subscribers are notified ({@link Subscriber.onGap}), so
 * durable work must not depend on a message.
 */
export abstract class ClusterBus {
  /** This process, as others name it: a signed 64-bit number in decimal. Another one after each start. */
  abstract readonly processId: string;

  /**
   * Tells subscribers in this process at once, and those of others within some milliseconds. Only of what is
   * committed already.
   */
  abstract publish<Message>(topic: Topic<Message>, message: Message): void;

  /** As {@link publish}, but not to subscribers in this process. */
  abstract publishToOthers<Message>(topic: Topic<Message>, message: Message): void;

  /** Tells everybody exactly when the transaction is committed. Makes commits wait for each other: for what is rare. */
  abstract publishWithin<Message>(
    tx: Transaction,
    topic: Topic<Message>,
    message: Message,
  ): Promise<void>;

  /**
   * Sends to one process, at once. If that process has ended, the message is silently lost.
   *
   * @throws the database's error; then the message was not sent, or it is unknown whether it was.
   */
  abstract sendToProcess<Message>(
    processId: string,
    topic: Topic<Message>,
    message: Message,
  ): Promise<void>;

  /** Returns how to stop. */
  abstract subscribe<Message>(topic: Topic<Message>, subscriber: Subscriber<Message>): () => void;
}
