import type { Sealer } from '../../platform/vault/data-key';
import type { Vault } from '../../platform/vault/vault';
import { VaultError } from '../../platform/vault/vault-error';

/** Where a webhook's deliveries go, as of the last look. */
export interface Destination {
  url: string;
  /** The customer's own. */
  headers: Record<string, string>;
  secrets: [current: string, ...previous: string[]];
  /** Why secrets and headers cannot be had; then nothing may be sent. */
  unreadable?: string;
}

/** A destination as the view `webhook_destinations` shows it: encrypted. */
export interface DestinationRow {
  id: string;
  organizationId: string;
  url: string;
  headers: Buffer | null;
  secret: Buffer;
  previousSecret: Buffer | null;
}

interface Known {
  row: DestinationRow;
  destination: Destination;
}

/** Enough for every lane that one process works on, and those it worked on before. */
const MOST_KNOWN = 4_000;

const TEXT_MARK = 'sealed:';

/** Decrypts what deliveries need. Lanes are looked at every second, so what did not change is kept. */
export class DeliverySecrets {
  /** By webhook; least recently changed first. */
  private readonly known = new Map<string, Known>();

  constructor(private readonly vault: Pick<Vault, 'organization'>) {}

  /**
   * Where a webhook's deliveries go. One that cannot be decrypted says why, and does not disturb the
   * others.
   *
   * @throws the database's error when a key could not be read.
   */
  async destination(row: DestinationRow): Promise<Destination> {
    const known = this.known.get(row.id);
    if (known && isSame(known.row, row)) return known.destination;
    const destination = await this.decrypt(row);
    this.known.delete(row.id);
    // A key that is missing now may be there soon.
    if (!destination.unreadable) this.known.set(row.id, { row, destination });
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST_KNOWN) break;
      this.known.delete(oldest);
    }
    return destination;
  }

  /**
   * The text of an event's body, encrypted or not; null when it cannot be decrypted.
   *
   * @param eventId UUID.
   */
  async body(organizationId: string, eventId: string, stored: string): Promise<string | null> {
    if (!stored.startsWith(TEXT_MARK)) return stored;
    try {
      const sealer = (await this.vault.organization(organizationId)).sealer('events', eventId);
      return sealer.openText('body', Buffer.from(stored.slice(TEXT_MARK.length), 'base64'));
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

/** Encrypts the body of an event that holds a secret, for the column of texts. JSON never looks like it. */
export async function sealBody(
  vault: Pick<Vault, 'organization'>,
  organizationId: string,
  eventId: string,
  body: string,
): Promise<string> {
  const sealer = (await vault.organization(organizationId)).sealer('events', eventId);
  return TEXT_MARK + sealer.seal('body', body).toString('base64');
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
