import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes besides the password. Of people, whatever organization they enter. */
export class TwoFactor1700000000153 implements MigrationInterface {
  name = 'TwoFactor1700000000153';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE two_factors (
        user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        -- Encrypted.
        secret bytea NOT NULL,
        -- Null until its first code was given: nothing is asked for before.
        confirmed_at timestamptz,
        -- Thirty seconds since 1970 of the code that was used last: no code is good twice.
        last_step bigint NOT NULL DEFAULT 0,
        -- Wrong codes since the last good one, and when the next one is looked at.
        failures integer NOT NULL DEFAULT 0,
        next_try_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE recovery_codes (
        user_id uuid NOT NULL REFERENCES two_factors (user_id) ON DELETE CASCADE,
        code_hash bytea NOT NULL,
        PRIMARY KEY (user_id, code_hash)
      );
      ALTER TABLE organizations ADD COLUMN requires_two_factor boolean NOT NULL DEFAULT false;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE organizations DROP COLUMN requires_two_factor;
      DROP TABLE recovery_codes;
      DROP TABLE two_factors;
    `);
  }
}
