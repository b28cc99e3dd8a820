import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail that waits to be sent, and mail that could not be sent. */
export class Mails1700000000144 implements MigrationInterface {
  name = 'Mails1700000000144';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A row is gone once the mail server has taken the mail.
      CREATE TABLE mails (
        id uuid PRIMARY KEY,
        -- Null for mail of no organization, such as to a person who has forgotten a password.
        organization_id uuid REFERENCES organizations (id) ON DELETE CASCADE,
        recipient text NOT NULL,
        -- Subject and text, sealed: they hold links that open accounts. Null once it was given up.
        content bytea,
        attempts integer NOT NULL DEFAULT 0,
        -- Not before; null once it was given up. Whoever sends it moves it ahead first, so that nobody else does.
        next_at timestamptz DEFAULT now(),
        -- It says nothing any more after this.
        expires_at timestamptz NOT NULL,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        given_up_at timestamptz
      );
      CREATE INDEX mails_due ON mails (next_at) WHERE next_at IS NOT NULL;
      CREATE INDEX mails_given_up ON mails (given_up_at) WHERE given_up_at IS NOT NULL;
      CREATE INDEX mails_organization ON mails (organization_id, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE mails');
  }
}
