import type { SentStanza } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../../test/simulated';

interface ChangedBody extends MessageBody {
  editedAt: string | null;
  deletedAt: string | null;
  lastChange?: { kind: string; text: string | null; status: string; error: string | null };
  detail?: string;
}

/** An answer that waits for an ack which never comes. */
const SOON_MS = 500;

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const john = newPhone();

beforeAll(async () => {
  const people = [
    { phone: jane, name: 'Jane' },
    { phone: john, name: 'John', addressing: 'lid' },
  ] as const;
  ({ world, agency, session } = await SimulatedApp.withNumber(people));
});
afterAll(() => world.close());
afterEach(() => world.client.clearFaults(number()));

const number = (): string => session.phone ?? '';

/** Starts the application again, and resolves when the number is connected. */
async function restarted(): Promise<void> {
  await world.restart();
  agency = world.now(agency);
  await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
}

async function send(to: string, text: string): Promise<MessageBody> {
  const request = { sessionId: session.id, to, text };
  return (await agency.asKey<MessageBody>('POST /v1/messages', request)).body;
}

const edit = (id: string, text: string) =>
  agency.asUser<ChangedBody>(`PATCH /v1/messages/${id}`, { text });
const remove = (id: string) => agency.asKey<ChangedBody>(`DELETE /v1/messages/${id}`);
const read = async (id: string): Promise<ChangedBody> =>
  (await agency.asUser<ChangedBody>(`GET /v1/messages/${id}`)).body;

/** Stanzas that change an earlier message, to one chat. */
const changesTo = async (chat: string): Promise<SentStanza[]> =>
  (await world.client.sent(number())).filter(
    ({ attrs }) => attrs['edit'] !== undefined && attrs['to']?.startsWith(chat),
  );

interface Told {
  event: string;
  data: Record<string, unknown>;
}

