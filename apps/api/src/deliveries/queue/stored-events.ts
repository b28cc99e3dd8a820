import { Injectable } from '@nestjs/common';
import type { WebhookEnvelope, WebhookEventName } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { leastId } from '../../platform/database/ids';
import { Vault } from '../../platform/vault/vault';
import { DeliverySecrets } from './delivery-secrets';

/** An event as it is stored, read. */
export interface StoredEventBody {
  /** UUID. */
  id: string;
  event: WebhookEventName;
  body: WebhookEnvelope;
}

interface Row {
  id: string;
  event: WebhookEventName;
  body: string;
}

/** Reads the bodies of stored events, decrypted. */
@Injectable()
export class StoredEvents {
  private readonly secrets: DeliverySecrets;

  constructor(
    private readonly dataSource: DataSource,
    vault: Vault,
  ) {
    this.secrets = new DeliverySecrets(vault);
  }

  /** In the order of the ids; what is no event of the organization is left out. */
  async read(organizationId: string, ids: readonly string[]): Promise<StoredEventBody[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT stored.id, stored.event, stored.body
       FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
       JOIN events stored ON stored.id = wanted.id
       WHERE stored.organization_id = $2 ORDER BY wanted.place`,
      [ids, organizationId],
    );
    return this.open(organizationId, rows);
  }

  /** What happened from a moment on, in the order of its ids, without samples. */
  async since(organizationId: string, moment: Date, limit: number): Promise<StoredEventBody[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT id, event, body FROM events
       WHERE organization_id = $1 AND id >= $2 AND NOT sample ORDER BY id LIMIT $3`,
      [organizationId, leastId(moment), limit],
    );
    return this.open(organizationId, rows);
  }

  /** What cannot be decrypted is left out. */
  private async open(organizationId: string, rows: readonly Row[]): Promise<StoredEventBody[]> {
    const opened = rows.map(async ({ id, event, body: stored }) => {
      const text = await this.secrets.body(organizationId, id, stored);
      return text === null ? [] : [{ id, event, body: JSON.parse(text) as WebhookEnvelope }];
    });
    return (await Promise.all(opened)).flat();
  }
}
