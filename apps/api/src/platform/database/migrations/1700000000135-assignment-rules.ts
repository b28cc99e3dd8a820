import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose turn it is to get a chat of nobody. Whoever leaves an organization leaves its rule. */
export class AssignmentRules1700000000135 implements MigrationInterface {
  name = 'AssignmentRules1700000000135';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE assignment_rules (
        organization_id uuid PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
        -- none or round_robin.
        kind text NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE TABLE assignment_members (
        organization_id uuid NOT NULL,
        user_id uuid NOT NULL,
        -- Place among the members of the rule, from 0.
        place integer NOT NULL,
        -- When the member was given a chat last; null for never. The one with the oldest is next.
        given_at timestamptz,
        PRIMARY KEY (organization_id, user_id),
        FOREIGN KEY (organization_id, user_id)
          REFERENCES memberships (organization_id, user_id) ON DELETE CASCADE
      );
      -- The chats of a member who leaves are found by it.
      CREATE INDEX chats_of_member ON chats (organization_id, assignee_id) WHERE assignee_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX chats_of_member;
      DROP TABLE assignment_members, assignment_rules;
    `);
  }
}
