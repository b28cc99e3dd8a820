import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All that WhatsApp tells of a group, and when it has to be asked for it. */
export class Groups1700000000138 implements MigrationInterface {
  name = 'Groups1700000000138';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE groups
        ADD COLUMN admins_add boolean NOT NULL DEFAULT false,
        ADD COLUMN owner_type text,
        ADD COLUMN community text,
        -- Whether WhatsApp names its members by their LIDs.
        ADD COLUMN by_lid boolean NOT NULL DEFAULT true,
        ADD COLUMN picture_id text,
        -- WhatsApp has to be asked for all of it, not before this time; null where what is here is right.
        ADD COLUMN wanted_at timestamptz DEFAULT now();
      CREATE INDEX groups_wanted ON groups (session_id, wanted_at) WHERE wanted_at IS NOT NULL;
      -- LID of a member whose number is known, where that is known too.
      ALTER TABLE group_members ADD COLUMN lid text;
      CREATE INDEX group_members_member ON group_members (member, member_type);

      -- When WhatsApp was asked for all groups of a session.
      CREATE TABLE session_groups (
        session_id uuid PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        read_at timestamptz,
        -- It has to be asked again with the next connection: something was asked, and no answer was kept.
        is_wanted boolean NOT NULL DEFAULT true
      );

      -- Groups of chats that are there.
      INSERT INTO groups (id, organization_id, session_id, jid, created_at, updated_at)
      SELECT id, organization_id, session_id, jid, now(), now() FROM chats WHERE kind = 'group'
      ON CONFLICT (session_id, jid) DO NOTHING;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE session_groups;
      DROP INDEX group_members_member, groups_wanted;
      ALTER TABLE group_members DROP COLUMN lid;
      ALTER TABLE groups DROP COLUMN admins_add, DROP COLUMN owner_type, DROP COLUMN community, DROP COLUMN by_lid,
        DROP COLUMN picture_id, DROP COLUMN wanted_at;
    `);
  }
}
