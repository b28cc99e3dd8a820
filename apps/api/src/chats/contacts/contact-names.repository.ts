import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { PersonAddress } from './person-address';
import type { Named } from './titles';

type Names = Pick<Named, 'name' | 'verifiedName' | 'pushName'>;

/** Of somebody who is no contact. */
export const NOBODY: Names = { name: null, verifiedName: null, pushName: null };

/** What people are called who may be no contacts. */
@Injectable()
export class ContactNames {
  constructor(private readonly dataSource: DataSource) {}

  /** Of each person, in the order given. */
  async of(
    { id, organizationId }: Tenant & { id: string },
    people: readonly PersonAddress[],
  ): Promise<Names[]> {
    if (people.length === 0) return [];
    const rows = await rowsOf<Names & { phone: string | null; lid: string | null }>(
      this.dataSource,
      `SELECT phone, lid, name, verified_name AS "verifiedName", push_name AS "pushName" FROM contacts
       WHERE session_id = $1 AND organization_id = $2 AND (phone = ANY ($3) OR lid = ANY ($3))`,
      [id, organizationId, people.map(({ digits }) => digits)],
    );
    return people.map(({ digits, type }) => {
      const known = rows.find((row) => row[type] === digits);
      return known ?? NOBODY;
    });
  }
}
