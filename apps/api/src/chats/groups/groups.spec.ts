import type { GroupView, MessageView, TimelinePage } from '@whathooks/dto';
import type { GroupView as SimulatedGroup } from '@whathooks/whatsapp-simulator';
import sharp from 'sharp';
import type { TestOrganization } from '../../../test/harness';
import {
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';
import { uploadFile } from '../../../test/storage/upload';

interface Outcome {
  member: string;
  outcome: string;
  detail: string;
}
type Changed = GroupView & { outcomes: Outcome[]; code?: string; detail?: string };
interface Told {
  change: string;
  by: string | null;
  fromMe: boolean;
  members?: { member: string }[];
  value?: string | null;
  subject: string | null;
  chat: string;
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const john = newPhone();
const eve = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: john, name: 'John' });
  await world.client.createAccount({ phone: eve, name: 'Eve' });
  session = await world.linked(agency);
});
afterAll(() => world.close());
afterEach(() => world.client.clearFaults());

const number = (): string => session.phone ?? '';

/** What was told of a group, in order. */
async function told(jid: string): Promise<Told[]> {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'group.updated' AND body LIKE $1 ORDER BY id`,
    [`%${jid}%`],
  );
  return rows.map(({ body }) => (JSON.parse(body) as { data: Told }).data);
}
const isTold = (jid: string, change: string): Promise<Told> =>
  until(`${change} of ${jid}`, async () =>
    (await told(jid)).findLast((event) => event.change === change),
  );

/** Lines of a group's conversation, oldest first. */
async function lines(jid: string) {
  const group = await groupOf(jid);
  const { body } = await agency.asUser<TimelinePage>(`GET /v1/chats/${group.chatId}/timeline`);
  return body.data.flatMap(({ notice }) => notice ?? []).reverse();
}

/** The group with a JID, once it is known. */
const groupOf = (jid: string, fits: (group: GroupView) => boolean = () => true) =>
  until(`the group ${jid}`, async () => {
    const { body } = await agency.asKey<Page<GroupView>>(
      `GET /v1/groups?sessionId=${session.id}&limit=100`,
    );
    const found = body.data.find((group) => group.jid === jid);
    return found && fits(found) ? found : null;
  });
const one = async (id: string): Promise<GroupView> =>
  (await agency.asKey<GroupView>(`GET /v1/groups/${id}`)).body;

async function create(subject: string, members: string[]): Promise<Changed> {
  const { status, body } = await agency.asUser<Changed>('POST /v1/groups', {
    ...{ sessionId: session.id, subject, members },
  });
  expect(status).toBe(201);
  return body;
}
/** A group that a contact made with the number. */
async function madeByJane(wish: Partial<SimulatedGroup> = {}): Promise<GroupView> {
  const members = [jane, john, number()];
  const { jid } = await world.client.createGroup({ subject: 'Club', members, ...wish });
  return groupOf(jid, ({ subject }) => subject !== null);
}
const members = (id: string, change: object) =>
  agency.asUser<Changed>(`POST /v1/groups/${id}/members`, change);
const roles = ({ members: list = [] }: GroupView): [string, string][] =>
  list.map(({ member, role }) => [member, role]);

it('a group is made, once, with what became of each person, and stands as a chat', async () => {
  await world.client.faults(eve, { refuseGroupAdds: true });
  const nobody = newPhone();
  const group = await create('Harvest', [jane, eve, nobody]);
  expect(group.outcomes).toMatchObject([
    { member: jane, outcome: 'done' },
    { member: eve, outcome: 'invitation_needed' },
    { member: nobody, outcome: 'not_on_whatsapp' },
  ]);
  expect(group).toMatchObject({ subject: 'Harvest', ownRole: 'owner', isMember: true, size: 2 });
  expect(roles(group)).toEqual([
    [number(), 'owner'],
    [jane, 'member'],
  ]);
  const { body: chat } = await agency.asUser<{ title: string; groupId: string }>(
    `GET /v1/chats/${group.chatId}`,
  );
  expect(chat).toMatchObject({ title: 'Harvest', groupId: group.id });
  // WhatsApp tells our own device, too: the next notice comes after that one.
  await world.client.changeGroup(group.jid, { by: jane, subject: 'Harvest 2026' });
  await isTold(group.jid, 'subject');
  expect((await told(group.jid)).map(({ change, fromMe }) => [change, fromMe])).toEqual([
    ['created', true],
    ['subject', false],
  ]);
  const [created, renamed] = await lines(group.jid);
  expect(created).toMatchObject({ kind: 'group_created', userId: expect.stringMatching(/^usr_/) });
  expect(renamed).toMatchObject({ kind: 'group_subject', by: jane, value: 'Harvest 2026' });
});

it('a group that a contact makes is known with all that it is, and told', async () => {
  const group = await madeByJane();
  expect(await one(group.id)).toMatchObject({
    ...{ subject: 'Club', owner: jane, size: 3, ownRole: 'member', isMember: true },
  });
  expect(await isTold(group.jid, 'created')).toMatchObject({ by: jane, fromMe: false });
  await world.client.changeGroup(group.jid, { description: 'Rules', announcement: true });
  await world.client.changeMembers(group.jid, { add: [eve], promote: [number()], remove: [john] });
  await isTold(group.jid, 'removed');
  expect(await one(group.id)).toMatchObject({
    ...{ description: 'Rules', announcement: true, ownRole: 'admin', size: 3 },
  });
  const changes = (await told(group.jid)).map(({ change, value }) => [change, value]);
  expect(changes).toEqual([
    ['created', undefined],
    ['description', 'Rules'],
    ['settings', 'announcement_on'],
    ['added', undefined],
    ['promoted', undefined],
    ['removed', undefined],
  ]);
});

it('a group is changed in all its parts, and what is done twice changes nothing more', async () => {
  const group = await create('Parts', [jane]);
  const path = `/v1/groups/${group.id}` as const;
  const change = { subject: 'All parts', description: 'About', locked: true, approval: true };
  const { status, body } = await agency.asKey<GroupView>(`PATCH ${path}`, change);
  expect(status).toBe(200);
  expect(body).toMatchObject(change);
  const [simulated] = (await world.client.groups()).filter(({ jid }) => jid === group.jid);
  expect(simulated).toMatchObject({ subject: 'All parts', locked: true, approval: true });
  expect(
    (await agency.asKey<GroupView>(`PATCH ${path}`, { description: null })).body,
  ).toMatchObject({ description: null });
  await world.client.changeGroup(group.jid, { by: number(), announcement: true });
  await until('the last notice', async () => (await one(group.id)).announcement);
  expect((await told(group.jid)).map(({ change: what, value }) => [what, value ?? null])).toEqual([
    ['created', null],
    ['subject', 'All parts'],
    ['description', 'About'],
    ['settings', 'locked_on'],
    ['settings', 'approval_on'],
    ['description', null],
    ['settings', 'announcement_on'],
  ]);
});

it('members come, go and administer, each with an outcome in words', async () => {
  const group = await create('Members', [jane]);
  await world.client.faults(eve, { refuseGroupAdds: true });
  const added = await members(group.id, { add: [john, jane, eve], promote: [jane] });
  expect(added.status).toBe(200);
  expect(added.body.outcomes.map(({ member, outcome }) => [member, outcome])).toEqual([
    [john, 'done'],
    [jane, 'already_member'],
    [eve, 'invitation_needed'],
    [jane, 'done'],
  ]);
  expect(added.body.outcomes[2]?.detail).toMatch(/link of the group/);
  expect(roles(added.body)).toEqual([
    [number(), 'owner'],
    [jane, 'admin'],
    [john, 'member'],
  ]);
  const removed = await members(group.id, { remove: [john, eve], demote: [jane] });
  expect(removed.body.outcomes.map(({ outcome }) => outcome)).toEqual([
    'done',
    'not_a_member',
    'done',
  ]);
  expect((await members(group.id, {})).status).toBe(400);
  expect((await members(group.id, { add: [group.jid] })).body.code).toBe('invalid_recipient');
});

it('people come by the link, or ask to join and are let in or not', async () => {
  const group = await create('Open', [jane]);
  const link = () =>
    agency.asUser<{ url: string; code: string }>(`GET /v1/groups/${group.id}/invite-link`);
  const { body: first } = await link();
  expect(first.url).toBe(`https://chat.whatsapp.com/${first.code}`);
  await agency.asUser(`PATCH /v1/groups/${group.id}`, { approval: true });
  expect(await world.client.joinGroup(john, first.code)).toBe(false);
  await world.client.joinGroup(eve, first.code);
  await until('both', async () => (await told(group.jid)).some(({ by }) => by === eve));
  const { body: requests } = await agency.asUser<{ data: { member: string }[] }>(
    `GET /v1/groups/${group.id}/join-requests`,
  );
  expect(requests.data.map(({ member }) => member)).toEqual([john, eve]);
  const { body: decided } = await agency.asUser<{ outcomes: Outcome[] }>(
    `POST /v1/groups/${group.id}/join-requests`,
    { approve: [john], reject: [eve, jane] },
  );
  expect(decided.outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'not_requested']);
  expect(roles(await one(group.id))).toContainEqual([john, 'member']);
  const { body: second } = await agency.asUser<{ code: string }>(
    `POST /v1/groups/${group.id}/invite-link`,
  );
  expect(second.code).not.toBe(first.code);
  const join = (code: string) =>
    agency.asUser<{ result: string; jid: string; group: GroupView | null; code?: string }>(
      'POST /v1/groups/join',
      { sessionId: session.id, code },
    );
  expect((await join(first.code)).body.code).toBe('group_link_invalid');
  expect((await join('not a link!')).body.code).toBe('group_link_invalid');
  const { jid } = await world.client.createGroup({ subject: 'Theirs', members: [jane, john] });
  const url = `https://chat.whatsapp.com/${await world.client.inviteCode(jid)}`;
  const joined = await join(url);
  expect(joined.body).toMatchObject({
    ...{ result: 'joined', jid, group: { subject: 'Theirs', size: 3 } },
  });
  const closed = await world.client.createGroup({ subject: 'C', members: [jane], approval: true });
  expect((await join(await world.client.inviteCode(closed.jid))).body).toMatchObject({
    ...{ result: 'requested', group: null },
  });
});

