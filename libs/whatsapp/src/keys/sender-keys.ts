import { BufferJSON } from '@whiskeysockets/baileys';

/** One generation of a sender key, as Baileys writes it. */
interface SenderKeyState {
  senderSigningKey: { private: Uint8Array };
  senderMessageKeys: unknown[];
}

/**
 * Makes a sender-key record readable again.
 *
 * Baileys writes its bytes as arrays that its own reader does not take back, so that a message which
 * arrives out of order fails for ever. Besides, each message of our own leaves a skipped key behind
 * that is never used: only the others read with our key.
 *
 * @param record JSON as Baileys hands it to the key store.
 * @returns the same record with its bytes in base64.
 */
export function repairSenderKey(record: Uint8Array): string {
  const states = JSON.parse(Buffer.from(record).toString(), revive) as SenderKeyState[];
  for (const state of states) {
    const isOurs = state.senderSigningKey.private.length > 0;
    if (isOurs) state.senderMessageKeys = [];
  }
  return JSON.stringify(states, BufferJSON.replacer);
}

function revive(key: string, value: unknown): unknown {
  const bytes = value as { type?: string; data?: unknown } | null;
  if (bytes?.type === 'Buffer' && Array.isArray(bytes.data)) {
    return Buffer.from(bytes.data as number[]);
  }
  return BufferJSON.reviver(key, value) as unknown;
}
