import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reads indexes of texts for the organization of the transaction, as the owner of the tables: under a policy no
 * statement may ask a GIN index anything before each row was looked at.
 */
export class IndexesOfTexts1700000000148 implements MigrationInterface {
  name = 'IndexesOfTexts1700000000148';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Names of entries, newest first: $1 conditions for ever longer times, the last for all time; $2 only before this
      -- id; $3 kinds; $4 most. The first condition that finds a page is enough, so that a frequent word costs no more
      -- than a page of it, and a rare one no more than all that is found. OFFSET 0: the words alone choose the index
      -- (see docs/postgresql.md, rule 7).
      CREATE FUNCTION found_entries(text[], uuid, text[], integer) RETURNS text[]
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
        WITH RECURSIVE tries AS (
          SELECT 0 AS level, ARRAY[]::text[] AS found
          UNION ALL
          SELECT level + 1, ARRAY(
            SELECT entry.kind::text || entry.id::text FROM (
              SELECT kind, id, organization_id FROM search_entries
              WHERE words @@ ($1)[tries.level + 1]::tsquery OFFSET 0) entry
            WHERE entry.id < $2 AND entry.kind::text = ANY ($3)
              AND entry.organization_id = current_setting('app.organization')::uuid
            ORDER BY entry.id DESC LIMIT $4)
          FROM tries WHERE cardinality(found) < $4 AND level < cardinality($1)
        )
        SELECT found FROM tries ORDER BY level DESC LIMIT 1
      $$;

      -- Contacts, groups and chats in whose names a text stands; $1 a pattern of LIKE.
      CREATE FUNCTION found_contacts(text) RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
        SELECT id FROM contacts
        WHERE organization_id = current_setting('app.organization')::uuid
          AND folded(contact_text(name, push_name, verified_name, phone, lid)) LIKE folded($1)
      $$;
      CREATE FUNCTION found_groups(text) RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
        SELECT id FROM groups
        WHERE organization_id = current_setting('app.organization')::uuid AND folded(coalesce(subject, '')) LIKE folded($1)
      $$;
      CREATE FUNCTION found_chats(text) RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
        SELECT named.id FROM contacts who JOIN chats named
          ON named.session_id = who.session_id AND named.jid IN (who.phone || '@s.whatsapp.net', who.lid || '@lid')
        WHERE who.organization_id = current_setting('app.organization')::uuid
          AND folded(contact_text(who.name, who.push_name, who.verified_name, who.phone, who.lid)) LIKE folded($1)
        UNION ALL
        SELECT named.id FROM groups who JOIN chats named ON named.session_id = who.session_id AND named.jid = who.jid
        WHERE who.organization_id = current_setting('app.organization')::uuid
          AND folded(coalesce(who.subject, '')) LIKE folded($1)
      $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION found_chats(text), found_groups(text), found_contacts(text);
      DROP FUNCTION found_entries(text[], uuid, text[], integer);
    `);
  }
}
