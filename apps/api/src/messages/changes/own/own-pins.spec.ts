import type { TestOrganization } from '../../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../../test/simulated';

interface MarkedBody extends MessageBody {
  pinnedUntil?: string;
  kept?: boolean;
  lastChange?: { kind: string; status: string; error: string | null };
  detail?: string;
}

const DAY_SECONDS = 86_400;
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

async function send(to: string, text: string, more = {}): Promise<MessageBody> {
  const request = { sessionId: session.id, to, text, ...more };
  return (await agency.asKey<MessageBody>('POST /v1/messages', request)).body;
}

const pin = (id: string, body: object = { pinned: true }) =>
  agency.asUser<MarkedBody>(`POST /v1/messages/${id}/pin`, body);
const keep = (id: string, kept: boolean) =>
  agency.asKey<MarkedBody>(`POST /v1/messages/${id}/keep`, { kept });
const read = async (id: string): Promise<MarkedBody> =>
  (await agency.asUser<MarkedBody>(`GET /v1/messages/${id}`)).body;

/** What a phone shows of what was done to a message, oldest first. */
async function seenAbout(phone: string, waMessageId: string) {
  const seen = await world.client.messages(phone);
  return seen.filter(({ about }) => about === waMessageId);
}

/** What was told of a message. */
async function told(id: string): Promise<{ event: string; data: Record<string, unknown> }[]> {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event IN ('message.pinned', 'message.kept') AND body LIKE $1
     ORDER BY id`,
    [`%${id}%`],
  );
  return rows.map(({ body }) => JSON.parse(body) as never);
}

async function inbound(from: string, request: { to: string; text: string }): Promise<MessageBody> {
  const { id } = await world.client.sendMessage(from, request);
  return until('the message', async () => {
    const { body } = await agency.asUser<{ data: MessageBody[] }>(
      `GET /v1/messages?sessionId=${session.id}&direction=inbound`,
    );
    return body.data.find(({ waMessageId }) => waMessageId === id);
  });
}

describe('a pin', () => {
  it('of our own message is shown to the contact for as long as asked, told, listed and taken off', async () => {
    const { id, waMessageId } = await send(jane, 'opening hours');
    const { status, body } = await pin(id, { pinned: true, forSeconds: DAY_SECONDS });
    expect(status).toBe(200);
    const lasts = Date.parse(body.pinnedUntil ?? '') - Date.now();
    expect(Math.round(lasts / (DAY_SECONDS * 1_000))).toBe(1);
    const [seen] = await seenAbout(jane, waMessageId);
    expect(seen).toMatchObject({ kind: 'pin', lastsSeconds: DAY_SECONDS, warnings: [] });
    const stanza = (await world.client.sent(number())).find((one) => one.id === seen?.id);
    expect(stanza?.attrs).toMatchObject({ edit: '2' });
    const idsOf = async (isPinned: boolean): Promise<string[]> => {
      const { body: page } = await agency.asUser<{ data: MessageBody[] }>(
        `GET /v1/messages?sessionId=${session.id}&chat=${jane}&pinned=${isPinned}`,
      );
      return page.data.map((one) => one.id);
    };
    expect(await idsOf(true)).toEqual([id]);
    expect(await idsOf(false)).not.toContain(id);
    expect((await pin(id, { pinned: false })).body.pinnedUntil).toBeUndefined();
    expect((await seenAbout(jane, waMessageId)).map(({ kind }) => kind)).toEqual(['pin', 'unpin']);
    expect(await told(id)).toMatchObject([
      {
        event: 'message.pinned',
        data: { waMessageId, pinnedUntil: body.pinnedUntil, by: number(), fromMe: true },
      },
      { event: 'message.pinned', data: { pinnedUntil: null, by: number(), byType: 'phone' } },
    ]);
    // What is not pinned is not unpinned again.
    expect((await pin(id, { pinned: false })).status).toBe(200);
    expect(await seenAbout(jane, waMessageId)).toHaveLength(2);
  });

  it('of what the contact wrote is shown to them; what they unpin is told, too', async () => {
    const { id, waMessageId } = await inbound(john, { to: number(), text: 'my address' });
    expect((await pin(id)).status).toBe(200);
    const [seen] = await seenAbout(john, waMessageId);
    expect(seen).toMatchObject({ kind: 'pin', lastsSeconds: 604_800 });
    const about = { kind: 'unpin', to: number(), about: waMessageId, aboutFrom: john } as const;
    await world.client.sendMessage(john, about);
    await until('the unpin', async () => (await read(id)).pinnedUntil === undefined);
    expect(await told(id)).toMatchObject([
      { data: { by: number(), fromMe: false } },
      { data: { pinnedUntil: null, by: john, fromMe: false } },
    ]);
  });

  it('that is one too many unpins the one that was pinned first', async () => {
    const chat = newPhone();
    await world.client.createAccount({ phone: chat, name: 'Mary' });
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three', 'four']) {
      const { id } = await send(chat, text);
      expect((await pin(id)).status).toBe(200);
      ids.push(id);
    }
    const pinned = await Promise.all(ids.map(read));
    expect(pinned.map(({ pinnedUntil }) => pinnedUntil !== undefined)).toEqual([
      ...[false, true, true, true],
    ]);
    const kinds = (await world.client.messages(chat)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'text')).toEqual(['pin', 'pin', 'pin', 'unpin', 'pin']);
  });

  it('that WhatsApp refuses is not in force, and says why', async () => {
    const { id } = await send(jane, 'not pinned');
    await world.client.faults(number(), { refuseMessages: 479 });
    const { status, body } = await pin(id);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'message_refused' });
    const now = await read(id);
    expect(now.pinnedUntil).toBeUndefined();
    expect(now.lastChange).toMatchObject({ kind: 'pin', status: 'failed', error: '479' });
  });

  it('without an ack is sent under its one id after a restart, and overtakes nothing before', async () => {
    const { id, waMessageId } = await send(jane, 'pinned by both');
    world.app.answersWithin(SOON_MS);
    await world.client.faults(number(), { withholdAcks: true, withholdReceipts: true });
    expect((await pin(id)).status).toBe(202);
    expect((await pin(id)).status).toBe(202);
    const before = new Date(Date.now() - 60_000).toISOString();
    const about = { kind: 'pin', to: number(), about: waMessageId, aboutFrom: number() } as const;
    await world.client.sendMessage(jane, { ...about, timestamp: before });
    await until('the pin of Jane', async () => (await read(id)).pinnedUntil);
    await world.app.stop();
    await world.client.clearFaults(number());
    await restarted();
    await until('our pin', async () => (await told(id)).length === 2);
    const own = (await seenAbout(jane, waMessageId)).filter(({ direction }) => direction === 'in');
    expect(new Set(own.map((seen) => seen.id)).size).toBe(1);
  });

  it('in a group whose settings are for administrators takes one', async () => {
    const { jid } = await world.client.createGroup({
      subject: 'Choir',
      members: [jane, john, number()],
    });
    const { id } = await inbound(jane, { to: jid, text: 'rehearsal at seven' });
    expect((await pin(id)).status).toBe(200);
    expect((await pin(id, { pinned: false })).status).toBe(200);
    await world.client.changeGroup(jid, { by: jane, locked: true });
    const { status, body } = await pin(id);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'message_not_pinnable' });
    expect(body.detail).toMatch(/^Only administrators/);
    await world.client.changeMembers(jid, { promote: [number()] });
    expect((await pin(id)).status).toBe(200);
  });

  it.each([
    ['a time that WhatsApp does not know', { pinned: true, forSeconds: 3_600 }],
    ['nothing said', {}],
  ])('is refused for %s', async (_what, body) => {
    const { id } = await send(jane, 'anything');
    expect((await pin(id, body)).body.code).toBe('invalid_request');
  });

  it('of a message that was deleted is refused', async () => {
    const { id } = await send(jane, 'gone');
    await agency.asKey(`DELETE /v1/messages/${id}`);
    expect((await pin(id)).body.code).toBe('message_not_pinnable');
  });
});

describe('a message that disappears', () => {
  it('is kept and let go, on the phone too, and that is told', async () => {
    const { id, waMessageId } = await send(jane, 'for a day', { expiresInSeconds: DAY_SECONDS });
    expect((await keep(id, true)).body.kept).toBe(true);
    expect((await keep(id, true)).status).toBe(200);
    expect((await keep(id, false)).body.kept).toBeUndefined();
    const seen = await seenAbout(jane, waMessageId);
    expect(seen.map(({ kind }) => kind)).toEqual(['keep', 'unkeep']);
    const undo = (await world.client.sent(number())).find((one) => one.id === seen[1]?.id);
    // Who wrote a message takes back what keeps it.
    expect(undo?.attrs).toMatchObject({ edit: '7' });
    expect(await told(id)).toMatchObject([
      { event: 'message.kept', data: { waMessageId, kept: true, by: number() } },
      { event: 'message.kept', data: { kept: false } },
    ]);
    const about = { to: number(), about: waMessageId, aboutFrom: number() } as const;
    await world.client.sendMessage(jane, { kind: 'keep', ...about });
    await until('the keep of Jane', async () => (await read(id)).kept);
    expect((await told(id)).at(-1)?.data).toMatchObject({ kept: true, by: jane });
  });

  it('is not kept once phones have deleted it; nothing keeps one that stays', async () => {
    const { id } = await send(jane, 'it was there', { expiresInSeconds: DAY_SECONDS });
    await world.app.dataSource.query(
      `UPDATE messages SET sent_at = sent_at - interval '2 days' WHERE replace(id::text, '-', '') = $1`,
      [id.replace('msg_', '')],
    );
    expect((await keep(id, true)).body.code).toBe('too_late');
    const stays = await send(jane, 'it stays');
    expect((await keep(stays.id, true)).body.code).toBe('message_not_keepable');
  });
});