it('an invitation to one person is shown without its code, and leads into the group', async () => {
  const { jid } = await world.client.createGroup({ subject: 'Secret', members: [jane, john] });
  const invited = async (caption: string, more: { isOver?: boolean } = {}, by = jane) => {
    const { id } = await world.client.sendMessage(by, {
      ...{ to: number(), kind: 'invitation', invitation: { group: jid, caption, ...more } },
    });
    return until('the invitation', async () => {
      const { body } = await agency.asUser<{ data: MessageView[] }>('GET /v1/messages');
      return body.data.find(({ waMessageId }) => waMessageId === id);
    });
  };
  const message = await invited('Join us');
  expect(message).toMatchObject({
    ...{ type: 'invitation', text: 'Join us\nSecret' },
    invitation: { group: jid, subject: 'Secret', expiresAt: expect.stringMatching(/Z$/) as string },
  });
  expect(Object.keys(message.invitation ?? {}).sort()).toEqual(['expiresAt', 'group', 'subject']);
  const join = (messageId: string, sessionId = session.id) =>
    agency.asUser<{ result: string; group: GroupView | null; code?: string }>(
      'POST /v1/groups/join',
      { sessionId, messageId },
    );
  const { id: over } = await invited('Too late', { isOver: true });
  expect((await join(over)).body.code).toBe('group_link_invalid');
  // John does not administer the group.
  expect((await join((await invited('By john', {}, john)).id)).body.code).toBe(
    'group_link_invalid',
  );
  const { id: text } = await world.client.sendMessage(jane, {
    to: number(),
    text: 'No invitation',
  });
  const other = await until('the text', async () => {
    const { body } = await agency.asUser<{ data: MessageView[] }>('GET /v1/messages');
    return body.data.find(({ waMessageId }) => waMessageId === text);
  });
  expect((await join(other.id)).body.code).toBe('group_link_invalid');
  const joined = await join(message.id);
  expect(joined.body).toMatchObject({ result: 'joined', group: { subject: 'Secret', size: 3 } });
  expect((await told(jid)).filter(({ change }) => change === 'added')).toHaveLength(1);
});

