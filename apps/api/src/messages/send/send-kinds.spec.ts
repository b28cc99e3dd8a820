import type { AnswerView } from '@whathooks/dto';
import type { SeenMessage } from '@whathooks/whatsapp-simulator';
import sharp from 'sharp';
import type { TestOrganization } from '../../../test/harness';
import { sealed, voteFor } from '../../../test/secrets/sealed';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

type Body = MessageBody & { type: string; answers?: AnswerView[]; replyTo?: object };
interface Fault {
  code: string;
  detail: string;
  errors: { path: string; message: string }[];
}

/** A red picture of 40 by 30 pixels. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAK0lEQVR42u3NMQ0AAAgDsEmafxVIQgYcTfo3056IWCwWi8VisVgsFov/xgtTcpFM7B68FwAAAABJRU5ErkJggg==';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const eve = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: eve, name: 'Eve' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';

const send = <T = Body>(body: object, to = jane) =>
  agency.asKey<T>('POST /v1/messages', { sessionId: session.id, to, ...body });

const sent = async (body: object, to = jane): Promise<Body> => {
  const answer = await send(body, to);
  expect(answer).toMatchObject({ status: 201, body: { status: 'sent' } });
  return answer.body;
};

const seen = async (body: object): Promise<SeenMessage> => {
  const { waMessageId: id } = await sent(body);
  return world.client.waitForMessage(jane, { id });
};

const one = async (id: string): Promise<Body> =>
  (await agency.asUser<Body>(`GET /v1/messages/${id}`)).body;

const received = async (text: string, from = jane): Promise<Body> => {
  const { id } = await world.client.sendMessage(from, { to: number(), text });
  return until('the message', async () => {
    const path = `GET /v1/messages?sessionId=${session.id}&limit=100` as const;
    const { data } = (await agency.asUser<Page<Body>>(path)).body;
    return data.find(({ waMessageId }) => waMessageId === id);
  });
};

/** Field 35 of an encoded message, which holds field 3 with 32 bytes. */
function secretIn(bytes: Buffer): Buffer {
  const head = Buffer.from([0x9a, 0x02, 34, 0x1a, 32]);
  const at = bytes.indexOf(head) + head.length;
  return bytes.subarray(at, at + 32);
}

describe('a message of any kind that is no file', () => {
  const PLACE = { latitude: 52.5, longitude: 13.25, name: 'Bakery', address: '1 Main Street' };
  const POLL = { question: 'Which day?', options: ['Friday', 'Saturday'], selectable: 1 };

  it.each<[string, object, object, object]>([
    [
      'location',
      { location: PLACE },
      { kind: 'location', location: PLACE },
      { text: 'Bakery', location: PLACE },
    ],
    [
      'poll',
      { poll: { ...POLL, selectable: undefined } },
      { kind: 'poll', poll: POLL },
      { text: 'Which day?', poll: POLL },
    ],
    [
      'poll',
      { poll: { ...POLL, selectable: 2 } },
      { kind: 'poll', poll: { ...POLL, selectable: 0 } },
      { poll: { ...POLL, selectable: 2 } },
    ],
    [
      'contact',
      { contacts: [{ name: 'Eve, the baker', phones: ['15551234567'] }] },
      { kind: 'contact', contacts: [{ name: 'Eve, the baker' }] },
      { text: 'Eve, the baker', contacts: [{ phones: ['15551234567'] }] },
    ],
    [
      'contact',
      {
        contacts: [
          { name: 'Eve', phones: ['15551234567'] },
          { name: 'John', vcard: 'BEGIN:VCARD\nFN:John\nTEL;waid=15557654321:x\nEND:VCARD' },
        ],
      },
      { kind: 'contact', contacts: [{ name: 'Eve' }, { name: 'John' }] },
      { text: 'Eve, John', contacts: [{}, { name: 'John', phones: ['15557654321'] }] },
    ],
  ])('%s arrives as it was asked for', async (type, body, onPhone, here) => {
    const answer = await sent(body);
    expect(await world.client.waitForMessage(jane, { id: answer.waMessageId })).toMatchObject(
      onPhone,
    );
    expect(await one(answer.id)).toMatchObject({ type, ...here });
  });

  it('contact has a card that offers to write to the number', async () => {
    const { contacts } = await seen({ contacts: [{ name: 'A; B', phones: ['15551234567'] }] });
    expect(contacts?.[0]?.vcard).toContain('FN:A\\; B\n');
    expect(contacts?.[0]?.vcard).toContain('waid=15551234567:+15551234567');
  });

  it('poll has its votes told and counted', async () => {
    const { id, waMessageId: about } = await sent({ poll: POLL });
    const [{ content } = {}] = await world.app.dataSource.query<{ content: Buffer }[]>(
      'SELECT content FROM messages WHERE wa_message_id = $1',
      [about],
    );
    const secret = secretIn(Buffer.from(content ?? []));
    const [author, actor] = [`${number()}@s.whatsapp.net`, `${jane}@s.whatsapp.net`];
    const vote = sealed('Poll Vote', voteFor('Friday'), { secret, about, author, actor });
    await world.client.sendMessage(jane, {
      to: number(),
      content: {
        pollUpdateMessage: { pollCreationMessageKey: { id: about, fromMe: false }, vote },
      },
    });
    await until('the vote', async () => (await one(id)).answers?.[0]?.count === 1);
    expect((await one(id)).answers?.[0]?.people).toMatchObject([{ from: jane }]);
  });
});

