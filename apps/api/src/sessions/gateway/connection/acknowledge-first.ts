import { setTimeout as pause } from 'node:timers/promises';
import type { SessionStore } from '@whathooks/whatsapp';

/** How long a message is acknowledged and not stored, in ms. */
const LATE_MS = 300;

/**
 * Stores each batch a moment after it reported it as stored, as a gateway that acknowledges first. What is
 * in between when the process dies is lost. The chaos suite runs with it to show that it finds losses.
 */
export function acknowledgeFirst(store: SessionStore): SessionStore {
  let last: Promise<void> = Promise.resolve();
  return {
    loadCredentials: () => store.loadCredentials(),
    loadKeys: (type, ids) => store.loadKeys(type, ids),
    commit: (batch) => {
      // Pairing reads its credentials again at once: they are stored without delay.
      if (batch.credentials) return last.then(() => store.commit(batch));
      const isLate = pause(LATE_MS);
      last = last
        .then(() => isLate)
        .then(() => store.commit(batch))
        .catch(() => undefined);
      return Promise.resolve();
    },
    findBytes: (identity) => store.findBytes(identity),
    findSentBytes: (id, chats) => store.findSentBytes(id, chats),
    findAudience: (id) => store.findAudience(id),
    findPlaceholders: (since, limit) => store.findPlaceholders(since, limit),
  };
}