it('who is no administrator, or no member, is told so without a change', async () => {
  const group = await madeByJane({ locked: true });
  const refused = async (route: `${'PATCH' | 'POST' | 'GET'} /${string}`, body?: object) =>
    (await agency.asUser<{ code: string }>(route, body)).body.code;
  const path = `/v1/groups/${group.id}` as const;
  expect(await refused(`PATCH ${path}`, { subject: 'Ours' })).toBe('not_group_administrator');
  expect(await refused(`POST ${path}/members`, { remove: [john] })).toBe('not_group_administrator');
  expect(await refused(`GET ${path}/invite-link`)).toBe('not_group_administrator');
  expect(await refused(`PATCH ${path}`, { subject: 'x'.repeat(101) })).toBe('invalid_request');
  const left = await agency.asUser<GroupView>(`POST ${path}/leave`);
  expect(left.body).toMatchObject({ isMember: false, ownRole: null, size: 2 });
  expect(await refused(`POST ${path}/members`, { add: [eve] })).toBe('not_group_member');
  expect((await lines(group.jid)).at(-1)).toMatchObject({ kind: 'group_left', by: number() });
  await world.client.changeMembers(group.jid, { add: [number()] });
  const again = await groupOf(group.jid, ({ isMember, size }) => isMember && size === 3);
  expect(again.leftAt).toBeNull();
  await world.client.changeMembers(group.jid, { remove: [number()] });
  // Reading the group may say so before the notice does, which alone is told.
  await isTold(group.jid, 'removed');
  expect((await groupOf(group.jid)).isMember).toBe(false);
  expect((await told(group.jid)).map(({ change }) => change)).toEqual([
    ...['created', 'left', 'added', 'removed'],
  ]);
});

