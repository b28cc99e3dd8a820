import type { InboundIdentity, Placeholder } from '../api/inbound';
import type { SessionCommit, SessionStore } from '../api/session-store';

/**
 * A store whose failed reads end the connection, before the caller gets the failure.
 *
 * Baileys takes a read that failed for a message that cannot be read: it refuses the stanza, or says
 * that it has it, and the server forgets it.
 */
export class GuardedStore implements SessionStore {
  /** @param onFailed stops all acknowledgements. */
  constructor(
    private readonly store: SessionStore,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  loadCredentials(): Promise<Uint8Array | null> {
    return this.guarded(this.store.loadCredentials());
  }

  loadKeys(type: string, ids: string[]): Promise<Map<string, Uint8Array>> {
    return this.guarded(this.store.loadKeys(type, ids));
  }

  findBytes(identity: InboundIdentity): Promise<Uint8Array | null> {
    return this.guarded(this.store.findBytes(identity));
  }

  findSentBytes(waMessageId: string, chats: string[]): Promise<Uint8Array | null> {
    return this.guarded(this.store.findSentBytes(waMessageId, chats));
  }

  findAudience(waMessageId: string): Promise<readonly string[]> {
    return this.guarded(this.store.findAudience(waMessageId));
  }

  findPlaceholders(since: Date, limit: number): Promise<Placeholder[]> {
    return this.guarded(this.store.findPlaceholders(since, limit));
  }

  commit(batch: SessionCommit): Promise<void> {
    return this.store.commit(batch);
  }

  private async guarded<T>(read: Promise<T>): Promise<T> {
    try {
      return await read;
    } catch (error) {
      this.onFailed(error);
      throw error;
    }
  }
}
