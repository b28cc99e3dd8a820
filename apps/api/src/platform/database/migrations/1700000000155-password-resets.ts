import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that let people choose a new password. */
export class PasswordResets1700000000155 implements MigrationInterface {
  name = 'PasswordResets1700000000155';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Of a person, whatever organizations they belong to.
      CREATE TABLE password_resets (
        token_hash bytea PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        -- The owner who made it; null of one that went out by mail.
        made_by uuid REFERENCES users (id) ON DELETE CASCADE,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX password_resets_user ON password_resets (user_id);
      CREATE INDEX password_resets_expires ON password_resets (expires_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE password_resets');
  }
}
