import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What WhatsApp asks of the passkey of an account that is being linked. */
export class Passkeys1700000000055 implements MigrationInterface {
  name = 'Passkeys1700000000055';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Encrypted: whoever holds the passkey and reads the challenge could answer in our place.
    await queryRunner.query('ALTER TABLE sessions ADD COLUMN passkey bytea;');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sessions DROP COLUMN passkey;');
  }
}
