import { Injectable } from '@nestjs/common';
import type { MediaTypeName } from '@whathooks/dto';
import type { RemoteFile } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Sealer } from '../../../platform/vault/cipher/data-key';
import { Vault } from '../../../platform/vault/vault';
import type { MediaUpload } from './media-upload.entity';

/** How long an upload is reused. WhatsApp keeps one for about a month, and recipients may be offline. */
export const USED_FOR_DAYS = 14;

/** A file, and the kind of message that it is for. */
export interface UploadedAs {
  fileId: string;
  kind: MediaTypeName;
}

/** A file on WhatsApp's servers, with all that a message says of it. */
export type UploadedFile = RemoteFile & {
  url: string;
  mediaKey: Uint8Array;
  encryptedSha256: Uint8Array;
  mediaKeyTimestamp: number;
};

/** Remembers what WhatsApp has. */
@Injectable()
export class UploadsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  /** Null for what was not uploaded, or too long ago. */
  async find(tenant: Tenant, { fileId, kind }: UploadedAs): Promise<UploadedFile | null> {
    const [row] = await this.dataSource.query<MediaUpload[]>(
      `SELECT direct_path AS "directPath", url, media_key AS "mediaKey",
              encrypted_sha256 AS "encryptedSha256", uploaded_at AS "uploadedAt"
       FROM media_uploads WHERE organization_id = $1 AND file_id = $2 AND kind = $3
         AND uploaded_at > now() - interval '${USED_FOR_DAYS} days'`,
      [tenant.organizationId, fileId, kind],
    );
    if (!row) return null;
    const { directPath, url, encryptedSha256, uploadedAt } = row;
    const sealer = await this.sealer(tenant, fileId);
    return {
      directPath,
      url,
      mediaKey: sealer.open('media_key', row.mediaKey, kind),
      encryptedSha256,
      mediaKeyTimestamp: Math.floor(uploadedAt.getTime() / 1_000),
    };
  }

  /** The latest upload is the one that is used. */
  async keep(tenant: Tenant, { fileId, kind }: UploadedAs, file: UploadedFile): Promise<void> {
    const sealer = await this.sealer(tenant, fileId);
    await this.dataSource.query(
      `INSERT INTO media_uploads
         (organization_id, file_id, kind, direct_path, url, media_key, encrypted_sha256, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8))
       ON CONFLICT (file_id, kind) DO UPDATE SET direct_path = excluded.direct_path, url = excluded.url,
         media_key = excluded.media_key, encrypted_sha256 = excluded.encrypted_sha256,
         uploaded_at = excluded.uploaded_at`,
      [
        tenant.organizationId,
        fileId,
        kind,
        file.directPath,
        file.url,
        sealer.seal('media_key', file.mediaKey, kind),
        Buffer.from(file.encryptedSha256),
        file.mediaKeyTimestamp,
      ],
    );
  }

  private async sealer({ organizationId }: Tenant, fileId: string): Promise<Sealer> {
    return (await this.vault.organization(organizationId)).sealer('media_uploads', fileId);
  }
}
