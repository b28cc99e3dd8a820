import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which whoever has the phone links it to one session; and how an organization looks there. */
export class ConnectLinks1700000000143 implements MigrationInterface {
  name = 'ConnectLinks1700000000143';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Gone when a phone is linked, when it is revoked, and some time after it has expired.
      CREATE TABLE connect_links (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL,
        language text,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX connect_links_hash ON connect_links (token_hash);
      CREATE INDEX connect_links_organization ON connect_links (organization_id, id);
      CREATE INDEX connect_links_session ON connect_links (session_id);

      ALTER TABLE organizations
        -- A PNG.
        ADD COLUMN logo bytea,
        -- Six hex digits behind a #.
        ADD COLUMN color text;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE organizations DROP COLUMN logo, DROP COLUMN color;
      DROP TABLE connect_links;
    `);
  }
}