describe('a reaction', () => {
  it('is put to a message, and taken back', async () => {
    const { id: messageId, waMessageId: about } = await received('great news');
    const put = await sent({ reaction: { messageId, emoji: '👩‍🍳' } });
    const onPhone = await world.client.waitForMessage(jane, { id: put.waMessageId });
    expect(onPhone).toMatchObject({ kind: 'reaction', text: '👩‍🍳', about });
    expect(await one(put.id)).toMatchObject({ type: 'reaction', text: '👩‍🍳', reactsTo: about });
    const taken = await sent({ reaction: { messageId, emoji: '' } });
    expect(await world.client.waitForMessage(jane, { id: taken.waMessageId })).toMatchObject({
      ...{ kind: 'reaction', text: null, about },
    });
    const stanzas = await world.client.sent(number());
    const stanza = stanzas.find(({ attrs }) => attrs['id'] === taken.waMessageId);
    expect(stanza?.attrs).toMatchObject({ type: 'reaction', edit: '7' });
  });

  it('in a group names who wrote the message', async () => {
    const members = [jane, eve, number()];
    const group = await world.client.createGroup({ subject: 'Bakers', members });
    const { id: waMessageId } = await world.client.sendMessage(jane, {
      to: group.jid,
      text: 'to all',
    });
    const { id: messageId } = await until('the message', async () => {
      const { data } = (await agency.asUser<Page<Body>>('GET /v1/messages?limit=10')).body;
      return data.find((message) => message.waMessageId === waMessageId);
    });
    const { waMessageId: id } = await sent({ reaction: { messageId, emoji: '❤️' } }, group.jid);
    expect(await world.client.waitForMessage(eve, { id })).toMatchObject({ about: waMessageId });
  });
});

