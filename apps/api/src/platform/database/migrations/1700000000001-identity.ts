import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may come in: organizations, users, their memberships, log-ins and API keys. */
export class Identity1700000000001 implements MigrationInterface {
  name = 'Identity1700000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE organizations (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL,
        password_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      -- Stored in lower case, so that Ada@ and ada@ are one person.
      CREATE UNIQUE INDEX users_email ON users (email);
      CREATE TABLE memberships (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        role text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX memberships_organization_user ON memberships (organization_id, user_id);
      CREATE INDEX memberships_user ON memberships (user_id);
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
      CREATE TABLE api_keys (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        name text NOT NULL,
        token_hash bytea NOT NULL,
        last4 text NOT NULL,
        scopes text[] NOT NULL,
        created_by uuid NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX api_keys_hash ON api_keys (token_hash);
      CREATE INDEX api_keys_organization ON api_keys (organization_id, id DESC) WHERE revoked_at IS NULL;
      -- Keys that wrap data keys, which are kept elsewhere: here is only what tells the right one.
      CREATE TABLE master_keys (
        id text PRIMARY KEY,
        check_value bytea NOT NULL,
        is_current boolean NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE UNIQUE INDEX master_keys_current ON master_keys ((true)) WHERE is_current;
      -- While the master key is rotated: one key wrapped by another.
      CREATE TABLE master_key_links (
        opener text NOT NULL REFERENCES master_keys (id) ON DELETE CASCADE,
        opens text NOT NULL REFERENCES master_keys (id) ON DELETE CASCADE,
        wrapped bytea NOT NULL,
        PRIMARY KEY (opener, opens)
      );
      -- The key of each organization, wrapped. The one without organization is the installation's.
      CREATE TABLE data_keys (
        id uuid PRIMARY KEY,
        organization_id uuid UNIQUE REFERENCES organizations (id) ON DELETE CASCADE,
        master_key_id text NOT NULL REFERENCES master_keys (id),
        wrapped bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX data_keys_installation ON data_keys ((true)) WHERE organization_id IS NULL;
      CREATE INDEX data_keys_master_key ON data_keys (master_key_id, id);
      -- Encrypted secrets of this installation that are made once, such as the key that signs access tokens.
      CREATE TABLE installation_secrets (
        name text PRIMARY KEY,
        value bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE installation_secrets, data_keys, master_key_links, master_keys, api_keys, refresh_tokens, memberships, users, organizations;
    `);
  }
}
