import type { Role } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import {
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { LiveReader } from '../../../test/live-reader';
import { newId, parseId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { MessageTopics, type StoredMessage } from '../../platform/events/message-topics';

interface Chat {
  id: string;
  jid: string;
  assigneeId: string | null;
}
interface Rule {
  kind: string;
  members: string[];
  code?: string;
  detail?: string;
}

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
let agency: TestOrganization;
let session: string;
let people: TestMember[];
let contacts = 0;

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  elsewhere = await startTestApp({ variables: NO_WHATSAPP, database: app.database });
});
beforeEach(async () => {
  agency = await app.organization();
  session = (await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'x' })).body.id;
  people = [];
  for (let n = 0; n < 3; n += 1) people.push(await app.member(agency, 'agent'));
});
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

const ids = (): string[] => people.map(({ userId }) => userId);
const put = (rule: object, by: { asUser: TestMember['asUser'] } = agency) =>
  by.asUser<Rule>('PUT /v1/assignment-rule', rule);
const rule = async (): Promise<Rule> => (await agency.asUser<Rule>('GET /v1/assignment-rule')).body;
const takeTurns = (members = ids()) => put({ kind: 'round_robin', members });

/** JIDs of people who have not written yet. */
const newPeople = (count: number): string[] =>
  Array.from({ length: count }, () => `${(contacts += 1)}000000@s.whatsapp.net`);

const placed = (id: string) => ({ id, place: id });

/** Messages come in, in one transaction of a process. */
async function came(
  jids: readonly string[],
  at = app,
  changes: Partial<StoredMessage> = {},
  during: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const messages = jids.map((chat): StoredMessage => ({
    ...placed(newId()),
    ...{ chat, direction: 'inbound', type: 'text', status: 'received' },
    ...{ sender: chat.split('@')[0] ?? '', senderType: 'phone', pushName: null },
    ...{ mentionsMe: false, isReplyToMe: false, isHistory: false, isFromPhone: false },
    isAutomatic: false,
    ...{ sentByUser: null, sentAt: new Date(), ...changes },
  }));
  await at.app.get(UnitOfWork).run(async (tx) => {
    await at.app.get(MessageTopics).stored.publish(tx, {
      organizationId: parseId('organization', agency.organizationId),
      sessionId: parseId('session', session),
      messages,
    });
    await during();
  });
}

/** Who looks after whose chats: the number of the member, or `-` for nobody. */
async function assignees(jids: readonly string[]): Promise<string[]> {
  const { body } = await agency.asUser<{ data: Chat[] }>('GET /v1/chats?limit=100');
  const byJid = new Map(body.data.map((chat) => [chat.jid, chat.assigneeId]));
  return jids.map((jid) => {
    const assignee = byJid.get(jid);
    return assignee ? String(ids().indexOf(assignee)) : '-';
  });
}

describe('the assignment rule', () => {
  it('is none at first, and is what was set last', async () => {
    expect(await rule()).toEqual({ kind: 'none', members: [] });
    const members = ids().toReversed();
    expect(await takeTurns(members)).toMatchObject({
      status: 200,
      body: { kind: 'round_robin', members },
    });
    expect(await rule()).toEqual({ kind: 'round_robin', members });
    await put({ kind: 'none', members: [ids()[0]] });
    expect(await rule()).toEqual({ kind: 'none', members: [ids()[0]] });
  });

  it('names members of the organization alone, who can answer', async () => {
    const rival = await app.organization('Rival');
    const stranger = await app.member(rival, 'agent');
    for (const id of [
      stranger.userId,
      `usr_${'0'.repeat(32)}`,
      'usr_\u202e',
      agency.organizationId,
    ])
      expect((await takeTurns([...ids(), id])).status).toBe(404);
    const viewer = await app.member(agency, 'viewer');
    expect(await takeTurns([viewer.userId])).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', detail: expect.stringContaining('is a viewer') as string },
    });
    for (const wrong of [
      { kind: 'round_robin', members: [] },
      { kind: 'round_robin', members: [ids()[0], ids()[0]] },
      { kind: 'loudest', members: ids() },
      { kind: 'none' },
      { kind: 'none', members: Array.from({ length: 201 }, (_, n) => `usr_${n}`) },
    ])
      expect((await put(wrong)).status).toBe(400);
    expect(await rule()).toEqual({ kind: 'none', members: [] });
    const { body } = await rival.asUser<Rule>('GET /v1/assignment-rule');
    expect(body).toEqual({ kind: 'none', members: [] });
  });

  it('is told to open screens when it changes', async () => {
    const reader = await LiveReader.open(elsewhere, agency.jwt);
    await takeTurns();
    // Members who have just joined are told to screens, too.
    await until('the change of the rule', () =>
      reader.events.some(
        ({ type, data }) =>
          type === 'organization.changed' &&
          (data.data as { what?: string }).what === 'assignment_rule',
      ),
    );
    reader.close();
  });

  it('loses a member who is removed, and so do their chats', async () => {
    await takeTurns();
    const jids = newPeople(3);
    for (const jid of jids) await came([jid]);
    expect(await assignees(jids)).toEqual(['0', '1', '2']);
    expect((await agency.asUser(`DELETE /v1/members/${ids()[1]}`)).status).toBe(204);
    expect((await rule()).members).toEqual([ids()[0], ids()[2]]);
    expect(await assignees(jids)).toEqual(['0', '-', '2']);
    const more = newPeople(3);
    for (const jid of more) await came([jid]);
    expect(await assignees(more)).toEqual(['0', '2', '0']);
  });
});

