import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are sent: which messages wait for an upload, and what WhatsApp has. */
export class FilesThatAreSent1700000000090 implements MigrationInterface {
  name = 'FilesThatAreSent1700000000090';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messages ADD COLUMN awaits_upload boolean NOT NULL DEFAULT false;
      CREATE TABLE media_uploads (
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        file_id uuid NOT NULL REFERENCES files (id) ON DELETE CASCADE,
        kind text NOT NULL,
        direct_path text NOT NULL,
        url text NOT NULL,
        media_key bytea NOT NULL,
        encrypted_sha256 bytea NOT NULL,
        uploaded_at timestamptz NOT NULL,
        PRIMARY KEY (file_id, kind)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE media_uploads; ALTER TABLE messages DROP COLUMN awaits_upload',
    );
  }
}
