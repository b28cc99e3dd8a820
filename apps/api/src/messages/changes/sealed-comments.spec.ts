import { createHash, randomBytes } from 'node:crypto';
import type { TestOrganization } from '../../../test/harness';
import { field, sealed } from '../../../test/secrets/sealed';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface Told {
  event: string;
  data: Record<string, unknown> & { id: string };
}

type Body = MessageBody & { type: string; media?: { status: string; sha256?: string } };

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const lily = newPhone();
let group: string;

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: lily, name: 'Lily', addressing: 'lid' });
  session = await world.linked(agency);
  const members = [jane, lily, number()];
  group = (await world.client.createGroup({ subject: 'Square', members, addressing: 'lid' })).jid;
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const jid = (phone: string): string => `${phone}@s.whatsapp.net`;

const messages = async (): Promise<Body[]> => {
  const path = `GET /v1/messages?sessionId=${session.id}&limit=100` as const;
  return (await agency.asUser<Page<Body>>(path)).body.data;
};

const stored = (waMessageId: string): Promise<Body> =>
  until(`message ${waMessageId}`, async () =>
    (await messages()).find((message) => message.waMessageId === waMessageId),
  );

const told = async (waMessageId: string): Promise<Told[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event LIKE 'message.%' ORDER BY id`,
  );
  return rows
    .map(({ body }) => JSON.parse(body) as Told)
    .filter(({ data }) => data['waMessageId'] === waMessageId);
};

const unread = async (chat: string): Promise<number | undefined> => {
  const [row] = await world.app.dataSource.query<{ unread: number }[]>(
    'SELECT unread FROM chats WHERE jid = $1',
    [chat],
  );
  return row?.unread;
};

const settled = (): Promise<unknown> =>
  until('everything settled', async () => {
    const { devices } = await world.client.account(number());
    return devices.every(({ unsettled }) => unsettled === 0);
  });

const comment = (from: string, about: string, text: string) =>
  world.client.sendMessage(from, { to: group, kind: 'encrypted_comment', about, text });

const sendContent = (content: Record<string, unknown>, id?: string) =>
  world.client.sendMessage(jane, { to: number(), text: '', content, ...(id && { id }) });

const said = (secret: Buffer): Record<string, unknown> => ({
  conversation: 'the post',
  messageContextInfo: { messageSecret: secret.toString('base64') },
});

/** A comment of Jane on one of her messages. */
const commentOn = (about: string, secret: Buffer, plain: Uint8Array) => ({
  encCommentMessage: {
    targetMessageKey: { id: about, fromMe: true, remoteJid: jid(number()) },
    ...sealed('Enc Comment', plain, { secret, about, author: jid(jane), actor: jid(jane) }),
  },
});

const textOf = (text: string): Buffer => field(1, text);

describe('a comment that is encrypted', () => {
  it('is a message that answers the one below which it stands, and counts as unread', async () => {
    const { id: about } = await world.client.sendMessage(jane, { to: group, text: 'Market day' });
    const { id: target } = await stored(about);
    const { id } = await comment(lily, about, 'I bring plums');
    expect(await stored(id)).toMatchObject({
      ...{ type: 'text', text: 'I bring plums', direction: 'inbound', status: 'received' },
      ...{ chat: group, from: lily, fromType: 'phone', pushName: 'Lily' },
      replyTo: { id: target, waMessageId: about, from: jane, text: 'Market day', type: 'text' },
    });
    expect(await told(id)).toMatchObject([
      {
        event: 'message.received',
        data: { text: 'I bring plums', from: lily, replyTo: { id: target, waMessageId: about } },
      },
    ]);
    expect(await unread(group)).toBe(2);
  });

  it('of our own phone is told as ours', async () => {
    const { id: about } = await world.client.sendMessage(jane, { to: group, text: 'Ours?' });
    await stored(about);
    const { id } = await comment(number(), about, 'yes');
    expect(await stored(id)).toMatchObject({ direction: 'outbound', status: 'sent', text: 'yes' });
    expect(await told(id)).toMatchObject([{ event: 'message.sent_from_phone' }]);
  });

  it('brings its file, which is downloaded', async () => {
    const secret = randomBytes(32);
    const { id: about } = await sendContent(said(secret));
    await stored(about);
    const bytes = randomBytes(3_000);
    const file = { kind: 'document', mimeType: 'application/octet-stream', bytes } as const;
    // The same file in a message of its own, of which it takes the key.
    const { id: plain } = await world.client.media.send(jane, { ...file, to: number() });
    await stored(plain);
    const [row] = await world.app.dataSource.query<{ content: Buffer }[]>(
      'SELECT content FROM messages WHERE wa_message_id = $1',
      [plain],
    );
    const { id } = await sendContent(commentOn(about, secret, row?.content ?? Buffer.alloc(0)));
    await until('its file', async () => (await stored(id)).media?.status === 'ready');
    expect(await stored(id)).toMatchObject({
      type: 'document',
      replyTo: { waMessageId: about },
      media: { sha256: createHash('sha256').update(bytes).digest('hex') },
    });
  });

  it('that comes before its message waits for it', async () => {
    const secret = randomBytes(32);
    const about = 'COMESAFTERITSCOMMENT';
    const { id } = await sendContent(commentOn(about, secret, textOf('first!')));
    await settled();
    expect((await messages()).map(({ waMessageId }) => waMessageId)).not.toContain(id);
    expect(await told(id)).toEqual([]);
    await sendContent(said(secret), about);
    expect(await stored(id)).toMatchObject({ text: 'first!', replyTo: { waMessageId: about } });
    expect(await told(id)).toMatchObject([{ event: 'message.received' }]);
  });

  it('with another secret, or that says nothing, is told by nobody', async () => {
    const secret = randomBytes(32);
    const { id: about } = await sendContent(said(secret));
    await stored(about);
    const { id: forged } = await sendContent(commentOn(about, randomBytes(32), textOf('forged')));
    // A deletion of that message inside of a comment.
    const deletion = field(12, field(1, field(3, about)));
    const { id: hidden } = await sendContent(commentOn(about, secret, deletion));
    const { id: empty } = await sendContent(commentOn(about, secret, Buffer.alloc(0)));
    await settled();
    for (const id of [forged, hidden, empty]) expect(await told(id)).toEqual([]);
    expect(await stored(about)).toMatchObject({ text: 'the post', deletedAt: null });
  });

  it('that waits below many others waits on: no message opens more levels than people use', async () => {
    const [secret, ...below] = Array.from({ length: 8 }, () => randomBytes(32));
    const ids = ['HEAD', ...below.map((_, index) => `NESTED${index + 1}`)];
    /** The comment below the one before, with a secret for the one after. */
    const nested = (level: number) => {
      const own = field(35, field(3, below[level - 1] ?? Buffer.alloc(0)));
      const plain = Buffer.concat([textOf(`level ${level}`), own]);
      const above = level === 1 ? secret : below[level - 2];
      return commentOn(ids[level - 1] ?? '', above ?? Buffer.alloc(0), plain);
    };
    for (let level = below.length; level > 0; level -= 1)
      await sendContent(nested(level), ids[level]);
    await settled();
    await sendContent(said(secret ?? Buffer.alloc(0)), ids[0]);
    expect(await stored('NESTED1')).toMatchObject({
      text: 'level 1',
      replyTo: { waMessageId: 'HEAD' },
    });
    await settled();
    const opened = (await messages())
      .map(({ waMessageId }) => waMessageId)
      .filter((id) => ids.includes(id));
    expect(opened.sort()).toEqual(['HEAD', 'NESTED1', 'NESTED2', 'NESTED3', 'NESTED4', 'NESTED5']);
    const rows = await world.app.dataSource.query<{ id: string }[]>(
      `SELECT wa_message_id AS id FROM message_changes
       WHERE wa_message_id LIKE 'NESTED%' AND message_id IS NULL ORDER BY 1`,
    );
    expect(rows.map(({ id }) => id)).toEqual(['NESTED6', 'NESTED7']);
  });

  it('takes the place of its message that could not be decrypted', async () => {
    const secret = randomBytes(32);
    const { id: about } = await sendContent(said(secret));
    await stored(about);
    await settled();
    const before = (await unread(jid(jane))) ?? NaN;
    await world.app.dataSource.query(`DELETE FROM session_keys WHERE type = 'session'`);
    await world.client.changeConnection(number(), { action: 'drop' });
    const { id } = await sendContent(commentOn(about, secret, textOf('again')));
    await until('its text', async () => (await stored(id)).text === 'again');
    const events = await told(id);
    expect(events).toMatchObject([
      { event: 'message.received', data: { type: 'unsupported' } },
      { event: 'message.received', data: { type: 'text', replyTo: { waMessageId: about } } },
    ]);
    expect(events[1]?.data.id).toBe(events[0]?.data.id);
    expect(await unread(jid(jane))).toBe(before + 1);
  });
});
