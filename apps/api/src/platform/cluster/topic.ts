/** What messages on the bus are about. The name is the same in all processes, of every version. */
export interface Topic<Message> {
  readonly name: string;
  /** Makes one message of two that are told in the same moment. Without it both are told, but equal ones once. */
  readonly merge?: (one: Message, other: Message) => Message;
}

/**
 * Declares a topic. Whoever owns what it is about does, in a file of its own.
 *
 * @param name of its own among all topics.
 */
export function topic<Message>(
  name: string,
  merge?: (one: Message, other: Message) => Message,
): Topic<Message> {
  return { name, ...(merge ? { merge } : {}) };
}

/** Who hears messages of a topic. Neither function may throw; what takes time goes on by itself. */
export interface Subscriber<Message> {
  onMessage(message: Message): void;
  /**
   * Messages of other processes since this moment may have been missed: what they would have told stands in the
   * tables.
   */
  onGap?(since: Date): void;
}
