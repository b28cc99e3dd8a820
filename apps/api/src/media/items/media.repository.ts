import { type Database, rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { MediaItem } from './media-item.entity';

const BECOME_READY = `
  UPDATE media SET status = 'ready', error = NULL, file_id = ready.file_id, mime_type = ready.mime_type,
    size = ready.size, sha256 = ready.sha256, thumbnail = ready.thumbnail, pages = ready.pages
  FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bytea[], $7::bytea[], $8::integer[])
    AS ready (id, file_id, mime_type, size, sha256, thumbnail, pages)
  WHERE media.id = ready.id AND media.organization_id = $1`;

function readyColumns({ organizationId }: Tenant, items: readonly MediaItem[]): unknown[] {
  return [
    organizationId,
    items.map(({ id }) => id),
    items.map(({ fileId }) => fileId),
    items.map(({ mimeType }) => mimeType),
    items.map(({ size }) => size),
    items.map(({ sha256 }) => sha256),
    items.map(({ thumbnail }) => thumbnail),
    items.map(({ pages }) => pages),
  ];
}

/** Writes of files that their bytes are here. */
export async function becomeReady(
  tx: Database,
  tenant: Tenant,
  items: readonly MediaItem[],
): Promise<void> {
  await tx.query(BECOME_READY, readyColumns(tenant, items));
}

/** Removes the files of messages. Returns their ids. */
export async function removeOfMessages(
  tx: Database,
  { organizationId }: Tenant,
  messageIds: readonly string[],
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    'DELETE FROM media WHERE organization_id = $1 AND message_id = ANY ($2::uuid[]) RETURNING id',
    [organizationId, messageIds],
  );
  return rows.map(({ id }) => id);
}
