import { newId, parseId, publicId } from '../src/platform/database/ids';
import type { TestApp, TestOrganization } from './harness';

/** Writes the row of a message that a session sent, for specs without a connection. Returns its public id. */
export async function storeMessage(
  app: TestApp,
  { organizationId }: TestOrganization,
  sessionId: string,
): Promise<string> {
  const id = newId();
  await app.dataSource.query(
    `INSERT INTO messages (id, organization_id, session_id, direction, chat, origin_chat, author, sender,
       sender_type, recipient, type, text, content, wa_message_id, status, sent_at, created_at)
     VALUES ($1, $2, $3, 'outbound', '15551234567@s.whatsapp.net', '15551234567@s.whatsapp.net',
       '15557654321@s.whatsapp.net', '15557654321', 'phone', '15551234567', 'text', 'A secret', '', $4,
       'sent', now(), now())`,
    [id, parseId('organization', organizationId), parseId('session', sessionId), `WA${id}`],
  );
  return publicId('message', id);
}

/** Writes the row of a chat, for specs without a connection. Returns its public id. */
export async function storeChat(
  app: TestApp,
  { organizationId }: TestOrganization,
  sessionId: string,
  jid = '15551234567@s.whatsapp.net',
): Promise<string> {
  const id = newId();
  await app.dataSource.query(
    `INSERT INTO chats (id, organization_id, session_id, jid, kind, position, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'person', $1, now(), now())`,
    [id, parseId('organization', organizationId), parseId('session', sessionId), jid],
  );
  return publicId('chat', id);
}

/** Writes the row of a contact, for specs without a connection. Returns its public id. */
export async function storeContact(
  app: TestApp,
  { organizationId }: TestOrganization,
  sessionId: string,
  phone = '15551234567',
): Promise<string> {
  const id = newId();
  await app.dataSource.query(
    `INSERT INTO contacts (id, organization_id, session_id, phone, name, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'A secret name', now(), now())`,
    [id, parseId('organization', organizationId), parseId('session', sessionId), phone],
  );
  return publicId('contact', id);
}

/** Writes the row of a group, for specs without a connection. Returns its public id. */
export async function storeGroup(
  app: TestApp,
  { organizationId }: TestOrganization,
  sessionId: string,
  jid = '120363041234567890@g.us',
): Promise<string> {
  const id = newId();
  await app.dataSource.query(
    `INSERT INTO groups (id, organization_id, session_id, jid, subject, read_at, wanted_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'A secret group', now(), NULL, now(), now())`,
    [id, parseId('organization', organizationId), parseId('session', sessionId), jid],
  );
  return publicId('group', id);
}
