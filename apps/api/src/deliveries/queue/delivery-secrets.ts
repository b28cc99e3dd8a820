import type { Sealer } from '../../platform/vault/cipher/data-key';
import type { Vault } from '../../platform/vault/vault';
import { VaultError } from '../../platform/vault/cipher/vault-error';

/** Destination of a webhook's deliveries, as last read. */
export interface Destination {
  url: string;
  /** The customer's own headers. */
  headers: Record<string, string>;
  secrets: [current: string, ...previous: string[]];
  /** Why secrets and headers cannot be decrypted; then nothing may be sent. */
  unreadable?: string;
}

/** A destination in the view `webhook_destinations`: encrypted. */
export interface DestinationRow {
  id: string;
  organizationId: string;
  url: string;
  headers: Buffer | null;
  secret: Buffer;
  previousSecret: Buffer | null;
}

interface CachedDestination {
  row: DestinationRow;
  destination: Destination;
}

/** Enough for every lane claimed by one process, and those claimed before. */
const MAX_CACHED = 4_000;

const ENCRYPTED_PREFIX = 'sealed:';

/**
 * Decrypts what deliveries need. Lanes are read every second, so unchanged destinations are cached.
 */
export class DeliverySecrets {
  /** By webhook; least recently changed first. */
  private readonly cache = new Map<string, CachedDestination>();

  constructor(private readonly vault: Pick<Vault, 'organization'>) {}

  /**
   * Decrypts the destination of a webhook. One that cannot be decrypted says why, and does not
   * affect the others.
   *
   * @throws the database's error when a key could not be read.
   */
  async destination(row: DestinationRow): Promise<Destination> {
    const known = this.cache.get(row.id);
    if (known && isSame(known.row, row)) return known.destination;
    const destination = await this.decrypt(row);
    this.cache.delete(row.id);
    // Failures are not cached: a missing key may be there soon.
    if (!destination.unreadable) this.cache.set(row.id, { row, destination });
    for (const oldest of this.cache.keys()) {
      if (this.cache.size <= MAX_CACHED) break;
      this.cache.delete(oldest);
    }
    return destination;
  }

  /**
   * The text of an event's body, encrypted or not; null when it cannot be decrypted.
   *
   * @param eventId UUID.
   */
  async body(organizationId: string, eventId: string, stored: string): Promise<string | null> {
    if (!stored.startsWith(ENCRYPTED_PREFIX)) return stored;
    try {
      const sealer = (await this.vault.organization(organizationId)).sealer('events', eventId);
      return sealer.openText('body', Buffer.from(stored.slice(ENCRYPTED_PREFIX.length), 'base64'));
    } catch (error) {
      if (error instanceof VaultError) return null;
      throw error;
    }
  }

  private async decrypt(row: DestinationRow): Promise<Destination> {
    const { id, organizationId, url } = row;
    try {
      const sealer = (await this.vault.organization(organizationId)).sealer('webhooks', id);
      const secrets: Destination['secrets'] = [sealer.openText('secret', row.secret)];
      if (row.previousSecret) secrets.push(sealer.openText('previous_secret', row.previousSecret));
      return { url, headers: openHeaders(sealer, row.headers), secrets };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      return { url, headers: {}, secrets: [''], unreadable: error.message };
    }
  }
}

/**
 * Encrypts the body of an event that holds a secret, for the text column. No JSON starts with the
 * prefix.
 */
export async function sealBody(
  vault: Pick<Vault, 'organization'>,
  organizationId: string,
  eventId: string,
  body: string,
): Promise<string> {
  const sealer = (await vault.organization(organizationId)).sealer('events', eventId);
  return ENCRYPTED_PREFIX + sealer.seal('body', body).toString('base64');
}

function openHeaders(sealer: Sealer, sealed: Buffer | null): Record<string, string> {
  if (!sealed) return {};
  return JSON.parse(sealer.openText('headers', sealed)) as Record<string, string>;
}

function isSame(one: DestinationRow, other: DestinationRow): boolean {
  return (
    one.url === other.url &&
    one.organizationId === other.organizationId &&
    one.secret.equals(other.secret) &&
    isSameValue(one.previousSecret, other.previousSecret) &&
    isSameValue(one.headers, other.headers)
  );
}

function isSameValue(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
