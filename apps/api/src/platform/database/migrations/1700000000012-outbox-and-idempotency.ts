import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that are carried out once however often they are made, and recipients that are asked for later. */
export class OutboxAndIdempotency1700000000012 implements MigrationInterface {
  name = 'OutboxAndIdempotency1700000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE idempotency_keys (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        actor text NOT NULL,
        route text NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        -- Who carries it out; another request may take over when it was claimed too long ago.
        claim uuid NOT NULL,
        claimed_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        -- What was made: written with it, so that a crash cannot come between.
        made uuid,
        status integer,
        -- Encrypted: it may show a secret that is shown only once.
        answer bytea
      );
      CREATE UNIQUE INDEX idempotency_keys_name
        ON idempotency_keys (organization_id, actor, route, key);
      CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

      -- False for what was taken while the line was down and nobody could be asked.
      ALTER TABLE messages ADD COLUMN recipient_checked boolean NOT NULL DEFAULT true;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messages DROP COLUMN recipient_checked;
      DROP TABLE idempotency_keys;
    `);
  }
}
