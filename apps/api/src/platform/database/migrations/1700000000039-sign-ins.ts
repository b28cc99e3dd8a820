import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row for each sign-in in place of one for each refresh token. Who is logged in logs in once more. */
export class SignIns1700000000039 implements MigrationInterface {
  name = 'SignIns1700000000039';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE refresh_tokens;
      CREATE TABLE sign_ins (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        generation integer NOT NULL DEFAULT 0,
        rotated_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX sign_ins_user ON sign_ins (user_id);
      CREATE INDEX sign_ins_expires ON sign_ins (expires_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE sign_ins;
      CREATE TABLE refresh_tokens (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        family_id uuid NOT NULL,
        token_hash bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX refresh_tokens_hash ON refresh_tokens (token_hash);
      CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
    `);
  }
}
