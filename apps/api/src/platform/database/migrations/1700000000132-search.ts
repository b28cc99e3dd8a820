import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What messages, contacts and groups are found by. Triggers note what is to be indexed, in the transaction that writes
 * it, whoever writes it; a job indexes what is noted, and what was there before.
 */
export class Search1700000000132 implements MigrationInterface {
  name = 'Search1700000000132';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE search_entries (
        -- m: message, c: contact, g: group.
        kind "char" NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        -- Beginnings of words, parts of numbers, and when, where and for whom it was written: see ADR 41.
        words tsvector NOT NULL,
        PRIMARY KEY (kind, id)
      );
      -- What waits to be moved into the index is read by every search, so it stays short.
      CREATE INDEX search_words ON search_entries USING gin (words) WITH (gin_pending_list_limit = 512);

      -- What is to be indexed, or indexed anew.
      CREATE TABLE search_pending (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind "char" NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL
      );
      CREATE INDEX search_pending_organization ON search_pending (organization_id, seq DESC);

      -- How far what was there before is indexed, newest first.
      CREATE TABLE search_backfill (
        kind "char" PRIMARY KEY,
        before uuid NOT NULL
      );
      INSERT INTO search_backfill (kind, before)
      SELECT kind, 'ffffffff-ffff-ffff-ffff-ffffffffffff' FROM (
        SELECT 'm' AS kind WHERE EXISTS (SELECT FROM messages)
        UNION ALL SELECT 'c' WHERE EXISTS (SELECT FROM contacts)
        UNION ALL SELECT 'g' WHERE EXISTS (SELECT FROM groups)) there;

      CREATE FUNCTION search_note() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_pending (kind, id, organization_id) VALUES (TG_ARGV[0]::"char", NEW.id, NEW.organization_id);
        RETURN NULL;
      END $$;
      CREATE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM search_entries entry USING gone WHERE entry.kind = TG_ARGV[0]::"char" AND entry.id = gone.id;
        RETURN NULL;
      END $$;

      CREATE FUNCTION search_note_messages() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_pending (kind, id, organization_id)
        SELECT 'm', id, organization_id FROM fresh WHERE text IS NOT NULL AND type <> 'reaction';
        RETURN NULL;
      END $$;
      CREATE TRIGGER search_new AFTER INSERT ON messages REFERENCING NEW TABLE AS fresh
        FOR EACH STATEMENT EXECUTE FUNCTION search_note_messages();
      CREATE TRIGGER search_changed AFTER UPDATE OF text ON messages
        FOR EACH ROW WHEN (NEW.text IS DISTINCT FROM OLD.text) EXECUTE FUNCTION search_note('m');
      CREATE TRIGGER search_gone AFTER DELETE ON messages REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION search_forget('m');

      CREATE FUNCTION search_note_files() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_pending (kind, id, organization_id)
        SELECT 'm', message_id, organization_id FROM fresh WHERE file_name IS NOT NULL AND message_id IS NOT NULL;
        RETURN NULL;
      END $$;
      CREATE FUNCTION search_note_file() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_pending (kind, id, organization_id) VALUES ('m', NEW.message_id, NEW.organization_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER search_new AFTER INSERT ON media REFERENCING NEW TABLE AS fresh
        FOR EACH STATEMENT EXECUTE FUNCTION search_note_files();
      CREATE TRIGGER search_changed AFTER UPDATE OF file_name, message_id ON media
        FOR EACH ROW WHEN (NEW.message_id IS NOT NULL
          AND (NEW.file_name, NEW.message_id) IS DISTINCT FROM (OLD.file_name, OLD.message_id))
        EXECUTE FUNCTION search_note_file();

      CREATE TRIGGER search_new AFTER INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION search_note('c');
      CREATE TRIGGER search_changed AFTER UPDATE OF name, push_name, verified_name, phone, lid ON contacts
        FOR EACH ROW WHEN ((NEW.name, NEW.push_name, NEW.verified_name, NEW.phone, NEW.lid)
          IS DISTINCT FROM (OLD.name, OLD.push_name, OLD.verified_name, OLD.phone, OLD.lid))
        EXECUTE FUNCTION search_note('c');
      CREATE TRIGGER search_gone AFTER DELETE ON contacts REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION search_forget('c');

      CREATE TRIGGER search_new AFTER INSERT ON groups FOR EACH ROW WHEN (NEW.subject IS NOT NULL)
        EXECUTE FUNCTION search_note('g');
      CREATE TRIGGER search_changed AFTER UPDATE OF subject ON groups
        FOR EACH ROW WHEN (NEW.subject IS DISTINCT FROM OLD.subject) EXECUTE FUNCTION search_note('g');
      CREATE TRIGGER search_gone AFTER DELETE ON groups REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION search_forget('g');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER search_new ON messages;
      DROP TRIGGER search_changed ON messages;
      DROP TRIGGER search_gone ON messages;
      DROP TRIGGER search_new ON media;
      DROP TRIGGER search_changed ON media;
      DROP TRIGGER search_new ON contacts;
      DROP TRIGGER search_changed ON contacts;
      DROP TRIGGER search_gone ON contacts;
      DROP TRIGGER search_new ON groups;
      DROP TRIGGER search_changed ON groups;
      DROP TRIGGER search_gone ON groups;
      DROP FUNCTION search_note_messages(), search_note_files(), search_note_file(), search_note(), search_forget();
      DROP TABLE search_backfill, search_pending, search_entries;
    `);
  }
}
