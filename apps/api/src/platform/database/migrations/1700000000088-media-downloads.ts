import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are to be downloaded, and what is known of it so far. */
export class MediaDownloads1700000000088 implements MigrationInterface {
  name = 'MediaDownloads1700000000088';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE media_downloads (
        media_id uuid PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        message_id uuid NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
        due_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        asked integer NOT NULL DEFAULT 0,
        direct_path text,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX media_downloads_due ON media_downloads (session_id, due_at);
      CREATE INDEX media_downloads_message ON media_downloads (message_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE media_downloads');
  }
}
