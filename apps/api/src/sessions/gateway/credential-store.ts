import type {
  InboundIdentity,
  KeyWrite,
  Placeholder,
  SessionCommit,
  SessionStore,
} from '@whathooks/whatsapp';
import type { DataSource } from 'typeorm';
import type { Tenant } from '../../database/tenant-repository';
import type { Transaction, UnitOfWork } from '../../database/unit-of-work';
import type { Sealer } from '../../vault/data-key';
import type { Vault } from '../../vault/vault';
import type { InboxKeeper, SessionContext } from './session-inbox';
import type { Lease } from './session-leases';
import { storeNotices } from './store-notices';

interface Sealers {
  credentials: Sealer;
  keys: Sealer;
}

/**
 * One session's credentials and ratchets in PostgreSQL, encrypted. A commit is one transaction over ratchets,
 * messages, events and deliveries.
 */
export class CredentialStore implements SessionStore {
  /** Once it is there, encrypting a ratchet asks nobody. */
  private sealers: Sealers | null = null;

  constructor(
    private readonly session: SessionContext,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly keeper: InboxKeeper,
    private readonly vault: Vault,
    private readonly lease: Lease,
  ) {}

  async loadCredentials(): Promise<Uint8Array | null> {
    // The last that is asked before a line is opened with them: only who has the session gets them.
    const [row] = await this.unitOfWork.run(async (tx) => {
      await this.lease.guard(tx);
      return tx.query<{ value: Buffer }>(
        'SELECT value FROM session_credentials WHERE session_id = $1',
        [this.session.id],
      );
    });
    if (!row) return null;
    return (await this.open()).credentials.open('value', row.value);
  }

  async loadKeys(type: string, ids: string[]): Promise<Map<string, Uint8Array>> {
    const { keys } = await this.open();
    return readKeys(this.dataSource, this.session, keys, type, ids);
  }

  async commit(batch: SessionCommit): Promise<void> {
    const sealers = this.sealers ?? (await this.open());
    await this.unitOfWork.run(async (tx) => {
      await this.lease.guard(tx);
      if (batch.credentials) {
        await this.writeCredentials(tx, sealers.credentials.seal('value', batch.credentials));
      }
      await this.writeKeys(tx, batch.keys, sealers.keys);
      if (batch.messages.length > 0) {
        await this.keeper.storeMessages(tx, this.session, batch.messages);
      }
      if (batch.receipts.length > 0) {
        await this.keeper.storeReceipts(tx, this.session, batch.receipts);
      }
      if (batch.notices.length > 0) await storeNotices(tx, this.session, batch.notices);
    });
  }

  findContent(identity: InboundIdentity): Promise<Uint8Array | null> {
    return this.keeper.findContent(this.session.id, identity);
  }

  findSentContent(waMessageId: string): Promise<Uint8Array | null> {
    return this.keeper.findSentContent(this.session.id, waMessageId);
  }

  findPlaceholders(since: Date, limit: number): Promise<Placeholder[]> {
    return this.keeper.findPlaceholders(this.session.id, since, limit);
  }

  private async open(): Promise<Sealers> {
    if (this.sealers) return this.sealers;
    const key = await this.vault.organization(this.session.organizationId);
    this.sealers = {
      credentials: key.sealer('session_credentials', this.session.id),
      keys: key.sealer('session_keys', this.session.id),
    };
    return this.sealers;
  }

  private async writeCredentials(tx: Transaction, value: Buffer): Promise<void> {
    await tx.query(
      `INSERT INTO session_credentials (session_id, organization_id, value) VALUES ($1, $2, $3)
       ON CONFLICT (session_id) DO UPDATE SET value = excluded.value, updated_at = now()`,
      [this.session.id, this.session.organizationId, value],
    );
  }

  private async writeKeys(
    tx: Transaction,
    keys: readonly KeyWrite[],
    sealer: Sealer,
  ): Promise<void> {
    const written = keys.filter(
      (key): key is KeyWrite & { value: Uint8Array } => key.value !== null,
    );
    const removed = keys.filter((key) => key.value === null);
    if (written.length > 0) {
      await tx.query(
        `INSERT INTO session_keys (session_id, organization_id, type, id, value)
         SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::bytea[])
         ON CONFLICT (session_id, type, id) DO UPDATE SET value = excluded.value`,
        [
          this.session.id,
          this.session.organizationId,
          written.map(({ type }) => type),
          written.map(({ id }) => id),
          written.map(({ type, id, value }) => sealer.seal('value', value, rowOf(type, id))),
        ],
      );
    }
    if (removed.length > 0) {
      await tx.query(
        `DELETE FROM session_keys WHERE session_id = $1
         AND (type, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
        [this.session.id, removed.map(({ type }) => type), removed.map(({ id }) => id)],
      );
    }
  }
}

/** Ratchets of a session by id, those that exist. */
export async function readKeys(
  dataSource: DataSource,
  { id: sessionId, organizationId }: Tenant & { id: string },
  sealer: Sealer,
  type: string,
  ids: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const rows = await dataSource.query<{ id: string; value: Buffer }[]>(
    `SELECT id, value FROM session_keys
     WHERE session_id = $1 AND organization_id = $2 AND type = $3 AND id = ANY($4)`,
    [sessionId, organizationId, type, ids],
  );
  return new Map(rows.map(({ id, value }) => [id, sealer.open('value', value, rowOf(type, id))]));
}

/** Names a ratchet among those of its session. */
function rowOf(type: string, id: string): string {
  return `${type}\0${id}`;
}

/** Destroys what makes a session a linked device. */
export async function destroyCredentials(tx: Transaction, sessionId: string): Promise<void> {
  await tx.query('DELETE FROM session_credentials WHERE session_id = $1', [sessionId]);
  await tx.query('DELETE FROM session_keys WHERE session_id = $1', [sessionId]);
}
