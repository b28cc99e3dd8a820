import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { PersonAddress } from '../contacts/person-address';

/** What a history calls a person; null where it does not say. */
export interface ToldName extends PersonAddress {
  name: string | null;
  pushName: string | null;
}

/** Names of people that come out of histories. */
@Injectable()
export class ToldNamesRepository {
  /**
   * Gives contacts the names that they do not have. Somebody who is no contact yet becomes one.
   *
   * @param people each once, sorted by digits: locks are taken in this order.
   * @returns UUIDs of contacts with a chat for whom that is news.
   */
  async fill(
    tx: Transaction,
    { id: sessionId, organizationId }: Tenant & { id: string },
    people: readonly ToldName[],
  ): Promise<string[]> {
    const changed: string[] = [];
    for (const type of ['phone', 'lid'] as const) {
      const of = people.filter((person) => person.type === type);
      if (of.length === 0) continue;
      const jid = `contact.${type} || '${type === 'phone' ? '@s.whatsapp.net' : '@lid'}'`;
      const rows = await rowsOf<{ id: string; hasChat: boolean }>(
        tx,
        `INSERT INTO contacts AS contact (id, organization_id, session_id, ${type}, name, push_name, created_at, updated_at)
         SELECT told.id, $1, $2, told.digits, told.name, told.push_name, now(), now()
         FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) AS told (id, digits, name, push_name)
         ORDER BY told.digits
         ON CONFLICT (session_id, ${type}) DO UPDATE SET name = coalesce(contact.name, excluded.name),
           push_name = coalesce(contact.push_name, excluded.push_name), updated_at = now()
           WHERE (contact.name IS NULL AND excluded.name IS NOT NULL)
             OR (contact.push_name IS NULL AND excluded.push_name IS NOT NULL)
         RETURNING id, EXISTS (SELECT FROM chats chat WHERE chat.session_id = $2 AND chat.jid = ${jid}) AS "hasChat"`,
        [
          organizationId,
          sessionId,
          of.map(() => newId()),
          of.map(({ digits }) => digits),
          of.map(({ name }) => name),
          of.map(({ pushName }) => pushName),
        ],
      );
      changed.push(...rows.filter(({ hasChat }) => hasChat).map(({ id }) => id));
    }
    return changed;
  }
}
