import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several people in an organization: invitations, and what ends with a membership. */
export class People1700000000129 implements MigrationInterface {
  name = 'People1700000000129';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Gone when it is accepted or revoked: the audit log keeps who did that.
      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL,
        role text NOT NULL,
        email text,
        invited_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        -- Nobody joins by the word of somebody who does not belong to the organization any more.
        FOREIGN KEY (organization_id, invited_by)
          REFERENCES memberships (organization_id, user_id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX invitations_hash ON invitations (token_hash);
      CREATE INDEX invitations_organization ON invitations (organization_id, id);

      -- A way in lives no longer than the membership that it leads to, whoever ends that.
      DELETE FROM sign_ins s WHERE NOT EXISTS (
        SELECT FROM memberships m
        WHERE m.organization_id = s.organization_id AND m.user_id = s.user_id
      );
      ALTER TABLE sign_ins ADD CONSTRAINT sign_ins_membership FOREIGN KEY (organization_id, user_id)
        REFERENCES memberships (organization_id, user_id) ON DELETE CASCADE;
      -- Streams of the organization that a sign-in leaves end.
      CREATE TRIGGER sign_ins_moved AFTER UPDATE OF organization_id ON sign_ins
        FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();

      -- A chat is assigned to nobody when its assignee leaves.
      ALTER TABLE chats DROP CONSTRAINT chats_assignee_id_fkey;
      ALTER TABLE chats ADD CONSTRAINT chats_assignee FOREIGN KEY (organization_id, assignee_id)
        REFERENCES memberships (organization_id, user_id) ON DELETE SET NULL (assignee_id);

      ALTER TABLE audit_log ADD COLUMN details jsonb NOT NULL DEFAULT '{}';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE audit_log DROP COLUMN details;
      ALTER TABLE chats DROP CONSTRAINT chats_assignee;
      ALTER TABLE chats ADD FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL;
      DROP TRIGGER sign_ins_moved ON sign_ins;
      ALTER TABLE sign_ins DROP CONSTRAINT sign_ins_membership;
      DROP TABLE invitations;
    `);
  }
}
