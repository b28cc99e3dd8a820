import type { CacheStore } from '@whiskeysockets/baileys';
import { LRUCache } from 'lru-cache';

/**
 * A cache for Baileys. It starts no timer: what is too old is dropped when it is asked for.
 *
 * @param max entries; the one that was used longest ago makes room for a new one.
 * @param ttl how long an entry is true, in ms; left out for as long as there is room.
 */
export function boundedCache(max: number, ttl = 0): CacheStore {
  const cache = new LRUCache<string, NonNullable<unknown>>({ max, ttl, ttlResolution: 0 });
  return {
    get: <T>(key: string) => cache.get(key) as T | undefined,
    set: (key, value) => {
      // Baileys stores no undefined value; lru-cache would take one for a removal.
      cache.set(key, value as NonNullable<unknown>);
    },
    del: (key) => {
      cache.delete(key);
    },
    flushAll: () => cache.clear(),
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
