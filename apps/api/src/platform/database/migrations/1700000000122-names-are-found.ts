import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds contacts and groups by a part of what they are called; case and accents do not matter. */
export class NamesAreFound1700000000122 implements MigrationInterface {
  name = 'NamesAreFound1700000000122';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      -- The dictionary is named, so that the result depends on the text alone.
      CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN lower(unaccent('unaccent'::regdictionary, $1));
      CREATE FUNCTION contact_text(name text, push_name text, verified_name text, phone text, lid text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN coalesce(name, '') || ' ' || coalesce(push_name, '') || ' ' || coalesce(verified_name, '') || ' ' ||
          coalesce(phone, '') || ' ' || coalesce(lid, '');
      CREATE INDEX contacts_named ON contacts
        USING gin (folded(contact_text(name, push_name, verified_name, phone, lid)) gin_trgm_ops);
      CREATE INDEX groups_named ON groups USING gin (folded(coalesce(subject, '')) gin_trgm_ops);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX contacts_named, groups_named;
      DROP FUNCTION contact_text(text, text, text, text, text);
      DROP FUNCTION folded(text);
    `);
  }
}