describe('a message that is sent on', () => {
  it('is marked as forwarded, once more each time', async () => {
    const { id: messageId } = await received('worth sharing', eve);
    const first = await sent({ forward: { messageId } });
    expect(await world.client.waitForMessage(jane, { id: first.waMessageId })).toMatchObject({
      ...{ kind: 'text', text: 'worth sharing', forwarded: 1 },
    });
    expect(await one(first.id)).toMatchObject({ text: 'worth sharing', forwarded: true });
    const second = await seen({ forward: { messageId: first.id } });
    expect(second).toMatchObject({ text: 'worth sharing', forwarded: 2 });
  });

  it('is what the message says now, without the message that it answered', async () => {
    const { id: messageId, waMessageId: about } = await received('frist', eve);
    const edit = { to: number(), text: 'first', kind: 'edit', about } as const;
    await world.client.sendMessage(eve, edit);
    await until('the edit', async () => (await one(messageId)).text === 'first');
    expect(await seen({ forward: { messageId } })).toMatchObject({ text: 'first', forwarded: 1 });
    const answer = await sent({ text: 'me too', replyTo: (await received('who?')).id });
    const onPhone = await seen({ forward: { messageId: answer.id } });
    expect(onPhone).toMatchObject({ text: 'me too' });
    expect(onPhone).not.toHaveProperty('replyTo');
  });

  it('may be a place, contacts or a poll', async () => {
    const place = await sent({ location: { latitude: 1, longitude: 2 } });
    expect(await seen({ forward: { messageId: place.id } })).toMatchObject({
      ...{ kind: 'location', location: { latitude: 1, longitude: 2 }, forwarded: 1 },
    });
  });
});

describe('what stands around a message', () => {
  it('answers a message of the chat', async () => {
    const { id, waMessageId } = await received('which size?');
    const answer = await sent({ text: 'Medium', replyTo: id });
    expect(await world.client.waitForMessage(jane, { id: answer.waMessageId })).toMatchObject({
      text: 'Medium',
      replyTo: { id: waMessageId, from: `${jane}@s.whatsapp.net`, text: 'which size?' },
    });
    const replyTo = { id, waMessageId, from: jane, text: 'which size?', type: 'text' };
    expect(await one(answer.id)).toMatchObject({ replyTo });
    const poll = { question: 'Really?', options: ['Yes', 'No'] };
    expect(await seen({ poll, replyTo: id })).toMatchObject({ replyTo: { id: waMessageId } });
  });

  it('mentions people, and a whole group', async () => {
    const members = [jane, eve, number()];
    const group = await world.client.createGroup({ subject: 'Mentions', members });
    const { id, waMessageId } = await sent(
      { text: `@${eve} and all`, mentions: [eve, 'all'] },
      group.jid,
    );
    expect(await world.client.waitForMessage(jane, { id: waMessageId })).toMatchObject({
      ...{ mentions: [`${eve}@s.whatsapp.net`], mentionsAll: true },
    });
    expect(await one(id)).toMatchObject({ mentions: [eve, 'all'] });
    const everybody = await sent({ text: 'Hello', mentions: 'all' }, group.jid);
    expect(await world.client.waitForMessage(jane, { id: everybody.waMessageId })).toMatchObject({
      mentionsAll: true,
    });
  });

  it('mentions people in the caption of a file, and of what an album shows', async () => {
    const members = [jane, eve, number()];
    const group = await world.client.createGroup({ subject: 'Captions', members });
    const image = { base64: PICTURE, caption: `For @${eve}` };
    const { id, waMessageId } = await sent({ image, mentions: [eve] }, group.jid);
    const mentions = [`${eve}@s.whatsapp.net`];
    expect(await world.client.waitForMessage(jane, { id: waMessageId })).toMatchObject({
      mentions,
    });
    expect(await one(id)).toMatchObject({ mentions: [eve] });
    const document = { base64: PICTURE, caption: 'For all of you' };
    const offer = await sent({ document, mentions: 'all' }, group.jid);
    expect(await world.client.waitForMessage(jane, { id: offer.waMessageId })).toMatchObject({
      mentionsAll: true,
    });
    const album = [{ image: { base64: PICTURE } }, { image }];
    const frame = await sent({ album, mentions: [eve] }, group.jid);
    const shown = await until('the album', async () => {
      const all = await world.client.messages(jane);
      const parts = all.filter(({ albumOf }) => albumOf === frame.waMessageId);
      return parts.length === album.length ? parts : null;
    });
    expect(shown.map((part) => part.mentions ?? [])).toEqual([[], mentions]);
  });

  it('lets it disappear', async () => {
    const { id, waMessageId } = await sent({ text: 'gone soon', expiresInSeconds: 86_400 });
    const onPhone = await world.client.waitForMessage(jane, { id: waMessageId });
    expect(onPhone).toMatchObject({ text: 'gone soon', expiresInSeconds: 86_400 });
    expect(await one(id)).toMatchObject({ expiresInSeconds: 86_400 });
  });

  it('has a reference, which comes back in every event', async () => {
    const { id, waMessageId } = await sent({ text: 'Your order', reference: 'order-4711' });
    await world.client.markRead(jane, { from: number(), ids: [waMessageId] });
    await world.client.sendMessage(jane, {
      ...{ to: number(), text: '👍', kind: 'reaction', about: waMessageId, aboutFrom: number() },
    });
    await agency.asKey(`PATCH /v1/messages/${id}`, { text: 'Your order is ready' });
    await agency.asKey(`DELETE /v1/messages/${id}`);
    expect(await one(id)).toMatchObject({ reference: 'order-4711' });
    const told = await until('all events', async () => {
      const rows = await world.app.dataSource.query<{ body: string }[]>(
        `SELECT body FROM events WHERE body LIKE $1 AND event LIKE 'message.%' ORDER BY id`,
        [`%${id}%`],
      );
      const names = rows.map(({ body }) => (JSON.parse(body) as { event: string }).event);
      const wanted = ['message.reaction', 'message.edited', 'message.deleted'];
      return wanted.every((name) => names.includes(name)) ? rows : null;
    });
    for (const { body } of told) expect(body).toContain('"reference":"order-4711"');
  });
});

