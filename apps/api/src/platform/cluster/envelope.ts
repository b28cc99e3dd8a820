/** A notification of PostgreSQL holds less than 8,000 bytes. */
const MOST_BYTES = 7_900;

/** Who tells something that is no process: a trigger of the database. */
const NOBODY = '-';

/** A message under the name of its topic. */
export type ClusterMessage = readonly [topic: string, message: unknown];

/** What stands in one notification: messages, or where they are stored. */
export type Content = readonly ClusterMessage[] | { readonly stored: string };

/** Who told it, and what it says. Read only as far as the sender, where that is ourselves. */
export interface Envelope {
  from: string;
  open(): Content;
}

/**
 * The texts of notifications, as many messages in one as there is room for, in their order.
 *
 * @param messages each of them {@link ClusterMessage} as JSON.
 * @returns texts; one that is longer than a notification may be has one message, and must be stored.
 */
export function pack(messages: readonly string[]): string[] {
  const texts: string[] = [];
  let packed: string[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(message) + 1;
    if (packed.length > 0 && bytes + size > MOST_BYTES) {
      texts.push(`[${packed.join()}]`);
      [packed, bytes] = [[], 0];
    }
    packed.push(message);
    bytes += size;
  }
  if (packed.length > 0) texts.push(`[${packed.join()}]`);
  return texts;
}

/** Whether a text has to be stored. */
export function isTooLarge(text: string): boolean {
  return Buffer.byteLength(text) > MOST_BYTES;
}

export function seal(from: string, text: string): string {
  return `${from} ${text}`;
}

/** A notification that tells where the messages are. */
export function sealStored(from: string, id: string): string {
  return seal(from, JSON.stringify({ stored: id }));
}

/** Reads a notification. What another version of whathooks told in another form says nothing. */
export function unseal(payload: string): Envelope {
  const end = payload.indexOf(' ');
  return {
    from: end < 0 ? NOBODY : payload.slice(0, end),
    open: () => contentOf(payload.slice(end + 1)),
  };
}

/** The messages of a text that {@link pack} made; none where it is no such text. */
export function contentOf(text: string): Content {
  try {
    const content = JSON.parse(text) as Content;
    return Array.isArray(content) || 'stored' in content ? content : [];
  } catch {
    return [];
  }
}
