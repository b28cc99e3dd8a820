import type {
  InboundIdentity,
  Placeholder,
  SessionCommit,
  SessionStore,
} from '@whathooks/whatsapp';
import type { InboundStore, SessionContext } from '../../state/session-inbox';
import type { CredentialStore } from '../credentials/credential-store';
import type { InboundCommit } from './inbound-commit';

/** What the connections of one session read, and where they commit. */
export class ConnectionStore implements SessionStore {
  constructor(
    private readonly session: SessionContext,
    private readonly credentials: CredentialStore,
    private readonly inbound: InboundCommit,
    private readonly inboundStore: InboundStore,
  ) {}

  loadCredentials(): Promise<Uint8Array | null> {
    return this.credentials.loadCredentials();
  }

  loadKeys(type: string, ids: string[]): Promise<Map<string, Uint8Array>> {
    return this.credentials.loadKeys(type, ids);
  }

  commit(batch: SessionCommit): Promise<void> {
    return this.inbound.commit(batch);
  }

  findBytes(identity: InboundIdentity): Promise<Uint8Array | null> {
    return this.inboundStore.findBytes(this.session.id, identity);
  }

  findSentBytes(waMessageId: string, chats: string[]): Promise<Uint8Array | null> {
    return this.inboundStore.findSentBytes(this.session.id, waMessageId, chats);
  }

  findAudience(waMessageId: string): Promise<readonly string[]> {
    return this.inboundStore.findAudience(this.session.id, waMessageId);
  }

  findPlaceholders(since: Date, limit: number): Promise<Placeholder[]> {
    return this.inboundStore.findPlaceholders(this.session.id, since, limit);
  }
}
