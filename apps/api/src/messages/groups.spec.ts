import type { GroupView } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let group: GroupView;
const jane = newPhone();
const john = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: john, name: 'John', addressing: 'lid' });
  session = await world.linked(agency);
  group = await world.client.createGroup({
    subject: 'Family',
    members: [jane, john, session.phone ?? ''],
  });
});
afterAll(() => world.close());

const inGroup = async (): Promise<MessageBody[]> => {
  const { body } = await agency.asUser<Page<MessageBody>>(
    `GET /v1/messages?sessionId=${session.id}&chat=${group.jid}`,
  );
  return body.data;
};

const send = (text: string) =>
  agency.asKey<MessageBody & { detail?: string }>('POST /v1/messages', {
    sessionId: session.id,
    to: group.jid,
    text,
  });

const told = async (event: string, text: string): Promise<Record<string, unknown>[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    'SELECT body FROM events WHERE event = $1 AND body LIKE $2 ORDER BY id',
    [event, `%${text}%`],
  );
  return rows.map(({ body }) => (JSON.parse(body) as { data: Record<string, unknown> }).data);
};

it('a message that a member writes has the group as its chat and the member as its author', async () => {
  const { id } = await world.client.sendMessage(john, { to: group.jid, text: 'to the family' });
  const row = await until('the message', async () =>
    (await inGroup()).find(({ waMessageId }) => waMessageId === id),
  );
  const shown = { chat: group.jid, from: john, to: session.phone, text: 'to the family' };
  expect(row).toMatchObject({ ...shown, direction: 'inbound', status: 'received' });
  expect(await told('message.received', 'to the family')).toMatchObject([
    { ...shown, id: row.id, waMessageId: id },
  ]);
});

it('a message to the group is read by every member, and moves on with the first of them', async () => {
  const { status, body } = await send('from us all');
  expect({ status, to: body.to }).toEqual({ status: 201, to: group.jid });
  for (const phone of [jane, john]) {
    expect(await world.client.messages(phone, { with: group.jid })).toContainEqual(
      expect.objectContaining({ id: body.waMessageId, text: 'from us all', deliveries: 1 }),
    );
  }
  const reaches = (wanted: string): Promise<unknown> =>
    until(wanted, async () =>
      (await inGroup()).some(({ id, status: now }) => id === body.id && now === wanted),
    );
  await reaches('delivered');
  await world.client.markRead(john, { from: session.phone ?? '', ids: [body.waMessageId] });
  await reaches('read');
  const steps = (await told('message.status', body.id)).map(({ status, recipient }) => [
    status,
    recipient ?? null,
  ]);
  const [sent, ...byMember] = steps;
  expect(sent).toEqual(['sent', null]);
  // The first member moves the message; each later step is that of another one.
  expect(byMember.map(([status]) => status)).toEqual(['delivered', 'delivered', 'read']);
  expect(byMember.map(([, recipient]) => recipient)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ phone: jane, status: 'delivered' }),
      expect.objectContaining({ phone: john, status: 'delivered' }),
      expect.objectContaining({ phone: john, status: 'read' }),
    ]),
  );
});

