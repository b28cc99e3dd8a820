import { randomBytes } from 'node:crypto';
import type { TestOrganization } from '../../../test/harness';
import { sealed, textMessage, voteFor } from '../../../test/secrets/sealed';
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
  data: Record<string, unknown> & { id: string; waMessageId: string };
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const janeJid = `${jane}@s.whatsapp.net`;

const messages = async (): Promise<MessageBody[]> => {
  const path = `GET /v1/messages?sessionId=${session.id}&limit=100` as const;
  return (await agency.asUser<Page<MessageBody>>(path)).body.data;
};

const stored = (waMessageId: string): Promise<MessageBody> =>
  until(`message ${waMessageId}`, async () =>
    (await messages()).find((message) => message.waMessageId === waMessageId),
  );

const events = async (): Promise<Told[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event LIKE 'message.%' OR event = 'poll.vote' ORDER BY id`,
  );
  return rows.map(({ body }) => JSON.parse(body) as Told);
};

const told = async (waMessageId: string): Promise<Told[]> =>
  (await events()).filter(({ data }) => data.waMessageId === waMessageId);

const unread = async (): Promise<unknown> => {
  const [chat] = await world.app.dataSource.query<unknown[]>(
    `SELECT unread, last_message_id AS last, first_unread_id AS first FROM chats WHERE jid = $1`,
    [janeJid],
  );
  return chat;
};

const settled = (): Promise<unknown> =>
  until('everything settled', async () => {
    const { devices } = await world.client.account(number());
    return devices.every(({ unsettled }) => unsettled === 0);
  });

/** From now on nothing that Jane has encrypted can be read; what is asked for again can. */
const lose = async (): Promise<void> => {
  await settled();
  await world.app.dataSource.query(`DELETE FROM session_keys WHERE type = 'session'`);
  await world.client.changeConnection(number(), { action: 'drop' });
};

const send = (content: object) =>
  world.client.sendMessage(jane, {
    ...{ to: number(), text: '', content: content as Record<string, unknown> },
  });

/** Poll or text with a secret, and what encrypts with that. */
const withSecret = async (content: object) => {
  const secret = randomBytes(32);
  const messageContextInfo = { messageSecret: secret.toString('base64') };
  const { id: about } = await send({ ...content, messageContextInfo });
  await stored(about);
  return { secret, about, author: janeJid, actor: janeJid };
};

const isGone = (waMessageId: string): Promise<unknown> =>
  until('the placeholder to be told, and to be gone', async () => {
    const names = (await told(waMessageId)).map(({ event }) => event);
    return names.includes('message.deleted');
  });

/** What was told of the placeholder, and what the inbox has in its place: nothing. */
async function expectNoPlaceholder(waMessageId: string, before: unknown): Promise<void> {
  await isGone(waMessageId);
  await settled();
  const [received, deleted] = (await told(waMessageId)).filter(({ event }) =>
    ['message.received', 'message.deleted'].includes(event),
  );
  expect(received).toMatchObject({ event: 'message.received', data: { type: 'unsupported' } });
  expect(deleted).toMatchObject({
    event: 'message.deleted',
    data: { id: received?.data.id, deletedBy: jane, fromMe: false },
  });
  expect((await messages()).map((message) => message.waMessageId)).not.toContain(waMessageId);
  expect(await unread()).toEqual(before);
}

describe('what could not be decrypted, and is encrypted anew', () => {
  it('is the vote that it was, and no message', async () => {
    const poll = { name: 'When?', options: [{ optionName: 'Mon' }, { optionName: 'Tue' }] };
    const seal = await withSecret({ pollCreationMessage: { ...poll, selectableOptionsCount: 1 } });
    await lose();
    const before = await unread();
    const { id } = await send({
      pollUpdateMessage: {
        pollCreationMessageKey: { id: seal.about, fromMe: true },
        vote: sealed('Poll Vote', voteFor('Tue'), seal),
      },
    });
    await expectNoPlaceholder(id, before);
    expect((await told(id)).at(-1)).toMatchObject({
      event: 'poll.vote',
      data: { options: ['Tue'], from: jane, target: { waMessageId: seal.about } },
    });
  });

  it('is the reaction that it was, and counts as no unread message', async () => {
    const seal = await withSecret({ conversation: 'a text to react to' });
    await lose();
    const before = await unread();
    const { id } = await send({
      reactionMessage: { key: { id: seal.about, fromMe: true }, text: '👀' },
    });
    await until('the reaction', async () =>
      (await told(id)).some(({ event }) => event === 'message.reaction'),
    );
    await settled();
    expect((await told(id)).map(({ event, data }) => [event, data['type']])).toEqual([
      ['message.received', 'unsupported'],
      ['message.reaction', undefined],
    ]);
    expect(await unread()).toEqual(before);
  });

  it('is the encrypted edit that it was, though its message comes later', async () => {
    const seal = await withSecret({ conversation: 'frist' });
    await lose();
    const before = await unread();
    const edit = (about: typeof seal, text: string) =>
      send({
        secretEncryptedMessage: {
          targetMessageKey: { id: about.about, fromMe: true },
          secretEncType: 2,
          ...sealed('Message Edit', textMessage(text), about),
        },
      });
    const { id } = await edit(seal, 'first');
    await until('the edit', async () => (await stored(seal.about)).text === 'first');
    await expectNoPlaceholder(id, before);
    // What it is about is not here: it is an edit all the same.
    await lose();
    const { id: early } = await edit({ ...seal, about: 'COMESLATERTHANITSEDIT' }, 'early');
    await expectNoPlaceholder(early, before);
  });

  it('is the plain edit and the deletion that it was', async () => {
    const { id: about } = await world.client.sendMessage(jane, { to: number(), text: 'tpyo' });
    await stored(about);
    await lose();
    const before = await unread();
    const own = { id: about, fromMe: true, remoteJid: `${number()}@s.whatsapp.net` };
    const { id: edit } = await send({
      protocolMessage: { key: own, type: 14, editedMessage: { conversation: 'typo' } },
    });
    await until('the edit', async () => (await stored(about)).text === 'typo');
    await expectNoPlaceholder(edit, before);
    await lose();
    const { id: deletion } = await send({ protocolMessage: { key: own, type: 0 } });
    await expectNoPlaceholder(deletion, before);
    expect(await stored(about)).toMatchObject({ text: null });
  });
});