it('a picture is set as a square, shown, and taken away', async () => {
  const group = await create('Seen', [jane]);
  const path = `/v1/groups/${group.id}/picture` as const;
  expect((await agency.asUser<{ code: string }>(`GET ${path}`)).status).toBe(404);
  const wide = { width: 900, height: 300, channels: 3, background: 'green' } as const;
  const png = await sharp({ create: wide }).png().toBuffer();
  const { id: mediaId } = await uploadFile(world.app, agency.jwt, png);
  expect((await agency.asUser(`PUT ${path}`, { mediaId })).status).toBe(204);
  const shown = await fetch(`${world.app.url}${path}`, {
    headers: { authorization: `Bearer ${agency.jwt}` },
  });
  expect(shown.headers.get('content-type')).toBe('image/jpeg');
  const { width, height } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
  expect([width, height]).toEqual([640, 640]);
  const text = await uploadFile(world.app, agency.jwt, 'no picture');
  expect(
    (await agency.asUser<{ code: string }>(`PUT ${path}`, { mediaId: text.id })).body.code,
  ).toBe('media_not_convertible');
  expect((await agency.asUser(`DELETE ${path}`)).status).toBe(204);
  expect((await agency.asUser(`GET ${path}`)).status).toBe(404);
  expect((await told(group.jid)).map(({ change }) => change)).toEqual([
    ...['created', 'picture', 'picture'],
  ]);
});

it('a line names neither a person nor a key that did nothing', async () => {
  const group = await create('Orchard', [jane]);
  await agency.asKey(`PATCH /v1/groups/${group.id}`, { subject: 'Orchards' });
  const { chatId } = await groupOf(group.jid);
  await agency.asKey(`PATCH /v1/chats/${chatId}`, { state: 'closed' });
  await world.client.changeGroup(group.jid, { by: number(), subject: 'Old orchards' });
  await groupOf(group.jid, ({ subject }) => subject === 'Old orchards');
  expect(await lines(group.jid)).toMatchObject([
    { kind: 'group_created', userId: expect.stringMatching(/^usr_/), byKey: false },
    { value: 'Orchards', userId: null, byKey: true, keyName: 'test' },
    { kind: 'closed', userId: null, byKey: true, keyName: 'test' },
    { value: 'Old orchards', userId: null, byKey: false, keyName: null, by: number() },
  ]);
});

it('what WhatsApp did and did not say is read again', async () => {
  const group = await create('Lost', [jane]);
  await world.client.faults(number(), { loseGroupAnswers: true });
  const { status, body } = await agency.asUser<{ code: string }>(`PATCH /v1/groups/${group.id}`, {
    subject: 'Found',
  });
  expect({ status, code: body.code }).toEqual({ status: 504, code: 'whatsapp_unanswered' });
  await groupOf(group.jid, ({ subject }) => subject === 'Found');
  // Once, with who asked for it, though only the notice told it.
  const renamed = (await lines(group.jid)).filter(({ kind }) => kind === 'group_subject');
  expect(renamed).toMatchObject([{ value: 'Found', userId: expect.stringMatching(/^usr_/) }]);
});

it('names are found in every list, and a group of another organization is not', async () => {
  const group = await create('Zucchini Friends', [jane]);
  const list = async (by: TestOrganization, q: string) =>
    (await by.asKey<Page<GroupView>>(`GET /v1/groups?q=${q}`)).body.data.map(({ jid }) => jid);
  expect(await list(agency, 'zucchini')).toEqual([group.jid]);
  const stranger = await world.app.organization('Stranger');
  expect(await list(stranger, 'zucchini')).toEqual([]);
  expect((await stranger.asKey(`GET /v1/groups/${group.id}`)).status).toBe(404);
});
