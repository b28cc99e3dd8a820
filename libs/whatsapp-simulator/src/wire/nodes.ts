import type { BinaryNode } from '@whiskeysockets/baileys';

/** Builds a node. Attributes that are undefined are left out. */
export function node(
  tag: string,
  attrs: Record<string, string | undefined> = {},
  content?: BinaryNode['content'],
): BinaryNode {
  const given = Object.entries(attrs).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { tag, attrs: Object.fromEntries(given), ...(content === undefined ? {} : { content }) };
}

/** First child with this tag. */
export function child(parent: BinaryNode | undefined, tag: string): BinaryNode | undefined {
  return children(parent).find((candidate) => candidate.tag === tag);
}

/** Children, of one tag where it is given. */
export function children(parent: BinaryNode | undefined, tag?: string): BinaryNode[] {
  if (!Array.isArray(parent?.content)) return [];
  return tag ? parent.content.filter((candidate) => candidate.tag === tag) : parent.content;
}

/** Bytes of a node's content; empty when it has none. */
export function bytes(of: BinaryNode | undefined): Buffer {
  const content = of?.content;
  if (content instanceof Uint8Array) return Buffer.from(content);
  return typeof content === 'string' ? Buffer.from(content) : Buffer.alloc(0);
}

/** A number from bytes, most significant first; 0 when there are none. */
export function readNumber(of: BinaryNode | undefined): number {
  const content = bytes(of);
  return content.length ? content.readUIntBE(0, Math.min(content.length, 6)) : 0;
}

/** A number in as many bytes, most significant first. */
export function bigEndian(value: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  buffer.writeUIntBE(value, 0, length);
  return buffer;
}

export const SERVER = 's.whatsapp.net';

/** Seconds, as the protocol writes them. */
export function seconds(at: Date = new Date()): string {
  return Math.floor(at.getTime() / 1000).toString();
}
