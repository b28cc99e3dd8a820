import type { InboundIdentity, SessionCommit, SessionStore } from './door';

/** A store that can be shut: afterwards nothing is committed any more. */
export class GatedStore implements SessionStore {
  private shut = false;
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly inner: SessionStore) {}

  async commit(batch: SessionCommit): Promise<void> {
    if (this.shut) throw new Error('the connection is closed: nothing is committed any more');
    const commit = this.inner.commit(batch);
    this.running.add(commit);
    try {
      await commit;
    } finally {
      this.running.delete(commit);
    }
  }

  /** Resolves when the last commit has ended; later ones are refused. */
  async close(): Promise<void> {
    this.shut = true;
    await Promise.allSettled([...this.running]);
  }

  loadCredentials(): Promise<Uint8Array | null> {
    return this.inner.loadCredentials();
  }

  loadKeys(type: string, ids: string[]): Promise<Map<string, Uint8Array>> {
    return this.inner.loadKeys(type, ids);
  }

  findContent(identity: InboundIdentity): Promise<Uint8Array | null> {
    return this.inner.findContent(identity);
  }

  findSentContent(waMessageId: string): Promise<Uint8Array | null> {
    return this.inner.findSentContent(waMessageId);
  }

  destroy(): Promise<void> {
    return this.inner.destroy();
  }
}
