import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId, parseId } from '../../platform/database/ids';
import { GREATEST_ID } from '../../platform/database/side';
import { type Database, rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/http/problems/api-error';
import { contactText, isIndexed } from './contact-text.repository';
import type { ContactRow } from './contact-views';
import type { PersonAddress } from './person-address';

const COLUMNS = `
  contact.id, contact.session_id AS "sessionId", contact.phone, contact.lid, contact.name,
  contact.push_name AS "pushName", contact.verified_name AS "verifiedName", contact.blocked,
  contact.updated_at AS "updatedAt"`;

/** Which contacts a list has. */
export interface ContactFilter {
  /** UUID; null for all. */
  sessionId: string | null;
  /** A pattern of LIKE; null for all. */
  text: string | null;
  before: string | null;
  limit: number;
}

/** A contact, and what events of its session carry. */
export type ContactOfEvent = ContactRow & { metadata: Record<string, string> };

/** Contacts as rows. */
@Injectable()
export class ContactsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  list(
    { organizationId }: Tenant,
    { sessionId, text, before, limit }: ContactFilter,
  ): Promise<ContactRow[]> {
    const parameters: unknown[] = [organizationId, before ?? GREATEST_ID, limit];
    const where = ['contact.organization_id = $1', 'contact.id < $2::uuid'];
    if (sessionId) where.push(`contact.session_id = $${parameters.push(sessionId)}`);
    if (text) {
      const pattern = `$${parameters.push(text)}::text`;
      where.push(
        isIndexed(text)
          ? `contact.id = ANY (ARRAY(SELECT found_contacts(${pattern})))`
          : `${contactText('contact')} LIKE folded(${pattern})`,
      );
    }
    return rowsOf(
      this.dataSource,
      `SELECT ${COLUMNS} FROM contacts contact WHERE ${where.join(' AND ')} ORDER BY contact.id DESC LIMIT $3`,
      parameters,
    );
  }

  /**
   * A contact by its public id.
   *
   * @throws ApiError not_found
   */
  async get({ organizationId }: Tenant, id: string, database?: Database): Promise<ContactRow> {
    const [row] = await rowsOf<ContactRow>(
      database ?? this.dataSource,
      `SELECT ${COLUMNS} FROM contacts contact WHERE contact.id = $1 AND contact.organization_id = $2`,
      [parseId('contact', id), organizationId],
    );
    if (!row) throw notFound('contact');
    return row;
  }

  /** Stores a contact's name in the phone's address book. Returns whether it changed. */
  async rename(
    tx: Transaction,
    { organizationId }: Tenant,
    id: string,
    name: string | null,
  ): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `UPDATE contacts SET name = $3, updated_at = now()
       WHERE id = $1 AND organization_id = $2 AND name IS DISTINCT FROM $3 RETURNING id`,
      [id, organizationId, name],
    );
    return rows.length > 0;
  }

  /**
   * The same for people by their addresses, who may not be known yet.
   *
   * @param names each person once, sorted by digits: locks are taken in this order. A name of null takes somebody
   * out of the address book.
   * @returns UUIDs of the contacts for whom that is news.
   */
  async renamePeople(
    tx: Transaction,
    { id: sessionId, organizationId }: Tenant & { id: string },
    names: readonly { person: PersonAddress; name: string | null }[],
  ): Promise<string[]> {
    const changed: string[] = [];
    for (const type of ['phone', 'lid'] as const) {
      const of = names.filter(({ person }) => person.type === type);
      if (of.length === 0) continue;
      const rows = await rowsOf<{ id: string }>(
        tx,
        `INSERT INTO contacts AS contact (id, organization_id, session_id, ${type}, name, created_at, updated_at)
         SELECT fresh.id, $1, $2, fresh.digits, fresh.name, now(), now()
         FROM unnest($3::uuid[], $4::text[], $5::text[]) AS fresh (id, digits, name)
         WHERE fresh.name IS NOT NULL
           OR EXISTS (SELECT FROM contacts known WHERE known.session_id = $2 AND known.${type} = fresh.digits)
         ORDER BY fresh.digits
         ON CONFLICT (session_id, ${type}) DO UPDATE SET name = excluded.name, updated_at = now()
           WHERE contact.name IS DISTINCT FROM excluded.name
         RETURNING id`,
        [
          organizationId,
          sessionId,
          of.map(() => newId()),
          of.map(({ person }) => person.digits),
          of.map(({ name }) => name),
        ],
      );
      changed.push(...rows.map(({ id }) => id));
    }
    return changed;
  }

  /** Contacts by UUID, for events. */
  forEvents(
    tx: Transaction,
    { organizationId }: Tenant,
    ids: readonly string[],
  ): Promise<ContactOfEvent[]> {
    return rowsOf(
      tx,
      `SELECT ${COLUMNS}, session.metadata FROM contacts contact JOIN sessions session ON session.id = contact.session_id
       WHERE contact.organization_id = $1 AND contact.id = ANY ($2) ORDER BY contact.id`,
      [organizationId, ids],
    );
  }
}
