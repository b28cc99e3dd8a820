import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../platform/database/connection/data-source';
import { newId } from '../platform/database/ids';
import { ChatsOfMessages1700000000121 } from '../platform/database/migrations/1700000000121-chats-of-messages';

let database: TestDatabase;
let dataSource: DataSource;
const organization = newId();
const session = newId();

beforeAll(async () => {
  database = await testDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  await dataSource.runMigrations();
  // As it was before there were chats.
  let undone: string;
  do {
    const [last] = await dataSource.query<{ name: string }[]>(
      'SELECT name FROM migrations ORDER BY id DESC LIMIT 1',
    );
    undone = last?.name ?? '';
    await dataSource.undoLastMigration();
  } while (undone !== ChatsOfMessages1700000000121.name);
  await dataSource.query(`INSERT INTO organizations (id, name) VALUES ($1, 'Agency')`, [
    organization,
  ]);
  await dataSource.query(
    `INSERT INTO sessions (id, organization_id, name, status, metadata, created_at)
     VALUES ($1, $2, 'Bakery', 'CONNECTED', '{}', now())`,
    [session, organization],
  );
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

interface Written {
  chat: string;
  sender: string;
  text: string;
  isOwn?: boolean;
  type?: string;
  pushName?: string;
  senderType?: 'phone' | 'lid';
}

let minute = 0;
async function written({
  chat,
  sender,
  text,
  isOwn,
  type = 'text',
  pushName,
  senderType = 'phone',
}: Written): Promise<string> {
  const id = newId();
  minute += 1;
  await dataSource.query(
    `INSERT INTO messages (id, organization_id, session_id, direction, chat, origin_chat, author, sender,
       sender_type, recipient, push_name, type, text, content, wa_message_id, status, sent_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $5, '', $6, $7, '1', $8, $9, $10, '', $11, 'sent', $12, now())`,
    [
      id,
      organization,
      session,
      isOwn ? 'outbound' : 'inbound',
      chat,
      sender,
      senderType,
      pushName ?? null,
      type,
      text,
      `WA${id}`,
      new Date(minute * 60_000),
    ],
  );
  return id;
}

it('chats and contacts are made of the messages that are there', async () => {
  const jane = '15551234567@s.whatsapp.net';
  const lid = '1234567890123@lid';
  const group = '120363041234567890@g.us';
  await written({ chat: jane, sender: '15551234567', text: 'hi', pushName: 'Jane' });
  await written({ chat: jane, sender: '15557654321', text: 'hello', isOwn: true });
  await written({ chat: jane, sender: '15551234567', text: 'one' });
  const last = await written({ chat: jane, sender: '15551234567', text: 'two' });
  await written({ chat: jane, sender: '15551234567', text: '👍', type: 'reaction' });
  await written({ chat: lid, sender: '15557654321', text: 'who are you?', isOwn: true });
  await written({ chat: group, sender: '15550000001', text: 'all', pushName: 'Ann' });
  await written({ chat: 'status@broadcast', sender: '15550000002', text: 'a post' });
  await dataSource.query(`INSERT INTO lid_numbers VALUES ($1, $2, '999888777666', '15551234567')`, [
    session,
    organization,
  ]);

  await dataSource.runMigrations();

  const chats = await dataSource.query<unknown[]>(
    `SELECT jid, kind, last_message_id, position, unread, needs_reply_since, state FROM chats ORDER BY jid`,
  );
  const plain = { unread: 0, state: 'open', needs_reply_since: null };
  const any = {
    last_message_id: expect.any(String) as string,
    position: expect.any(String) as string,
  };
  expect(chats).toEqual([
    { ...plain, ...any, jid: group, kind: 'group' },
    { ...plain, ...any, jid: lid, kind: 'person' },
    {
      ...plain,
      ...{ jid: jane, kind: 'person', last_message_id: last, position: last },
      needs_reply_since: new Date(3 * 60_000),
    },
  ]);
  const contacts = await dataSource.query<unknown[]>(
    'SELECT phone, lid, push_name FROM contacts ORDER BY coalesce(phone, lid)',
  );
  expect(contacts).toEqual([
    { phone: null, lid: '1234567890123', push_name: null },
    { phone: '15550000001', lid: null, push_name: 'Ann' },
    { phone: '15551234567', lid: '999888777666', push_name: 'Jane' },
  ]);
});
