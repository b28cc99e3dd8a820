import type { Transaction } from '../database/unit-of-work';
import type { Subscriber, Topic } from './topic';

/**
 * What processes tell each other. Messages are short: they carry ids, and readers read the committed rows.
 *
 * Other processes receive the messages of one process in the order of {@link ClusterBus.publish}, each once.
 * One may be missed while a process has no connection; its subscribers are told so ({@link Subscriber.onGap}), so
 * that nothing that is durable depends on being heard.
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
   * Tells one process, at once. One that has ended hears nothing, and nobody says so.
   *
   * @throws the database's error; then it was not told, or nobody knows.
   */
  abstract sendToProcess<Message>(
    processId: string,
    topic: Topic<Message>,
    message: Message,
  ): Promise<void>;

  /** Returns how to stop. */
  abstract subscribe<Message>(topic: Topic<Message>, subscriber: Subscriber<Message>): () => void;
}
