import type { proto } from '@whiskeysockets/baileys';

/** Parts of a message that say nothing by themselves: keys, and the context of what they stand by. */
const SILENT_PARTS = new Set([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
]);
/** The numbers of these parts in the protocol. */
export const SILENT_FIELDS: ReadonlySet<number> = new Set([35, 2, 15]);

/** WhatsApp's own name for what a message is; undefined where this version does not know it. */
export function nameOf(message: proto.IMessage): string | undefined {
  for (const [name, value] of Object.entries(message)) {
    if (value != null && !SILENT_PARTS.has(name)) return name;
  }
  return undefined;
}
