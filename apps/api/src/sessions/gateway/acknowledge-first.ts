import { setTimeout as pause } from 'node:timers/promises';
import type { SessionCommit, SessionStore } from '@whathooks/whatsapp';

/** How long a message is acknowledged and not stored, in ms. */
const LATE_MS = 300;

/**
 * Stores what it was given a moment after it said so, as a gateway does that acknowledges first. What is
 * in between when the process dies is lost. The chaos suite runs with it to show that it finds losses.
 */
export function acknowledgeFirst(store: SessionStore): SessionStore {
  let last: Promise<void> = Promise.resolve();
  const late = async (batch: SessionCommit): Promise<void> => {
    await pause(LATE_MS);
    await store.commit(batch);
  };
  return {
    loadCredentials: () => store.loadCredentials(),
    loadKeys: (type, ids) => store.loadKeys(type, ids),
    commit: (batch) => {
      // Pairing reads its credentials again right away: those are stored as always.
      if (batch.credentials) return last.then(() => store.commit(batch));
      last = last.then(() => late(batch)).catch(() => undefined);
      return Promise.resolve();
    },
    findContent: (identity) => store.findContent(identity),
    findSentContent: (id) => store.findSentContent(id),
    destroy: () => store.destroy(),
  };
}