describe('a request that cannot be sent says how to write it', () => {
  const options = ['a', 'b'];
  it.each<[string, object, string]>([
    ['nothing to send', {}, 'text'],
    ['two contents', { text: 'a', location: { latitude: 1, longitude: 2 } }, 'location'],
    ['null for a content', { location: null }, 'location'],
    ['a latitude too far', { location: { latitude: 91, longitude: 2 } }, 'location.latitude'],
    ['a latitude as text', { location: { latitude: '1', longitude: 2 } }, 'location.latitude'],
    ['an unknown field', { location: { latitude: 1, longitude: 2, x: 1 } }, 'location.x'],
    ['one option', { poll: { question: 'a', options: ['a'] } }, 'poll.options'],
    ['13 options', { poll: { question: 'a', options: [...'abcdefghijklm'] } }, 'poll.options'],
    ['an option twice', { poll: { question: 'a', options: ['a', 'a'] } }, 'poll.options'],
    ['a long option', { poll: { question: 'a', options: ['a', 'b'.repeat(101)] } }, 'poll.options'],
    ['too many to select', { poll: { question: 'a', options, selectable: 3 } }, 'poll.selectable'],
    ['no contact', { contacts: [] }, 'contacts'],
    [
      'a contact with a +',
      { contacts: [{ name: 'a', phones: ['+15551234567'] }] },
      'contacts.0.phones',
    ],
    ['a contact of nothing', { contacts: [{ name: 'a' }] }, 'contacts.0'],
    ['no vCard', { contacts: [{ name: 'a', vcard: 'a' }] }, 'contacts.0.vcard'],
    ['mentions that are not said', { text: 'a', mentions: ['15551234567'] }, 'mentions'],
    ['all in no group', { text: 'a', mentions: 'all' }, 'mentions'],
    ['mentions without a caption', { image: { base64: PICTURE }, mentions: 'all' }, 'mentions'],
    [
      'mentions beside a place',
      { location: { latitude: 1, longitude: 2 }, mentions: 'all' },
      'mentions',
    ],
    ['mentions with a +', { text: 'a', mentions: ['+15551234567'] }, 'mentions'],
    ['an odd expiry', { text: 'a', expiresInSeconds: 60 }, 'expiresInSeconds'],
    ['a long reference', { text: 'a', reference: 'a'.repeat(201) }, 'reference'],
  ])('%s', async (_, body, path) => {
    const answer = await send<Fault>(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(answer.body.errors.map((error) => error.path)).toContain(path);
  });

  it('names both contents', async () => {
    const { body } = await send<Fault>({ text: 'a', poll: { question: 'a', options } });
    expect(body.detail).toContain('text and poll');
    expect(body.errors.map(({ path }) => path)).toEqual(['text', 'poll']);
  });

  it('about a message of another chat, a deleted one, or none', async () => {
    const { id } = await received('in another chat', eve);
    const elsewhere = { status: 400, body: { errors: [{ path: 'replyTo' }] } };
    expect(await send({ text: 'a', replyTo: id })).toMatchObject(elsewhere);
    expect(await send({ reaction: { messageId: id, emoji: '👍' } })).toMatchObject({
      ...{ status: 400, body: { errors: [{ path: 'reaction.messageId' }] } },
    });
    const none = { status: 404, body: { code: 'not_found' } };
    const nowhere = `msg_${'0'.repeat(32)}`;
    expect(await send({ text: 'a', replyTo: nowhere })).toMatchObject(none);
    expect(await send({ forward: { messageId: nowhere } })).toMatchObject(none);
    const other = await world.app.organization();
    const foreign = await world.linked(other);
    expect(
      await other.asKey('POST /v1/messages', {
        ...{ sessionId: foreign.id, to: jane, forward: { messageId: id } },
      }),
    ).toMatchObject(none);
    const { id: messageId } = await received('hello');
    for (const emoji of ['ok', '👍👍', ' ']) {
      expect(await send({ reaction: { messageId, emoji } })).toMatchObject({
        ...{ status: 400, body: { errors: [{ path: 'reaction.emoji' }] } },
      });
    }
    expect(await send({ reaction: { messageId, emoji: '👍' }, replyTo: messageId })).toMatchObject({
      ...{ status: 400, body: { errors: [{ path: 'replyTo' }] } },
    });
  });

  it('about a message that nobody has', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const later = (await send({ text: 'later', sendAt: inAnHour })).body;
    const about = (id: string) => [
      { replyTo: id, text: 'a' },
      { reaction: { messageId: id, emoji: '👍' } },
    ];
    const refused = { status: 400, body: { code: 'invalid_request' } };
    for (const request of about(later.id)) expect(await send(request)).toMatchObject(refused);
    const afterIt = new Date(Date.now() + 7_200_000).toISOString();
    const answer = await send({ text: 'a', replyTo: later.id, sendAt: afterIt });
    expect(answer).toMatchObject({ status: 202, body: { status: 'scheduled' } });
    for (const { id } of [answer.body, later]) await agency.asKey(`DELETE /v1/messages/${id}`);
    for (const request of about(later.id)) expect(await send(request)).toMatchObject(refused);
  });

  it('about a reaction', async () => {
    const { id: messageId } = await received('hello');
    const { id } = await sent({ reaction: { messageId, emoji: '👍' } });
    for (const request of [
      { text: 'a', replyTo: id },
      { reaction: { messageId: id, emoji: '👍' } },
    ]) {
      const { status, body } = await send<Fault>(request);
      expect(status).toBe(400);
      expect(body.detail).toContain('reaction');
    }
  });

  it('to send on what is shown once', async () => {
    const base64 = (
      await sharp({ create: { ...{ width: 9, height: 9 }, channels: 3, background: 'red' } })
        .png()
        .toBuffer()
    ).toString('base64');
    const { id: messageId } = await sent({ image: { base64, viewOnce: true } });
    const { status, body } = await send<Fault>({ forward: { messageId } });
    expect(status).toBe(400);
    expect(body.detail).toContain('once');
  });
});
