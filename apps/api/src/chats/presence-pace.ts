import type { Presence } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';

/** Presences of one connection that are told in a second at most; more are dropped. */
const PER_SECOND = 20;
/** People whose latest state is remembered. */
const REMEMBERED = 2_000;

/** Keeps what people do from becoming a flood: what is no news is not told, and no more than so much in a second. */
export class PresencePace {
  private readonly latest = new LRUCache<string, string>({ max: REMEMBERED });
  private second = 0;
  private told = 0;

  /** @param now in ms */
  admits({ chat, from, state }: Presence, now = Date.now()): boolean {
    const name = `${chat} ${from}`;
    if (this.latest.get(name) === state) return false;
    const second = Math.floor(now / 1_000);
    if (second !== this.second) [this.second, this.told] = [second, 0];
    if (this.told >= PER_SECOND) return false;
    this.told += 1;
    this.latest.set(name, state);
    return true;
  }
}
