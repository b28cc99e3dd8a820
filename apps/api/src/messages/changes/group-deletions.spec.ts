import type { GroupView } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface StoredBody extends MessageBody {
  deletedAt: string | null;
}

interface EventBody {
  event: string;
  data: Record<string, unknown>;
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let group: GroupView;
/** Made the group. */
const jane = newPhone();
const john = newPhone();
const eve = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: john, name: 'John', addressing: 'lid' });
  await world.client.createAccount({ phone: eve, name: 'Eve', addressing: 'hidden-lid' });
  session = await world.linked(agency);
  group = await world.client.createGroup({ subject: 'Club', members: [jane, john, eve, number()] });
});
afterAll(() => world.close());
afterEach(() => world.client.clearFaults(number()));

const number = (): string => session.phone ?? '';

const write = async (from: string, text: string, id?: string): Promise<StoredBody> =>
  stored((await world.client.sendMessage(from, { to: group.jid, text, ...(id && { id }) })).id);

const remove = async (by: string, about: string, aboutFrom: string): Promise<string> => {
  const deletion = { to: group.jid, text: '', kind: 'delete', about, aboutFrom } as const;
  return (await world.client.sendMessage(by, deletion)).id;
};

const stored = (
  waMessageId: string,
  fits: (message: StoredBody) => boolean = () => true,
): Promise<StoredBody> =>
  until(`message ${waMessageId}`, async () => {
    const path = `GET /v1/messages?sessionId=${session.id}&limit=100` as const;
    // The application may be another one by now.
    const headers = { authorization: `Bearer ${agency.jwt}` };
    const { body } = await world.app.call<Page<StoredBody>>(path, undefined, headers);
    return body.data.find((message) => message.waMessageId === waMessageId && fits(message));
  });

const gone = (waMessageId: string): Promise<StoredBody> =>
  stored(waMessageId, ({ deletedAt }) => deletedAt !== null);

/** Resolves when it is known that no administrator made a deletion. */
const denied = (deletion: string): Promise<unknown> =>
  until(`${deletion} to be denied`, async () => {
    const rows = await world.app.dataSource.query<unknown[]>(
      'SELECT id FROM message_changes WHERE wa_message_id = $1 AND denied_at IS NOT NULL',
      [deletion],
    );
    return rows.length > 0;
  });

