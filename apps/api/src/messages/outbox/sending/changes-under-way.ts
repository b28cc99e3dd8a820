import { Injectable } from '@nestjs/common';

/**
 * Edits and deletions that were handed to a connection here, and of which WhatsApp has said nothing yet. What
 * else is acknowledged need not be looked for among them.
 */
@Injectable()
export class ChangesUnderWay {
  /** WhatsApp's ids, by session. */
  private readonly ids = new Map<string, Set<string>>();

  add(sessionId: string, waMessageId: string): void {
    const ids = this.ids.get(sessionId) ?? new Set<string>();
    this.ids.set(sessionId, ids.add(waMessageId));
  }

  has(sessionId: string, waMessageId: string): boolean {
    return this.ids.get(sessionId)?.has(waMessageId) ?? false;
  }

  /** WhatsApp has spoken. */
  remove(sessionId: string, waMessageId: string): void {
    const ids = this.ids.get(sessionId);
    ids?.delete(waMessageId);
    if (ids?.size === 0) this.ids.delete(sessionId);
  }
}
