import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

type Told = Record<string, unknown> & { id: string };

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

const send = (content: Record<string, unknown>, from = jane, to = number(), id?: string) =>
  world.client.sendMessage(from, { to, text: '', content, ...(id !== undefined && { id }) });

const messages = async (): Promise<(MessageBody & Told)[]> => {
  const path = `GET /v1/messages?sessionId=${session.id}&limit=100` as const;
  return (await agency.asUser<Page<MessageBody & Told>>(path)).body.data;
};

const stored = (waMessageId: string): Promise<MessageBody & Told> =>
  until(`message ${waMessageId}`, async () =>
    (await messages()).find((message) => message.waMessageId === waMessageId),
  );

const told = async (messageId: string): Promise<{ event: string; data: Told }[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event LIKE 'message.%' ORDER BY id`,
  );
  return rows
    .map(({ body }) => JSON.parse(body) as { event: string; data: Told })
    .filter(({ data }) => data.id === messageId);
};

/** Resolves when everything that was sent to the number is acknowledged. */
const settled = (): Promise<unknown> =>
  until('everything settled', async () => {
    const { devices } = await world.client.account(number());
    return devices.every(({ unsettled }) => unsettled === 0);
  });

const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Eve\nTEL;waid=15551234567:+1 555 123-4567\nEND:VCARD';

describe('a message of a kind of its own', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'location',
      { locationMessage: { degreesLatitude: 52.5, degreesLongitude: 13.4, name: 'Bakery' } },
      { text: 'Bakery', location: { latitude: 52.5, longitude: 13.4, name: 'Bakery' } },
    ],
    [
      'contact',
      { contactMessage: { displayName: 'Eve', vcard: CARD } },
      { text: 'Eve', contacts: [{ name: 'Eve', phones: ['15551234567'], vcard: CARD }] },
    ],
    [
      'poll',
      {
        pollCreationMessageV3: {
          name: 'Which day?',
          options: [{ optionName: 'Friday' }, { optionName: 'Saturday' }],
          selectableOptionsCount: 1,
        },
      },
      {
        text: 'Which day?',
        poll: { question: 'Which day?', options: ['Friday', 'Saturday'], selectable: 1 },
      },
    ],
    [
      'event',
      { eventMessage: { name: 'Fair', startTime: 1_719_670_867, isCanceled: true } },
      {
        text: 'Fair',
        event: { name: 'Fair', startsAt: '2024-06-29T14:21:07.000Z', cancelled: true },
      },
    ],
    [
      'tap',
      { buttonsResponseMessage: { selectedButtonId: 'tea', selectedDisplayText: 'Tea' } },
      { text: 'Tea', tap: { id: 'tea', title: 'Tea', kind: 'button' } },
    ],
    [
      'tap',
      { listResponseMessage: { title: 'Cake', singleSelectReply: { selectedRowId: 'cake' } } },
      { text: 'Cake', tap: { id: 'cake', title: 'Cake', kind: 'list' } },
    ],
    [
      'tap',
      { templateButtonReplyMessage: { selectedId: 'yes', selectedDisplayText: 'Yes' } },
      { text: 'Yes', tap: { id: 'yes', title: 'Yes', kind: 'template' } },
    ],
    [
      'tap',
      {
        interactiveResponseMessage: {
          body: { text: 'Medium' },
          nativeFlowResponseMessage: {
            name: 'quick_reply',
            paramsJson: '{"id":"size-m","note":"a\\u0000b"}',
          },
        },
      },
      {
        text: 'Medium',
        tap: {
          ...{ id: 'size-m', title: 'Medium', kind: 'flow' },
          params: { id: 'size-m', note: 'ab' },
        },
      },
    ],
    [
      'text',
      {
        extendedTextMessage: {
          ...{ text: 'see https://a.example', matchedText: 'https://a.example', title: 'A' },
          contextInfo: { isForwarded: true, forwardingScore: 6, expiration: 86_400 },
        },
      },
      {
        ...{ text: 'see https://a.example', linkPreview: { url: 'https://a.example', title: 'A' } },
        ...{ forwarded: true, forwardedOften: true, expiresInSeconds: 86_400 },
      },
    ],
  ])('%s is stored and told with all that it says', async (type, content, said) => {
    const { id: waMessageId } = await send(content);
    const message = await stored(waMessageId);
    expect(message).toMatchObject({ type, ...said });
    expect(await told(message.id)).toMatchObject([
      { event: 'message.received', data: { type, ...said } },
    ]);
  });
});

describe('an answer to an earlier message', () => {
  const reply = (stanzaId: string, text = 'I do', more: object = {}) => ({
    extendedTextMessage: {
      text,
      contextInfo: {
        ...{ stanzaId, participant: `${jane}@s.whatsapp.net` },
        quotedMessage: { conversation: 'who comes?' },
        ...more,
      },
    },
  });

  it('names it by its id where it is stored, and what it said', async () => {
    const { id: about } = await world.client.sendMessage(jane, {
      to: number(),
      text: 'who comes?',
    });
    const { id } = await stored(about);
    const answer = await stored((await send(reply(about))).id);
    const replyTo = { id, waMessageId: about, from: jane, text: 'who comes?', type: 'text' };
    expect(answer).toMatchObject({ type: 'text', text: 'I do', replyTo });
    expect(await told(answer.id)).toMatchObject([{ data: { replyTo } }]);
    const unknown = await stored((await send(reply('NOWHERE'))).id);
    expect(unknown).toMatchObject({ replyTo: { id: null, waMessageId: 'NOWHERE' } });
  });

  it('does not name a message of another chat', async () => {
    const eve = newPhone();
    await world.client.createAccount({ phone: eve, name: 'Eve' });
    const { id: about } = await world.client.sendMessage(eve, { to: number(), text: 'private' });
    await stored(about);
    const answer = await stored((await send(reply(about))).id);
    expect(answer).toMatchObject({ replyTo: { id: null, waMessageId: about } });
  });

  it('still answers it after an edit', async () => {
    const { id: about } = await world.client.sendMessage(jane, { to: number(), text: 'again?' });
    const { id } = await stored(about);
    const { id: answer } = await send(reply(about, 'yse'));
    await stored(answer);
    await world.client.sendMessage(jane, {
      ...{ to: number(), text: 'yes', kind: 'edit', about: answer },
    });
    await until('the edit', async () => (await stored(answer))['editedAt']);
    expect(await stored(answer)).toMatchObject({ text: 'yes', replyTo: { id } });
  });
});

describe('somebody who shares where they go', () => {
  const place = (sequenceNumber: number, degreesLatitude: number, more: object = {}) => ({
    liveLocationMessage: { degreesLatitude, degreesLongitude: 13, sequenceNumber, ...more },
  });

  it('moves the first message, and each move is told', async () => {
    const { id: first } = await send(place(1, 50, { caption: 'on my way' }));
    const { id } = await stored(first);
    const { id: second } = await send(place(2, 51));
    const third = await send(place(4, 53));
    await send(place(3, 52));
    await settled();
    expect(await stored(first)).toMatchObject({
      ...{ id, type: 'location', text: 'on my way' },
      location: { latitude: 53, longitude: 13, live: true, sequence: 4 },
    });
    const ids = (await messages()).map(({ waMessageId }) => waMessageId);
    expect(ids).not.toContain(second);
    expect(ids).not.toContain(third.id);
    expect(await told(id)).toMatchObject([
      { event: 'message.received', data: { location: { latitude: 50, live: true } } },
      { event: 'message.edited', data: { location: { latitude: 51 } } },
      { event: 'message.edited', data: { location: { latitude: 53 } } },
    ]);
  });

  it('begins anew with a message of its own', async () => {
    const began = Date.now();
    const { id: first } = await send(place(began * 1_000, 10));
    await stored(first);
    await send(place(began * 1_000 + 1, 11));
    const { id: other } = await send(place((began + 60_000) * 1_000, 20));
    expect(await stored(other)).toMatchObject({ location: { latitude: 20 } });
    expect(await stored(first)).toMatchObject({ location: { latitude: 11 } });
  });

  it('is told once where the same place comes again after a crash', async () => {
    const { id: first } = await send(place(1, 30));
    const { id } = await stored(first);
    await world.app.stop();
    await send(place(2, 31), jane, number(), 'MOVEDWHILEAWAY');
    await world.restart();
    agency = world.now(agency);
    await until('the move', async () => (await stored(first))['editedAt']);
    await settled();
    expect((await told(id)).map(({ event }) => event)).toEqual([
      'message.received',
      'message.edited',
    ]);
    expect((await world.client.account(number())).stats).toMatchObject({ nacks: 0, retries: 0 });
  });
});
