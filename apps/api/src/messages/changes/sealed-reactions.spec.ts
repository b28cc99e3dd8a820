import { randomBytes } from 'node:crypto';
import type { TestOrganization } from '../../../test/harness';
import { field, sealed } from '../../../test/secrets/sealed';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface Told {
  event: string;
  data: Record<string, unknown> & { id: string };
}

type Body = MessageBody & { type: string; reactsTo: string | null };

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const lily = newPhone();
let group: string;

beforeAll(async () => {
  ({ world, agency, session } = await SimulatedApp.withNumber([
    { phone: jane, name: 'Jane' },
    { phone: lily, name: 'Lily', addressing: 'lid' },
  ]));
  const members = [jane, lily, number()];
  group = (await world.client.createGroup({ subject: 'Square', members, addressing: 'lid' })).jid;
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const jid = (phone: string): string => `${phone}@s.whatsapp.net`;

const messages = (): Promise<Body[]> => world.messages(agency, session);

const stored = (waMessageId: string): Promise<Body> => world.stored(agency, session, waMessageId);

const told = (waMessageId: string): Promise<Told[]> =>
  world.told(({ data }) => data['waMessageId'] === waMessageId);

/** Resolves when everything that was sent to the number is acknowledged. */
const settled = (): Promise<unknown> => world.settled(number());

const react = (from: string, about: string, text: string) =>
  world.client.sendMessage(from, { to: group, kind: 'encrypted_reaction', about, text });

describe('a reaction that is encrypted', () => {
  it('is a message, and told, as a plain one is', async () => {
    const { id: about } = await world.client.sendMessage(jane, { to: group, text: 'Market day' });
    const { id: target } = await stored(about);
    const { id } = await react(lily, about, '🎉');
    expect(await stored(id)).toMatchObject({
      ...{ type: 'reaction', text: '🎉', reactsTo: about, direction: 'inbound' },
      ...{ chat: group, from: lily, fromType: 'phone', pushName: 'Lily', status: 'received' },
    });
    expect(await told(id)).toMatchObject([
      {
        event: 'message.reaction',
        data: {
          ...{ emoji: '🎉', chat: group, from: lily, fromMe: false, pushName: 'Lily' },
          target: { id: target, waMessageId: about },
        },
      },
    ]);
    const { id: back } = await react(lily, about, '');
    expect(await stored(back)).toMatchObject({ type: 'reaction', text: null, reactsTo: about });
    expect(await told(back)).toMatchObject([{ event: 'message.reaction', data: { emoji: null } }]);
  });

  it('of our own phone is told as ours', async () => {
    const { id: about } = await world.client.sendMessage(jane, { to: group, text: 'Ours?' });
    await stored(about);
    const { id } = await react(number(), about, '👍');
    expect(await stored(id)).toMatchObject({
      ...{ type: 'reaction', text: '👍', direction: 'outbound', status: 'sent', to: group },
    });
    expect(await told(id)).toMatchObject([{ data: { fromMe: true, emoji: '👍' } }]);
  });

  const reactionTo = (about: string, secret: Buffer, emoji = '👀'): Record<string, unknown> => ({
    encReactionMessage: {
      targetMessageKey: { id: about, fromMe: true, remoteJid: jid(number()) },
      ...sealed('Enc Reaction', field(2, emoji), {
        ...{ secret, about, author: jid(jane), actor: jid(jane) },
      }),
    },
  });
  const sendContent = (content: Record<string, unknown>, id?: string) =>
    world.client.sendMessage(jane, { to: number(), text: '', content, ...(id && { id }) });
  const said = (secret: Buffer): Record<string, unknown> => ({
    conversation: 'later',
    messageContextInfo: { messageSecret: secret.toString('base64') },
  });

  it('that comes before its message waits for it, and is told after it', async () => {
    const secret = randomBytes(32);
    const about = 'COMESAFTERITSREACTION';
    const { id } = await sendContent(reactionTo(about, secret));
    await settled();
    expect((await messages()).map(({ waMessageId }) => waMessageId)).not.toContain(id);
    expect(await told(id)).toEqual([]);
    await sendContent(said(secret), about);
    const { id: target } = await stored(about);
    expect(await stored(id)).toMatchObject({ type: 'reaction', text: '👀', reactsTo: about });
    expect(await told(id)).toMatchObject([
      { event: 'message.reaction', data: { emoji: '👀', target: { id: target } } },
    ]);
  });

  it('with another secret, or in another chat, is told by nobody', async () => {
    const secret = randomBytes(32);
    const about = 'HASANOTHERSECRET';
    await sendContent(said(secret), about);
    await stored(about);
    const { id: forged } = await sendContent(reactionTo(about, randomBytes(32)));
    const { id: elsewhere } = await world.client.sendMessage(jane, {
      ...{ to: group, text: '', content: reactionTo(about, secret) },
    });
    await settled();
    expect([...(await told(forged)), ...(await told(elsewhere))]).toEqual([]);
  });

  it('takes the place of its message that could not be read', async () => {
    const secret = randomBytes(32);
    const about = 'ITSREACTIONWASDAMAGED';
    await sendContent(said(secret), about);
    await stored(about);
    const waMessageId = 'REACTIONTHATWASDAMAGED';
    const { organizationId, sessionId } = await rowOf(about);
    await world.app.dataSource.query(
      `INSERT INTO messages (id, organization_id, session_id, direction, chat, origin_chat, author, sender,
         sender_type, recipient, type, content, wa_message_id, status, sent_at, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'inbound', $3, $3, $3, $4, 'phone', $5, 'unsupported', '', $6,
         'received', now(), now())`,
      [organizationId, sessionId, jid(jane), jane, number(), waMessageId],
    );
    const { id: placeholder } = await stored(waMessageId);
    // It was counted when it came.
    const before = await unread();
    await world.app.dataSource.query(
      `UPDATE chats SET unread = unread + 1, last_message_id = $2,
         first_unread_id = coalesce(first_unread_id, $2) WHERE jid = $1`,
      [jid(jane), placeholder.replace('msg_', '')],
    );
    await sendContent(reactionTo(about, secret), waMessageId);
    await until('the reaction', async () => (await stored(waMessageId)).type === 'reaction');
    expect(await stored(waMessageId)).toMatchObject({
      ...{ id: placeholder, text: '👀', reactsTo: about },
    });
    expect(await told(waMessageId)).toMatchObject([{ event: 'message.reaction' }]);
    expect(await unread()).toEqual(before);
  });
});

const unread = async (): Promise<unknown> => {
  const [chat] = await world.app.dataSource.query<unknown[]>(
    `SELECT unread, last_message_id AS last, first_unread_id AS first FROM chats WHERE jid = $1`,
    [jid(jane)],
  );
  return chat;
};

async function rowOf(waMessageId: string): Promise<{ organizationId: string; sessionId: string }> {
  const [row] = await world.app.dataSource.query<{ organizationId: string; sessionId: string }[]>(
    `SELECT organization_id AS "organizationId", session_id AS "sessionId" FROM messages
     WHERE wa_message_id = $1`,
    [waMessageId],
  );
  if (!row) throw new Error(`no message ${waMessageId}`);
  return row;
}
