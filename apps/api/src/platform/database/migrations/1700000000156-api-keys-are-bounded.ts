import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From where an API key works, and the secret that it had before. */
export class ApiKeysAreBounded1700000000156 implements MigrationInterface {
  name = 'ApiKeysAreBounded1700000000156';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE api_keys
        -- Addresses and ranges; empty for any.
        ADD COLUMN allowed_addresses text[] NOT NULL DEFAULT '{}',
        ADD COLUMN last_used_address text,
        -- The secret before the last rotation, and until when it works.
        ADD COLUMN previous_hash bytea,
        ADD COLUMN previous_until timestamptz;
      CREATE UNIQUE INDEX api_keys_previous ON api_keys (previous_hash) WHERE previous_hash IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE api_keys
        DROP COLUMN allowed_addresses, DROP COLUMN last_used_address,
        DROP COLUMN previous_hash, DROP COLUMN previous_until;
    `);
  }
}
