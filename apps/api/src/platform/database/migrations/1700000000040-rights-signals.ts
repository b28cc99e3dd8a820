import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tells every process when somebody's rights in an organization change, whoever changes them: open streams
 * are checked again. The payload is the organization's id.
 */
export class RightsSignals1700000000040 implements MigrationInterface {
  name = 'RightsSignals1700000000040';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION tell_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('whathooks_rights', OLD.organization_id::text);
        RETURN NULL;
      END $$;
      CREATE TRIGGER memberships_rights AFTER UPDATE OR DELETE ON memberships
        FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();
      CREATE TRIGGER sign_ins_rights AFTER DELETE ON sign_ins
        FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();
      CREATE TRIGGER api_keys_rights AFTER UPDATE OF scopes, expires_at, revoked_at OR DELETE ON api_keys
        FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER api_keys_rights ON api_keys;
      DROP TRIGGER sign_ins_rights ON sign_ins;
      DROP TRIGGER memberships_rights ON memberships;
      DROP FUNCTION tell_rights_changed();
    `);
  }
}