it('a message says how far it came with each member, and never goes back', async () => {
  const { body } = await send('who has read this?');
  const recipients = async () => {
    const answer = await agency.asUser<{ recipients: { phone: string; status: string }[] }>(
      `GET /v1/messages/${body.id}`,
    );
    return new Map(answer.body.recipients.map(({ phone, status }) => [phone, status]));
  };
  await until('both got it', async () => (await recipients()).size === 2);
  const read = { from: session.phone ?? '', ids: [body.waMessageId] };
  await world.client.markRead(jane, read);
  await until('Jane has read it', async () => (await recipients()).get(jane) === 'read');
  expect((await recipients()).get(john)).toBe('delivered');
  // A receipt that comes late, and one that comes twice.
  const stanza = (type?: string) => ({
    tag: 'receipt',
    attrs: {
      id: body.waMessageId,
      from: group.jid,
      participant: `${jane}@s.whatsapp.net`,
      t: String(Math.floor(Date.now() / 1000)),
      ...(type && { type }),
    },
  });
  for (const type of [undefined, 'read', 'read'])
    await world.client.sendStanza(session.phone ?? '', stanza(type));
  await world.client.markRead(john, read);
  await until('John has read it', async () => (await recipients()).get(john) === 'read');
  expect((await recipients()).get(jane)).toBe('read');
  const told = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'message.status' AND body LIKE $1 ORDER BY id`,
    [`%${body.id}%`],
  );
  expect(told.map((row) => (JSON.parse(row.body) as { data: object }).data)).toMatchObject([
    { status: 'sent' },
    { status: 'delivered' },
    { status: 'delivered' },
    { status: 'read', recipient: { phone: jane, status: 'read' } },
    { status: 'read', recipient: { phone: john, status: 'read' } },
  ]);
});

it('a message to a person has no list of members', async () => {
  const { body } = await agency.asKey<MessageBody>('POST /v1/messages', {
    sessionId: session.id,
    to: jane,
    text: 'between us',
  });
  const answer = await agency.asUser(`GET /v1/messages/${body.id}`);
  expect(answer.body).not.toHaveProperty('recipients');
});

it('a reaction of a member names the message it is about', async () => {
  const { body } = await send('react to me');
  await world.client.sendMessage(jane, {
    to: group.jid,
    text: '🎉',
    kind: 'reaction',
    about: body.waMessageId,
    aboutFrom: session.phone ?? '',
  });
  expect(
    await until('the reaction', async () => {
      const [data] = await told('message.reaction', body.id);
      return data;
    }),
  ).toMatchObject({ chat: group.jid, from: jane, emoji: '🎉' });
});

it('an edit by a member changes what they wrote, and nothing that others wrote', async () => {
  const written = await world.client.sendMessage(jane, { to: group.jid, text: 'as Jane put it' });
  const { body: ours } = await send('as we put it');
  for (const [about, aboutFrom] of [
    [written.id, jane],
    [ours.waMessageId, session.phone ?? ''],
  ] as const) {
    const edit = { to: group.jid, kind: 'edit', about, aboutFrom } as const;
    await world.client.sendMessage(john, { ...edit, text: 'as John would' });
  }
  await world.client.sendMessage(john, { to: group.jid, text: 'after the edits' });
  await until('what came after', async () =>
    (await inGroup()).some(({ text }) => text === 'after the edits'),
  );
  const texts = (await inGroup()).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['as we put it', 'as Jane put it']));
  expect(texts).not.toContain('as John would');
  expect(await told('message.edited', 'as John would')).toEqual([]);
  const own = { to: group.jid, kind: 'edit', about: written.id, aboutFrom: jane } as const;
  await world.client.sendMessage(jane, { ...own, text: 'as Jane puts it now' });
  await until('the edit of her own', async () =>
    (await inGroup()).some(({ text }) => text === 'as Jane puts it now'),
  );
});

it('a number that was removed is told so, and what it wanted to send is kept as failed', async () => {
  await world.client.changeMembers(group.jid, { remove: [session.phone ?? ''] });
  const { status, body } = await send('are you there?');
  expect({ status, code: body.code, detail: body.detail }).toEqual({
    status: 422,
    code: 'message_refused',
    detail:
      'WhatsApp refused the message with error 403: the number is not a member of this group, or no longer one. Ask a member to add it.',
  });
  expect((await inGroup())[0]).toMatchObject({
    text: 'are you there?',
    status: 'failed',
    error: '403',
  });
  await world.client.changeMembers(group.jid, { add: [session.phone ?? ''] });
  expect((await send('back again')).status).toBe(201);
});

it('a group in which only administrators write says so, and takes messages once the number is one', async () => {
  const { jid } = await world.client.createGroup({
    subject: 'News',
    members: [jane, john, session.phone ?? ''],
    announcement: true,
  });
  const post = (text: string) =>
    agency.asKey<MessageBody & { detail?: string }>('POST /v1/messages', {
      sessionId: session.id,
      to: jid,
      text,
    });
  const { status, body } = await post('may I?');
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'message_refused' });
  expect(body.detail).toMatch(/^Only administrators may write to this group/);
  const { body: list } = await agency.asUser<Page<MessageBody & { statusReason: string }>>(
    `GET /v1/messages?sessionId=${session.id}&chat=${jid}`,
  );
  expect(list.data).toMatchObject([{ status: 'failed', statusReason: 'group_admins_only' }]);
  await world.client.changeMembers(jid, { promote: [session.phone ?? ''] });
  expect((await post('now I may')).status).toBe(201);
});
