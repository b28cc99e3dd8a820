/** What messages on the bus are about. The name is the same in all processes, of every version. */
export interface Topic<Message> {
  readonly name: string;
  /** Merges two messages that are published in the same moment. Without it both are sent, but equal ones once. */
  readonly merge?: (one: Message, other: Message) => Message;
}

/**
 * Declares a topic. The feature that publishes to it declares it, in a file of its own.
 *
 * @param name unique among all topics.
 */
export function topic<Message>(
  name: string,
  merge?: (one: Message, other: Message) => Message,
): Topic<Message> {
  return { name, ...(merge ? { merge } : {}) };
}

/** Subscriber of a topic. Neither function may throw or block. */
export interface Subscriber<Message> {
  onMessage(message: Message): void;
  /**
   * Messages of other processes since this moment may have been missed: what they would have told stands in the
   * tables.
   */
  onGap?(since: Date): void;
}
