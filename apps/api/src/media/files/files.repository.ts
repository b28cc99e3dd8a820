import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { changedBy, type Database, rowsOf } from '../../platform/database/sql';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/http/problems/api-error';
import { StoredFile } from './stored-file.entity';

/** A file whose bytes have just been written. */
export type NewFile = Pick<StoredFile, 'id' | 'sha256' | 'mimeType' | 'object'> & { size: number };

const COLUMNS = `id, organization_id AS "organizationId", sha256, size, mime_type AS "mimeType", object,
  created_at AS "createdAt", used_at AS "usedAt"`;

/**
 * Who stored the same bytes earlier keeps the row; its object is returned then. In the order of the hashes:
 * two that insert the same files wait for each other, and not both.
 */
const INSERT = `
  INSERT INTO files (id, organization_id, sha256, size, mime_type, object, created_at, used_at)
  SELECT id, $1, sha256, size, mime_type, object, now(), now()
  FROM unnest($2::uuid[], $3::bytea[], $4::bigint[], $5::text[], $6::text[])
    AS written (id, sha256, size, mime_type, object)
  ORDER BY sha256
  ON CONFLICT (organization_id, sha256) DO UPDATE SET used_at = excluded.used_at
  RETURNING ${COLUMNS}`;

const USE_SAME_BYTES = `
  UPDATE files SET used_at = now() WHERE organization_id = $1 AND sha256 = $2 RETURNING ${COLUMNS}`;

/**
 * A file in use is marked once an hour, so that a thousand messages with it do not wait for each
 * other. What was used within a day is not deleted, so an hour more or less does not matter.
 */
const USE = `
  UPDATE files SET used_at = now()
  WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND used_at < now() - interval '1 hour'`;

/** Rows of files. Their bytes are in the object store. */
@Injectable()
export class FilesRepository {
  private readonly files: TenantRepository<StoredFile>;

  constructor(@InjectRepository(StoredFile) private readonly rows: Repository<StoredFile>) {
    this.files = new TenantRepository(rows.manager, StoredFile, 'file');
  }

  /** Whether any organization has a file. */
  async areThere(): Promise<boolean> {
    const [found] = await rowsOf<{ exists: boolean }>(
      this.rows.manager,
      'SELECT EXISTS (SELECT FROM files) AS "exists"',
    );
    return found?.exists ?? false;
  }

  find(tenant: Tenant, id: string): Promise<StoredFile | null> {
    return this.files.findOne(tenant, { id });
  }

  /** @throws ApiError not_found */
  get(tenant: Tenant, id: string): Promise<StoredFile> {
    return this.files.get(tenant, id);
  }

  /**
   * Inserts files, or finds those that have the same bytes. They are in use now.
   *
   * @param files of which no two have the same bytes.
   * @returns the rows, in any order.
   */
  insertOrFind(
    tenant: Tenant,
    files: readonly NewFile[],
    database: Database = this.rows.manager,
  ): Promise<StoredFile[]> {
    return rowsOf(database, INSERT, [
      tenant.organizationId,
      files.map(({ id }) => id),
      files.map(({ sha256 }) => sha256),
      files.map(({ size }) => size),
      files.map(({ mimeType }) => mimeType),
      files.map(({ object }) => object),
    ]);
  }

  /** The file with these bytes, which is in use now. */
  async useSameBytes(tenant: Tenant, sha256: Buffer): Promise<StoredFile | null> {
    const parameters = [tenant.organizationId, sha256];
    return (await rowsOf<StoredFile>(this.rows.manager, USE_SAME_BYTES, parameters))[0] ?? null;
  }

  /**
   * Files are used by something new, written in the same transaction: they are not deleted until it
   * ends, and then it refers to them.
   *
   * @throws ApiError not_found when one was deleted meanwhile.
   */
  async useWithin(tx: Transaction, tenant: Tenant, ids: readonly string[]): Promise<void> {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return;
    await changedBy(tx.manager, USE, [tenant.organizationId, unique]);
    const there = await this.files.within(tx).count(tenant, { id: In(unique) });
    if (there < unique.length) throw notFound('file');
  }
}
