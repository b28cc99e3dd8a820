import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Log-in with an OpenID Connect provider. Of people, whatever organization they enter. */
export class Oidc1700000000164 implements MigrationInterface {
  name = 'Oidc1700000000164';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Null of somebody who came by the provider and has not set one.
      ALTER TABLE users ALTER COLUMN password_hash DROP NOT NULL;
      CREATE TABLE oidc_identities (
        issuer text NOT NULL,
        -- The provider's own name for the person: it stays when their address changes.
        subject text NOT NULL,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        -- What the provider called them when it was linked; null where it said nothing.
        email text,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (issuer, subject),
        CONSTRAINT oidc_identities_user UNIQUE (user_id, issuer)
      );
      CREATE TABLE oidc_log_ins (
        id uuid PRIMARY KEY,
        -- SHA-256 of the secret in the browser's cookie.
        secret_hash bytea NOT NULL UNIQUE,
        -- Encrypted.
        content bytea NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX oidc_log_ins_expires ON oidc_log_ins (expires_at);
      -- Name of the provider that a log-in came by; null by password.
      ALTER TABLE sign_ins ADD COLUMN provider text;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sign_ins DROP COLUMN provider;
      DROP TABLE oidc_log_ins;
      DROP TABLE oidc_identities;
      -- A hash of no password at all: chance in the place of a digest. Its person asks for a link by mail.
      UPDATE users SET password_hash = '$argon2id$v=19$m=19456,t=2,p=1$'
        || rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '=') || '$'
        || rtrim(encode(sha256(uuid_send(gen_random_uuid())), 'base64'), '=')
      WHERE password_hash IS NULL;
      ALTER TABLE users ALTER COLUMN password_hash SET NOT NULL;
    `);
  }
}
