import type { ChatNoticeView, ChatPage, TimelinePage } from '@whathooks/dto';
import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const john = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: john, name: 'John', addressing: 'lid' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const now = (): number => Math.floor(Date.now() / 1000);

/** How long what we send stays, as the API tells and as the phone shows it. */
async function expiryTo(
  to: string,
  more: object = {},
): Promise<{ told: number | undefined; seen: number | undefined; warnings: string[] }> {
  const request = { sessionId: session.id, to, text: 'does it stay?', ...more };
  const { body } = await agency.asKey<MessageBody>('POST /v1/messages', request);
  const { body: read } = await agency.asUser<{ expiresInSeconds?: number }>(
    `GET /v1/messages/${body.id}`,
  );
  const reader = to.endsWith('@g.us') ? jane : to;
  const seen = await world.client.waitForMessage(reader, { id: body.waMessageId });
  const { expiresInSeconds, warnings } = seen;
  return { told: read.expiresInSeconds, seen: expiresInSeconds, warnings };
}

/** Somebody chooses how long messages of the chat with the number stay. */
const choose = (from: string, seconds: number) =>
  world.client.sendMessage(from, {
    to: number(),
    text: '',
    content: {
      protocolMessage: { type: 'EPHEMERAL_SETTING', ephemeralExpiration: seconds },
    },
  });

/** What the conversation with somebody, or of a group, says besides its messages. */
async function toldIn(to: string): Promise<Pick<ChatNoticeView, 'kind' | 'by' | 'value'>[]> {
  const { body: chats } = await agency.asUser<ChatPage>('GET /v1/chats');
  const chat = chats.data.find(({ phone, jid }) => [phone, jid].includes(to));
  const { body } = await agency.asUser<TimelinePage>(`GET /v1/chats/${chat?.id}/timeline`);
  return body.data
    .flatMap(({ notice }) => notice ?? [])
    .map(({ kind, by, value }) => ({ kind, by, value }))
    .reverse();
}

const becomes = (to: string, wanted: number | undefined) =>
  until(`a timer of ${wanted}`, async () => {
    const { told, seen, warnings } = await expiryTo(to);
    expect(seen).toBe(told);
    // Its phone misses nothing.
    return told === wanted && warnings.length === 0;
  });

it.each([
  ['under a number', jane],
  ['under a LID', john],
])(
  'what a person %s chooses holds for what is sent to them, until they end it',
  async (_name, phone) => {
    const nothing = { told: undefined, seen: undefined, warnings: [] };
    expect(await expiryTo(phone)).toEqual(nothing);
    await choose(phone, 604_800);
    await becomes(phone, 604_800);
    expect(await expiryTo(phone, { expiresInSeconds: 86_400 })).toEqual({
      told: 86_400,
      seen: 86_400,
      warnings: [],
    });
    await choose(phone, 0);
    await becomes(phone, undefined);
    expect(await toldIn(phone)).toEqual([
      { kind: 'timer', by: phone, value: '604800' },
      { kind: 'timer', by: phone, value: '0' },
    ]);
  },
);

it('a message that disappears says so of its chat', async () => {
  await world.client.sendMessage(jane, {
    to: number(),
    text: '',
    content: {
      extendedTextMessage: { text: 'gone in a day', contextInfo: { expiration: 86_400 } },
    },
  });
  await becomes(jane, 86_400);
  await choose(jane, 0);
  await becomes(jane, undefined);
});

it('what a group chooses holds for what is sent to it', async () => {
  const { jid } = await world.client.createGroup({
    subject: 'Family',
    members: [jane, john, number()],
  });
  const tell = (child: { tag: string; attrs: Record<string, string> }) =>
    world.client.sendStanza(number(), {
      tag: 'notification',
      attrs: {
        id: `T${child.tag}`,
        from: jid,
        type: 'w:gp2',
        participant: `${jane}@s.whatsapp.net`,
        t: String(now()),
      },
      content: [child],
    });
  await tell({ tag: 'ephemeral', attrs: { expiration: '7776000' } });
  await becomes(jid, 7_776_000);
  await tell({ tag: 'not_ephemeral', attrs: {} });
  await becomes(jid, undefined);
  expect((await toldIn(jid)).filter(({ kind }) => kind === 'timer')).toEqual([
    { kind: 'timer', by: jane, value: '7776000' },
    { kind: 'timer', by: jane, value: '0' },
  ]);
});

it('a reaction has no timer of its own', async () => {
  await choose(jane, 86_400);
  await becomes(jane, 86_400);
  const { body } = await agency.asKey<MessageBody>('POST /v1/messages', {
    sessionId: session.id,
    to: jane,
    text: 'react',
  });
  const reaction = await agency.asKey<MessageBody>('POST /v1/messages', {
    sessionId: session.id,
    to: jane,
    reaction: { messageId: body.id, emoji: '👍' },
  });
  expect(reaction.status).toBe(201);
});
