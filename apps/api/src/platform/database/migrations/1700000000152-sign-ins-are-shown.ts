import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people are logged in, and on which browsers they were before. */
export class SignInsAreShown1700000000152 implements MigrationInterface {
  name = 'SignInsAreShown1700000000152';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sign_ins
        ADD COLUMN user_agent text NOT NULL DEFAULT '',
        ADD COLUMN address text NOT NULL DEFAULT '',
        ADD COLUMN is_new boolean NOT NULL DEFAULT false;

      -- Of a person, whatever organization they enter.
      CREATE TABLE known_devices (
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        device_hash bytea NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, device_hash)
      );
      CREATE INDEX known_devices_seen ON known_devices (seen_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE known_devices;
      ALTER TABLE sign_ins DROP COLUMN user_agent, DROP COLUMN address, DROP COLUMN is_new;
    `);
  }
}
