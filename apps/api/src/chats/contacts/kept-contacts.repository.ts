import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { PersonAddress } from './person-address';

/** A person who was met, and what they call themselves. */
export interface Met extends PersonAddress {
  pushName: string | null;
}

/**
 * Takes people who were met among the contacts, and what they call themselves now. One of whom the number is known
 * has their LID beside it.
 *
 * Parameters: `$1` the organization, `$2` the session, then a list for each column of `met`, by digits. `$7` is
 * whether WhatsApp named them: such writes go one after the other, so that nobody else writes their LIDs.
 */
const KEEP_CONTACTS = `
  WITH met AS (
    SELECT * FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) AS met (id, digits, type, push_name)
  ), by_phone AS (
    INSERT INTO contacts AS contact (id, organization_id, session_id, phone, lid, push_name, created_at, updated_at)
    SELECT met.id, $1, $2, met.digits, (
      SELECT pair.lid FROM lid_numbers pair WHERE $7 AND pair.session_id = $2 AND pair.phone = met.digits
        AND NOT EXISTS (SELECT FROM contacts other WHERE other.session_id = $2 AND other.lid = pair.lid)
      ORDER BY pair.lid DESC LIMIT 1), met.push_name, now(), now()
    FROM met WHERE met.type = 'phone' ORDER BY met.digits
    ON CONFLICT (session_id, phone) DO UPDATE SET push_name = coalesce(excluded.push_name, contact.push_name),
      lid = coalesce(contact.lid, excluded.lid), updated_at = now()
      WHERE (excluded.push_name IS NOT NULL AND contact.push_name IS DISTINCT FROM excluded.push_name)
        OR (contact.lid IS NULL AND excluded.lid IS NOT NULL)
  ), by_lid AS (
    INSERT INTO contacts AS contact (id, organization_id, session_id, lid, push_name, created_at, updated_at)
    SELECT met.id, $1, $2, met.digits, met.push_name, now(), now()
    FROM met WHERE met.type = 'lid' ORDER BY met.digits
    ON CONFLICT (session_id, lid) DO UPDATE SET push_name = excluded.push_name, updated_at = now()
      WHERE excluded.push_name IS NOT NULL AND contact.push_name IS DISTINCT FROM excluded.push_name
  )
  SELECT`;

/** Stores the people with whom a number has messages. */
@Injectable()
export class KeptContactsRepository {
  /**
   * Takes people among the contacts.
   *
   * @param people by their digits, sorted: locks are taken in this order.
   * @param isTold whether WhatsApp reported them.
   */
  async keep(
    tx: Transaction,
    { id, organizationId }: Tenant & { id: string },
    people: readonly Met[],
    isTold: boolean,
  ): Promise<void> {
    await tx.query(KEEP_CONTACTS, [
      organizationId,
      id,
      people.map(() => newId()),
      people.map(({ digits }) => digits),
      people.map(({ type }) => type),
      people.map(({ pushName }) => pushName),
      isTold,
    ]);
  }
}
