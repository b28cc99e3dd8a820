import type { Presence } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';

/** Presences of one connection that are published per second, at most; further ones are dropped. */
const PER_SECOND = 20;
/** People whose latest state is remembered. */
const REMEMBERED = 2_000;

/** Limits the rate of presence events: repeated ones are dropped, and so are those beyond the limit per second. */
export class PresencePace {
  private readonly latest = new LRUCache<string, string>({ max: REMEMBERED });
  private second = 0;
  private count = 0;

  /** @param now in ms */
  admits({ chat, from, state }: Presence, now = Date.now()): boolean {
    const name = `${chat} ${from}`;
    if (this.latest.get(name) === state) return false;
    const second = Math.floor(now / 1_000);
    if (second !== this.second) [this.second, this.count] = [second, 0];
    if (this.count >= PER_SECOND) return false;
    this.count += 1;
    this.latest.set(name, state);
    return true;
  }
}
