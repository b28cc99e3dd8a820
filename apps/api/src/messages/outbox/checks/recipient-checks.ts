import { Injectable } from '@nestjs/common';
import type { WhatsAppSocket } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { ApiError } from '../../../platform/http/problems/api-error';
import { RecipientChecksRepository } from '../tables/recipient-checks.repository';

/** Found numbers are kept in memory as well, so that a conversation asks the database once in a while. */
const IN_MEMORY = { max: 50_000, ttl: 3_600_000 };

/** Asks WhatsApp whether numbers exist, and caches the answers. */
@Injectable()
export class RecipientChecks {
  /** JIDs by organization and phone. */
  private readonly found = new LRUCache<string, string>(IN_MEMORY);

  constructor(private readonly rows: RecipientChecksRepository) {}

  /**
   * The JID behind a phone number.
   *
   * @throws ApiError recipient_not_on_whatsapp, session_not_connected
   */
  async jidOf(tenant: Tenant, phone: string, socket: WhatsAppSocket): Promise<string> {
    const name = `${tenant.organizationId} ${phone}`;
    const remembered = this.found.get(name);
    if (remembered) return remembered;
    const known = await this.rows.find(tenant, phone);
    const jid = known ? known.jid : await this.ask(tenant, phone, socket);
    if (!jid)
      throw new ApiError(
        'recipient_not_on_whatsapp',
        `${phone} is not on WhatsApp. Check the country code. WhatsApp is asked again after a minute.`,
      );
    this.found.set(name, jid);
    return jid;
  }

  /** Whether WhatsApp recently confirmed that these digits are a phone number. */
  isKnownPhone({ organizationId }: Tenant, phone: string): boolean {
    return this.found.has(`${organizationId} ${phone}`);
  }

  /** These digits were found to be a LID. */
  forget({ organizationId }: Tenant, phone: string): void {
    this.found.delete(`${organizationId} ${phone}`);
  }

  /** Removes a cached answer that is no longer true. */
  async disbelieve(tenant: Tenant, phone: string): Promise<void> {
    this.forget(tenant, phone);
    await this.rows.remove(tenant, phone);
  }

  private async ask(tenant: Tenant, phone: string, socket: WhatsAppSocket): Promise<string | null> {
    const { jid } = await socket.lookUp(phone).catch(() => {
      throw new ApiError(
        'session_not_connected',
        'The connection was lost while the recipient was looked up.',
        undefined,
        undefined,
        { statusReason: 'connection_lost', retryAt: null },
      );
    });
    await this.rows.save(tenant, phone, jid);
    return jid;
  }
}
