/** A notification of PostgreSQL holds less than 8,000 bytes. */
const MOST_BYTES = 7_900;

/** Sender of notifications that come from a trigger of the database. */
const NOBODY = '-';

/** A message under the name of its topic. */
export type ClusterMessage = readonly [topic: string, message: unknown];

/** What stands in one notification: messages, or where they are stored. */
export type Content = readonly ClusterMessage[] | { readonly stored: string };

/** The sender and the content. The content is not parsed where this process is the sender. */
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

/** A notification that refers to stored messages. */
export function sealStored(from: string, id: string): string {
  return seal(from, JSON.stringify({ stored: id }));
}

/** Parses a notification. Unknown formats, of another version of whathooks, are ignored. */
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
