import type { CacheStore } from '@whiskeysockets/baileys';

/**
 * A cache for Baileys without timers of its own: it forgets the oldest entries, and what is too old
 * when it is asked for.
 *
 * @param entries at most so many.
 * @param lifetimeMs how long an entry is true.
 */
export function boundedCache(entries: number, lifetimeMs: number): CacheStore {
  const values = new Map<string, { value: unknown; until: number }>();
  return {
    get: <T>(key: string) => {
      const entry = values.get(key);
      if (entry && entry.until > Date.now()) return entry.value as T;
      values.delete(key);
      return undefined;
    },
    set: (key, value) => {
      values.delete(key);
      values.set(key, { value, until: Date.now() + lifetimeMs });
      const [oldest] = values.keys();
      if (values.size > entries && oldest !== undefined) values.delete(oldest);
    },
    del: (key) => {
      values.delete(key);
    },
    flushAll: () => values.clear(),
  };
}

/**
 * Makes Baileys believe that the phone was asked already to send an unreadable message again. Its
 * answer would come as an event, after the acknowledgement, and asking holds up all other messages.
 */
export const NEVER_ASK_PHONE: CacheStore = {
  get: <T>() => true as T,
  set: () => undefined,
  del: () => undefined,
  flushAll: () => undefined,
};