describe('a chat of nobody in which somebody waits for a reply', () => {
  it('stays one without a rule', async () => {
    const jids = newPeople(2);
    await came(jids);
    expect(await assignees(jids)).toEqual(['-', '-']);
  });

  it('is given to one member after the other, in the transaction of the message', async () => {
    await takeTurns();
    const jids = newPeople(7);
    for (const [index, jid] of jids.entries()) await came([jid], index % 2 ? elsewhere : app);
    expect(await assignees(jids)).toEqual(['0', '1', '2', '0', '1', '2', '0']);
    // With those who come in one transaction it goes on.
    const more = newPeople(4);
    await came(more);
    expect((await assignees(more)).toSorted()).toEqual(['0', '1', '1', '2']);
    // Nothing is left of what was rolled back, neither of the turn.
    const [lost = '', next = ''] = newPeople(2);
    const failing = came([lost], app, {}, () => Promise.reject(new Error('rolled back')));
    await expect(failing).rejects.toThrow('rolled back');
    await came([next]);
    expect(await assignees([lost, next])).toEqual(['-', '2']);
  });

  it('is given once, and by all processes fairly at once', async () => {
    await takeTurns();
    const jids = newPeople(48);
    const writes = jids.flatMap((jid, index) => [
      came([jid], index % 2 ? elsewhere : app),
      // The same person writes again, to be taken by the other process.
      came([jid], index % 2 ? app : elsewhere),
    ]);
    await Promise.all(writes);
    const given = await assignees(jids);
    expect(given).not.toContain('-');
    const counts = ['0', '1', '2'].map((one) => given.filter((who) => who === one).length);
    // At once no more are under way than there are database connections: so far apart they may be.
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(24);
    const rows = await app.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM chat_notices WHERE kind = 'assigned' AND organization_id = $1
       GROUP BY chat_id`,
      [parseId('organization', agency.organizationId)],
    );
    expect(rows.map(({ count }) => count)).toEqual(jids.map(() => 1));
  });

  it('waits for nobody whose transaction hangs', async () => {
    await takeTurns();
    const [held = '', ...others] = newPeople(3);
    let end = (): void => undefined;
    let isHeld = false;
    const hanging = came([held], elsewhere, {}, () => {
      isHeld = true;
      return new Promise((resolve) => (end = resolve));
    });
    await until('a transaction that hangs', () => isHeld);
    for (const jid of others) await came([jid]);
    expect(await assignees(others)).toEqual(['1', '2']);
    end();
    await hanging;
    expect(await assignees([held])).toEqual(['0']);
  });

  it.each<[string, Partial<StoredMessage>]>([
    ['told by a history', { isHistory: true }],
    ['of a reaction', { type: 'reaction' }],
    ['of our own', { direction: 'outbound', isFromPhone: true }],
  ])('is not made by a message %s', async (_, changes) => {
    await takeTurns();
    const jids = newPeople(1);
    await came(jids, app, changes);
    expect(await assignees(jids)).toEqual(['-']);
  });

  it('is one of a group only where the number is meant', async () => {
    await takeTurns();
    const group = `${Date.now()}@g.us`;
    await came([group]);
    expect(await assignees([group])).toEqual(['-']);
    await came([group], app, { mentionsMe: true });
    expect(await assignees([group])).toEqual(['0']);
  });

  it('is given to nobody who only reads', async () => {
    await takeTurns();
    const role: Role = 'viewer';
    await agency.asUser(`PATCH /v1/members/${ids()[0]}`, { role });
    const jids = newPeople(2);
    for (const jid of jids) await came([jid]);
    expect(await assignees(jids)).toEqual(['1', '2']);
  });

  it('stays with whoever has it, and keeps its turn for the next', async () => {
    await takeTurns();
    const [mine = '', next = ''] = newPeople(2);
    await came([mine]);
    const list = await agency.asUser<{ data: Chat[] }>('GET /v1/chats');
    const chat = list.body.data.find(({ jid }) => jid === mine)?.id;
    await agency.asUser(`PATCH /v1/chats/${chat}`, { assigneeId: ids()[2] });
    await came([mine]);
    await came([next]);
    expect(await assignees([mine, next])).toEqual(['2', '1']);
  });
});