const told = async (messageId: string): Promise<EventBody[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event LIKE 'message.%' AND event <> 'message.status' ORDER BY id`,
  );
  return rows
    .map(({ body }) => JSON.parse(body) as EventBody)
    .filter(({ data }) => data['id'] === messageId);
};

const questions = async (): Promise<number> =>
  (await world.client.account(number())).stats.groupQuestions;

const asked = (before: number): Promise<unknown> =>
  until('the server to be asked', async () => (await questions()) > before);

const sendFromHere = async (to: string, text: string): Promise<MessageBody> => {
  const message = { sessionId: session.id, to, text };
  return (await agency.asKey<MessageBody>('POST /v1/messages', message)).body;
};

describe('a deletion of what another member wrote', () => {
  it('changes nothing when no administrator made it', async () => {
    const theirs = await write(jane, 'this stays');
    const ours = await sendFromHere(group.jid, 'and so does this');
    await denied(await remove(john, theirs.waMessageId, jane));
    await denied(await remove(eve, ours.waMessageId, number()));
    const kept = { deletedAt: null };
    expect(await stored(theirs.waMessageId)).toMatchObject({ ...kept, text: 'this stays' });
    expect(await stored(ours.waMessageId)).toMatchObject({ ...kept, text: 'and so does this' });
    for (const { id } of [theirs, ours]) {
      expect((await told(id)).filter(({ event }) => event === 'message.deleted')).toEqual([]);
    }
  });

  it('by an administrator erases it, and is told once with who did it', async () => {
    const { id, waMessageId } = await write(john, 'off topic');
    await remove(jane, waMessageId, john);
    expect(await gone(waMessageId)).toMatchObject({
      ...{ text: null, from: john },
      deletedByAdmin: true,
    });
    // The member deletes it again.
    await remove(jane, waMessageId, john);
    await remove(john, waMessageId, john);
    const last = await write(eve, 'after that');
    const deletion = { from: john, fromMe: false, chat: group.jid, waMessageId };
    expect(await told(id)).toMatchObject([
      { event: 'message.received' },
      {
        event: 'message.deleted',
        data: { ...deletion, deletedBy: jane, deletedByType: 'phone' },
      },
    ]);
    const rows = await world.app.dataSource.query<{ length: number }[]>(
      'SELECT octet_length(content) AS length FROM messages WHERE wa_message_id = $1',
      [waMessageId],
    );
    expect(rows).toEqual([{ length: 0 }]);
    expect(last.text).toBe('after that');
  });

  it('takes whom the server calls an administrator at that time, and what we sent too', async () => {
    await world.client.changeMembers(group.jid, { promote: [eve] });
    const ours = await sendFromHere(group.jid, 'from the company');
    await remove(eve, ours.waMessageId, number());
    await gone(ours.waMessageId);
    expect((await told(ours.id)).at(-1)).toMatchObject({
      event: 'message.deleted',
      data: { from: number(), fromMe: true, deletedByType: 'lid' },
    });
    await world.client.changeMembers(group.jid, { demote: [eve] });
    const { waMessageId } = await write(jane, 'by the boss');
    await denied(await remove(eve, waMessageId, jane));
    expect(await stored(waMessageId)).toMatchObject({ text: 'by the boss', deletedAt: null });
  });

  it('says by whom also when it is the writer', async () => {
    const { id, waMessageId } = await write(eve, 'never mind');
    await remove(eve, waMessageId, eve);
    const deleted = await gone(waMessageId);
    expect(deleted).not.toHaveProperty('deletedByAdmin');
    const { from } = deleted;
    expect((await told(id)).at(-1)).toMatchObject({
      data: { from, fromType: 'lid', deletedBy: from, deletedByType: 'lid' },
    });
  });

  it('leaves another message alone that bears the same id', async () => {
    const { waMessageId } = await write(john, 'an innocent message', 'TWICE01');
    await remove(jane, waMessageId, eve);
    const other = await write(john, 'to be deleted');
    await remove(jane, other.waMessageId, john);
    await gone(other.waMessageId);
    expect(await stored(waMessageId)).toMatchObject({ deletedAt: null });
  });

  it('waits for its message', async () => {
    await remove(jane, 'NOTYET01', john);
    await write(jane, 'meanwhile');
    const { id } = await write(john, 'late', 'NOTYET01');
    await gone('NOTYET01');
    const events = (await told(id)).map(({ event }) => event);
    expect(events).toEqual(['message.received', 'message.deleted']);
  });
});

describe('while nobody says who the administrators are', () => {
  it('it waits, holds nothing else up, and is decided with the next connection', async () => {
    const { id, waMessageId } = await write(john, 'off topic again');
    await world.client.faults(number(), { refuseGroups: 403 });
    const before = await questions();
    await remove(jane, waMessageId, john);
    await asked(before);
    expect((await write(jane, 'goes on')).text).toBe('goes on');
    expect(await sendFromHere(jane, 'and so do we')).toMatchObject({ status: 'sent' });
    expect(await stored(waMessageId)).toMatchObject({ deletedAt: null });
    await world.client.clearFaults(number());
    await world.client.changeConnection(number(), { action: 'drop' });
    await gone(waMessageId);
    expect((await told(id)).at(-1)).toMatchObject({ data: { deletedBy: jane } });
  });

  it('it is decided by the process that follows', async () => {
    const { id, waMessageId } = await write(john, 'and once more');
    await world.client.faults(number(), { withholdGroups: true });
    const before = await questions();
    await remove(jane, waMessageId, john);
    await asked(before);
    await world.client.clearFaults(number());
    await world.restart();
    agency = world.now(agency);
    await gone(waMessageId);
    const events = (await told(id)).map(({ event }) => event);
    expect(events).toEqual(['message.received', 'message.deleted']);
  });
});
