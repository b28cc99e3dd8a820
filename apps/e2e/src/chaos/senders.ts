import { createHash } from 'node:crypto';
import type { SimulatorClient } from '@whathooks/whatsapp-simulator';
import { edited, OPTIONS } from './accounting/content-faults';
import type { SentMessage } from './accounting/observations';

/** Bytes of a file: at the pace that is set it is on its way when something is killed. */
const FILE_BYTES = 40_000;

/** A file for a message, and what must arrive. */
export function fileFor(text: string): { bytes: Buffer; sha256: string } {
  const bytes = Buffer.alloc(FILE_BYTES, text);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Ways in which a phone writes: a text, and now and then a file, a text that it edits, a poll with a vote. */
export type Way = 'text' | 'file' | 'edit' | 'vote';

const WAYS: readonly Way[] = ['text', 'file', 'text', 'edit', 'text', 'vote'];

/** Files come from everybody; edits and votes of contacts in chats with a number. */
export function wayOf({ author, isToGroup }: SentMessage, n: number): Way {
  const way = WAYS[n % WAYS.length] ?? 'text';
  const isPlain = way === 'text' || way === 'file';
  return isPlain || (author === 'contact' && !isToGroup) ? way : 'text';
}

/** A phone writes a message, and does to it what belongs to its way. */
export async function sendFromPhone(
  simulator: SimulatorClient,
  from: string,
  to: string,
  entry: SentMessage,
  way: Way,
): Promise<void> {
  const { text } = entry;
  if (way === 'text') return void (await simulator.sendMessage(from, { to, text }));
  if (way === 'file') return sendFile(simulator, from, to, entry);
  if (way === 'edit') {
    const { id: about } = await simulator.sendMessage(from, { to, text });
    await simulator.sendMessage(from, { to, kind: 'encrypted_edit', about, text: edited(text) });
    Object.assign(entry, { waMessageId: about, change: 'edit' });
    return;
  }
  const poll = { question: text, options: [...OPTIONS], selectable: 1 };
  const { id: about } = await simulator.sendMessage(from, { to, kind: 'poll', poll });
  await simulator.sendMessage(from, { to, kind: 'vote', about, vote: { options: [OPTIONS[0]] } });
  Object.assign(entry, { waMessageId: about, change: 'vote' });
}

async function sendFile(
  simulator: SimulatorClient,
  from: string,
  to: string,
  entry: SentMessage,
): Promise<void> {
  const { bytes, sha256 } = fileFor(entry.text);
  const { id } = await simulator.media.send(from, {
    to,
    kind: 'document',
    bytes,
    mimeType: 'text/plain',
    fileName: 'chaos.txt',
    caption: entry.text,
  });
  Object.assign(entry, { waMessageId: id, file: { sha256 } });
}
