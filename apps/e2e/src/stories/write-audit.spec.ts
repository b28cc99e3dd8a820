import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { SeededRandom } from '../chaos/seeded-random';
import { waitForMore, waitForMoreDeliveries, countSentBy } from '../chaos/expectations';
import { World } from '../chaos/world';

/** Copies a row of a table under another id. */
const again = (table: string, change: string): string =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(one, '${change}')).* FROM ${table} one LIMIT 1`;
const ANOTHER = '"id": "00000000-0000-7000-8000-000000000001", "wa_message_id": "another"';
/** Columns of a session for a call or an edit. */
const SESSION = 'SELECT gen_random_uuid(), organization_id, id';

/** Everything received from a connection, as written by a process that does not know that it lost its lease. */
const STALE: Record<string, string> = {
  'UPDATE of session_keys': 'UPDATE session_keys SET value = value',
  'INSERT of session_keys': again('session_keys', '{"id": "another"}'),
  'DELETE of session_keys': `DELETE FROM session_keys WHERE id = 'another'`,
  'UPDATE of session_credentials': 'UPDATE session_credentials SET value = value',
  'INSERT of messages': again('messages', `{${ANOTHER}, "direction": "inbound"}`),
  'UPDATE of messages': `UPDATE messages SET status = 'played' WHERE direction = 'outbound'`,
  'INSERT of session_notices': `INSERT INTO session_notices
    (id, organization_id, session_id, kind, type, origin, details, wa_id, occurred_at)
    ${SESSION}, 'call', 'offer', '', '{}', '', now() FROM sessions`,
  'INSERT of message_changes': `INSERT INTO message_changes
    (id, organization_id, session_id, kind, target, direction, chat, origin_chat, author, sender, sender_type,
     wa_message_id, sent_at)
    ${SESSION}, 'edit', '', 'inbound', '', '', '', '', '', '', now() FROM sessions`,
};

test('writes of a process for a session that another one holds are recorded in the database', async () => {
  test.setTimeout(240_000);
  const world = await World.build({ numbers: 1, contacts: 1 });
  const stranger = new Client({
    connectionString: world.database.url,
    application_name: 'whathooks 1',
  });
  await stranger.connect();
  try {
    const traffic = world.runTraffic(new SeededRandom(3));
    for (const author of ['contact', 'api', 'phone'] as const) {
      await waitForMore(world, `messages by ${author}`, () => countSentBy(world, author));
    }
    await waitForMoreDeliveries(world);
    world.stopTraffic();
    await traffic;
    // Writes of the holder are allowed.
    expect(await world.audit.staleWrites()).toEqual([]);
    let before = 0;
    for (const [what, write] of Object.entries(STALE)) {
      await stranger.query(write);
      const seen = (await world.audit.staleWrites()).slice(before);
      before += seen.length;
      expect(seen, what).not.toEqual([]);
      const process = `${world.product.gatewayPid}`;
      for (const line of seen) {
        expect(line).toMatch(`${what} for session`);
        expect(line).toMatch(`by process 1, held by ${process}`);
      }
    }
  } finally {
    await stranger.end();
    await world.stop();
  }
});
