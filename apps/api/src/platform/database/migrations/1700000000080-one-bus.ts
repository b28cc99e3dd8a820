import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Processes hear each other on one channel. Messages that are too large for a notification stand in a table for
 * some minutes; changes of rights are told there by the triggers, too.
 */
export class OneBus1700000000080 implements MigrationInterface {
  name = 'OneBus1700000000080';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Belongs to the installation. Nothing in it is needed after a crash.
      CREATE UNLOGGED TABLE cluster_messages (
        id uuid PRIMARY KEY,
        body text NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE OR REPLACE FUNCTION tell_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('whathooks_bus', '- ' || json_build_array(
          json_build_array('rights.changed', json_build_object('organizationId', OLD.organization_id)))::text);
        RETURN NULL;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION tell_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('whathooks_rights', OLD.organization_id::text);
        RETURN NULL;
      END $$;
      DROP TABLE cluster_messages;
    `);
  }
}
