import { Injectable } from '@nestjs/common';
import type { WhatsAppSocket } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import { ApiError } from '../../platform/http/problems/api-error';

/**
 * How long an answer is believed. People rarely leave WhatsApp, and join any day: a "no" is only kept
 * so that a list with a wrong number in it does not ask for the same one all the time.
 */
const KNOWN_FOR = '7 days';
const UNKNOWN_FOR = '1 minute';

/** Found numbers are kept in memory as well, so that a conversation asks the database once in a while. */
const IN_MEMORY = { max: 50_000, ttl: 3_600_000 };

/** Asks WhatsApp whether numbers exist, and remembers what it said. */
@Injectable()
export class RecipientChecks {
  /** JIDs by organization and phone. */
  private readonly found = new LRUCache<string, string>(IN_MEMORY);

  constructor(private readonly dataSource: DataSource) {}

  /**
   * The JID behind a phone number.
   *
   * @throws ApiError recipient_not_on_whatsapp, session_not_connected
   */
  async jidOf(tenant: Tenant, phone: string, socket: WhatsAppSocket): Promise<string> {
    const name = `${tenant.organizationId} ${phone}`;
    const remembered = this.found.get(name);
    if (remembered) return remembered;
    const known = await this.recall(tenant, phone);
    const jid = known ? known.jid : await this.ask(tenant, phone, socket);
    if (!jid)
      throw new ApiError(
        'recipient_not_on_whatsapp',
        `${phone} is not on WhatsApp. Check the country code. WhatsApp is asked again after a minute.`,
      );
    this.found.set(name, jid);
    return jid;
  }

  /** Whether WhatsApp said not long ago that these digits are a phone number. */
  isKnownPhone({ organizationId }: Tenant, phone: string): boolean {
    return this.found.has(`${organizationId} ${phone}`);
  }

  /** These digits were found to be a LID. */
  forget({ organizationId }: Tenant, phone: string): void {
    this.found.delete(`${organizationId} ${phone}`);
  }

  /** What was said of a number is not true any more: WhatsApp is asked again. */
  async disbelieve(tenant: Tenant, phone: string): Promise<void> {
    this.forget(tenant, phone);
    await this.dataSource.query(
      'DELETE FROM recipient_checks WHERE organization_id = $1 AND phone = $2',
      [tenant.organizationId, phone],
    );
  }

  private async recall(tenant: Tenant, phone: string): Promise<{ jid: string | null } | null> {
    const [row] = await this.dataSource.query<{ jid: string | null }[]>(
      `SELECT jid FROM recipient_checks WHERE organization_id = $1 AND phone = $2
       AND checked_at > now() - CASE WHEN jid IS NULL THEN interval '${UNKNOWN_FOR}' ELSE interval '${KNOWN_FOR}' END`,
      [tenant.organizationId, phone],
    );
    return row ?? null;
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
    await this.dataSource.query(
      `INSERT INTO recipient_checks (organization_id, phone, jid, checked_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (organization_id, phone) DO UPDATE SET jid = excluded.jid, checked_at = now()`,
      [tenant.organizationId, phone, jid],
    );
    return jid;
  }
}
