import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';

const PAIRS = 'pair AS (SELECT * FROM unnest($3::text[], $4::text[]) AS pair (lid, phone))';

/** Contacts of one of the addresses, locked in this order. */
const LOCK = `
  SELECT id FROM contacts
  WHERE organization_id = $1 AND session_id = $2 AND (phone = ANY ($4) OR lid = ANY ($3))
  ORDER BY id FOR UPDATE`;

/** A LID that belongs to another person now. */
const LEAVE = `
  WITH ${PAIRS}
  UPDATE contacts contact SET lid = NULL, updated_at = now() FROM pair
  WHERE contact.organization_id = $1 AND contact.session_id = $2 AND contact.lid = pair.lid
    AND contact.phone <> pair.phone`;

/**
 * Numbers of people who were known by the LID alone, of which there is no contact: taken, so that whoever meets one of
 * them at this moment waits, and finds the contact that gets the number.
 */
const TAKE = `
  WITH ${PAIRS}
  INSERT INTO contacts (id, organization_id, session_id, phone, created_at, updated_at)
  SELECT DISTINCT ON (pair.phone) gen_random_uuid(), $1::uuid, $2::uuid, pair.phone, now(), now()
  FROM contacts contact JOIN pair ON contact.lid = pair.lid
  WHERE contact.session_id = $2 AND contact.phone IS NULL ORDER BY pair.phone
  ON CONFLICT (session_id, phone) DO NOTHING RETURNING id, phone`;

const NUMBER = `
  WITH ${PAIRS}, freed AS (
    DELETE FROM contacts WHERE organization_id = $1 AND session_id = $2 AND id = ANY ($5) RETURNING phone
  ), first AS (
    SELECT DISTINCT ON (pair.phone) contact.id, pair.phone
    FROM freed JOIN pair USING (phone) JOIN contacts contact ON contact.lid = pair.lid
    WHERE contact.session_id = $2 AND contact.phone IS NULL ORDER BY pair.phone, contact.id)
  UPDATE contacts contact SET phone = first.phone, updated_at = now() FROM first WHERE contact.id = first.id
  RETURNING contact.id`;

/** Two contacts of one person: what one of them is called stays, and what is newer of both. */
const JOIN = `
  WITH ${PAIRS}, gone AS (
    DELETE FROM contacts old USING pair, contacts kept
    WHERE old.organization_id = $1 AND old.session_id = $2 AND old.lid = pair.lid AND old.phone IS NULL
      AND kept.session_id = $2 AND kept.phone = pair.phone
    RETURNING kept.id AS kept, old.lid, old.name, old.push_name, old.verified_name, old.blocked, old.updated_at)
  UPDATE contacts contact SET lid = gone.lid, name = coalesce(contact.name, gone.name),
    push_name = CASE WHEN gone.updated_at > contact.updated_at THEN coalesce(gone.push_name, contact.push_name)
      ELSE coalesce(contact.push_name, gone.push_name) END,
    verified_name = coalesce(contact.verified_name, gone.verified_name),
    blocked = contact.blocked OR gone.blocked, updated_at = now()
  FROM gone WHERE contact.id = gone.kept
  RETURNING contact.id`;

/** One who was known by the number alone. */
const LID = `
  WITH ${PAIRS}
  UPDATE contacts contact SET lid = pair.lid, updated_at = now() FROM pair
  WHERE contact.organization_id = $1 AND contact.session_id = $2 AND contact.phone = pair.phone
    AND contact.lid IS DISTINCT FROM pair.lid
    AND NOT EXISTS (SELECT FROM contacts other WHERE other.session_id = $2 AND other.lid = pair.lid)
    AND pair.lid = (SELECT max(same.lid) FROM pair same WHERE same.phone = pair.phone)
  RETURNING contact.id`;

/** Joins the contacts of people whose number is known now. Returns the UUIDs of those that changed. */
export async function joinContacts(
  tx: Transaction,
  { id, organizationId }: Tenant & { id: string },
  pairs: readonly { lid: string; phone: string }[],
): Promise<string[]> {
  const parameters = [
    organizationId,
    id,
    pairs.map(({ lid }) => lid),
    pairs.map(({ phone }) => phone),
  ];
  if ((await tx.query(LOCK, parameters)).length === 0) return [];
  await tx.query(LEAVE, parameters);
  const taken = idsOf(await rowsOf(tx, TAKE, parameters));
  const numbered = taken.length > 0 ? await rowsOf<Id>(tx, NUMBER, [...parameters, taken]) : [];
  const joined = await rowsOf<Id>(tx, JOIN, parameters);
  const completed = await rowsOf<Id>(tx, LID, parameters);
  return [...new Set(idsOf([...numbered, ...joined, ...completed]))];
}

interface Id {
  id: string;
}

function idsOf(rows: readonly Id[]): string[] {
  return rows.map(({ id }) => id);
}