/** The changes of a message that were told. */
const told = async (id: string): Promise<Told[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event IN ('message.edited', 'message.deleted') AND body LIKE $1
     ORDER BY id`,
    [`%${id}%`],
  );
  return rows.map(({ body }) => JSON.parse(body) as Told);
};

/** Makes a message older than it is. */
const age = (id: string, by: string): Promise<unknown> =>
  world.app.dataSource.query(
    `UPDATE messages SET sent_at = sent_at - $2::interval WHERE replace(id::text, '-', '') = $1`,
    [id.replace('msg_', ''), by],
  );

async function inbound(from: string, to: string, text: string): Promise<MessageBody> {
  const { id } = await world.client.sendMessage(from, { to, text });
  return until('the message', async () => {
    const { body } = await agency.asUser<{ data: MessageBody[] }>(
      `GET /v1/messages?sessionId=${session.id}&direction=inbound`,
    );
    return body.data.find(({ waMessageId }) => waMessageId === id);
  });
}

describe('an edit', () => {
  it('reaches the recipient, changes the row and is told with the text before', async () => {
    const { id, waMessageId } = await send(jane, 'frist');
    const { status, body } = await edit(id, 'first');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, waMessageId, text: 'first' });
    expect(body.editedAt).not.toBeNull();
    expect(body.lastChange).toBeUndefined();
    const [stanza] = await changesTo(jane);
    expect(stanza?.attrs).toMatchObject({ edit: '1' });
    expect(stanza?.id).not.toBe(waMessageId);
    await world.client.waitForMessage(jane, { id: stanza?.id ?? '' });
    expect(await told(id)).toMatchObject([
      {
        event: 'message.edited',
        data: { text: 'first', previousText: 'frist', fromMe: true, editedAt: body.editedAt },
      },
    ]);
  });

  it('to the text that is there sends nothing', async () => {
    const { id } = await send(jane, 'as it is');
    const before = await changesTo(jane);
    expect((await edit(id, 'as it is')).status).toBe(200);
    expect(await changesTo(jane)).toEqual(before);
  });

  it('of an older message is too late, and says so', async () => {
    const { id } = await send(jane, 'an old one');
    await age(id, '16 minutes');
    const { status, body } = await edit(id, 'changed');
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'too_late' });
    expect((await read(id)).text).toBe('an old one');
  });

  it('of what somebody else wrote is refused', async () => {
    const { id } = await inbound(jane, number(), 'from Jane');
    const { status, body } = await edit(id, 'not from Jane');
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'message_not_editable' });
  });

  it('that WhatsApp refuses leaves the text, and says why', async () => {
    const { id } = await send(jane, 'it stays');
    await world.client.faults(number(), { refuseMessages: 479 });
    const { status, body } = await edit(id, 'it does not stay');
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'message_refused' });
    expect(await read(id)).toMatchObject({
      text: 'it stays',
      editedAt: null,
      lastChange: { kind: 'edit', text: 'it does not stay', status: 'failed', error: '479' },
    });
  });

  it('without an ack is sent again under its one id after a restart, and comes into force once', async () => {
    const { id } = await send(john, 'before the restart');
    world.app.answersWithin(SOON_MS);
    await world.client.faults(number(), { withholdAcks: true, withholdReceipts: true });
    const { status, body } = await edit(id, 'after the restart');
    expect({ status, text: body.text }).toEqual({ status: 202, text: 'before the restart' });
    expect(body.lastChange).toMatchObject({ kind: 'edit', status: 'pending', error: null });
    // The same request again makes no second change.
    expect((await edit(id, 'after the restart')).status).toBe(202);
    await world.app.stop();
    await world.client.clearFaults(number());
    await restarted();
    await until('the edit', async () => (await read(id)).editedAt);
    expect((await read(id)).text).toBe('after the restart');
    const ids = new Set((await changesTo(john)).map((stanza) => stanza.id));
    expect(ids.size).toBe(1);
    expect(await told(id)).toHaveLength(1);
    const [seen] = (await world.client.messages(john)).filter((one) => ids.has(one.id));
    expect(seen?.deliveries).toBeGreaterThanOrEqual(1);
  });
});

describe('a deletion', () => {
  it('reaches the recipient, erases the text and is told, however often it is asked for', async () => {
    const { id, waMessageId } = await send(jane, 'sent by mistake');
    const before = (await changesTo(jane)).length;
    const { status, body } = await remove(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, text: null });
    expect(body.deletedAt).not.toBeNull();
    expect((await remove(id)).status).toBe(200);
    const stanzas = (await changesTo(jane)).slice(before);
    expect(stanzas.map(({ attrs }) => attrs['edit'])).toEqual(['7']);
    expect(await told(id)).toMatchObject([
      { event: 'message.deleted', data: { waMessageId, fromMe: true, deletedBy: number() } },
    ]);
    expect((await edit(id, 'it comes back')).body.code).toBe('message_not_editable');
  });

  it('is too late after two days', async () => {
    const { id } = await send(jane, 'three days ago');
    await age(id, '3 days');
    const { status, body } = await remove(id);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'too_late' });
  });

  it('of what others wrote takes an administrator, and a group', async () => {
    const { id: direct } = await inbound(jane, number(), 'between us');
    expect((await remove(direct)).body.code).toBe('message_not_deletable');
    const { jid } = await world.client.createGroup({
      subject: 'Family',
      members: [jane, john, number()],
    });
    const { id, waMessageId } = await inbound(john, jid, 'not for the family');
    const refused = await remove(id);
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 409,
      code: 'message_not_deletable',
    });
    expect(refused.body.detail).toMatch(/^Only administrators/);
    await world.client.changeMembers(jid, { promote: [number()] });
    const { status, body } = await remove(id);
    expect({ status, text: body.text }).toEqual({ status: 200, text: null });
    expect((await changesTo(jid)).map(({ attrs }) => attrs['edit'])).toEqual(['8']);
    expect(await told(id)).toMatchObject([
      {
        event: 'message.deleted',
        data: { waMessageId, from: john, fromMe: false, deletedBy: number() },
      },
    ]);
  });
});

it('of a message that is not there is not found', async () => {
  const missing = `msg_${'0'.repeat(32)}`;
  for (const { status, body } of [await edit(missing, 'x'), await remove(missing)])
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
});
