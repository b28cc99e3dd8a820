import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files: their bytes, once per organization, and what messages say of them. */
export class Media1700000000084 implements MigrationInterface {
  name = 'Media1700000000084';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE files (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        sha256 bytea NOT NULL,
        size bigint NOT NULL,
        mime_type text NOT NULL,
        object text NOT NULL,
        created_at timestamptz NOT NULL,
        used_at timestamptz NOT NULL,
        UNIQUE (organization_id, sha256)
      );
      CREATE TABLE media (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        message_id uuid REFERENCES messages (id) ON DELETE CASCADE,
        file_id uuid REFERENCES files (id),
        status text NOT NULL CHECK (status IN ('pending', 'ready', 'failed')),
        error text,
        type text,
        mime_type text NOT NULL,
        size bigint,
        sha256 bytea,
        file_name text,
        width integer,
        height integer,
        seconds integer,
        pages integer,
        waveform bytea,
        thumbnail bytea,
        style text,
        expires_at timestamptz,
        created_at timestamptz NOT NULL,
        CHECK ((status = 'ready') = (file_id IS NOT NULL)),
        CHECK ((status = 'failed') = (error IS NOT NULL))
      );
      CREATE INDEX media_message ON media (message_id);
      CREATE INDEX media_file ON media (file_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE media; DROP TABLE files');
  }
}
