import sharp from 'sharp';
import type { TestOrganization } from '../../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const [jane, john, stranger] = [newPhone(), newPhone(), newPhone()];
const STATUS = 'status@broadcast';

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: john, name: 'John', addressing: 'lid' });
  await world.client.createAccount({ phone: stranger, name: 'A stranger' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const post = (content: object) =>
  agency.asKey<MessageBody & { detail?: string }>('POST /v1/messages', {
    sessionId: session.id,
    to: STATUS,
    ...content,
  });
const seenBy = async (phone: string) =>
  (await world.client.messages(phone, { with: STATUS })).filter(
    ({ direction }) => direction === 'in',
  );

it('is seen by those who are named, and by our own phone, once', async () => {
  const { status, body } = await post({
    text: 'We are open on Sunday',
    audience: [jane, john],
    background: '#112233',
    reference: 'sunday',
  });
  expect({ status, body }).toMatchObject({ status: 201, body: { to: STATUS, status: 'sent' } });
  for (const phone of [jane, john]) {
    const seen = await until('the post', async () =>
      (await seenBy(phone)).find(({ id }) => id === body.waMessageId),
    );
    expect(seen).toMatchObject({ text: 'We are open on Sunday', deliveries: 1 });
  }
  expect(await seenBy(stranger)).toEqual([]);
  const own = await world.client.messages(session.phone ?? '', { with: STATUS });
  expect(own.map(({ text }) => text)).toEqual(['We are open on Sunday']);
});

it('tells how far it came with each of them', async () => {
  const { body } = await post({ text: 'Who looks?', audience: [jane, john] });
  await until('the post', async () =>
    (await seenBy(john)).find(({ id }) => id === body.waMessageId),
  );
  await world.client.markRead(john, { from: session.phone ?? '', ids: [body.waMessageId] });
  const far = () =>
    agency.asKey<MessageBody & { recipients: { phone: string; status: string }[] }>(
      `GET /v1/messages/${body.id}`,
    );
  await until('who has seen it', async () => {
    const { recipients } = (await far()).body;
    return recipients.some(({ phone, status }) => phone === john && status === 'read');
  });
  const { chat, direction } = (await far()).body;
  expect({ chat, direction }).toEqual({ chat: STATUS, direction: 'outbound' });
});

it('goes to the address book where nobody is named, and needs one', async () => {
  const refused = await post({ text: 'to nobody' });
  expect(refused.status).toBe(400);
  expect(refused.body.detail).toMatch(/address book .* is empty/);
  await world.client.changeState(session.phone ?? '', {
    action: 'contact',
    chat: jane,
    name: 'Jane Doe',
  });
  const { body } = await until('Jane in the address book', async () => {
    const answer = await post({ text: 'to all I know' });
    return answer.status === 201 ? answer : undefined;
  });
  await until('the post', async () =>
    (await seenBy(jane)).find(({ id }) => id === body.waMessageId),
  );
  expect((await seenBy(john)).map(({ text }) => text)).not.toContain('to all I know');
});

it('can be a picture, and is taken back from those who see it', async () => {
  const picture = await sharp({
    create: { width: 40, height: 40, channels: 3, background: '#445566' },
  })
    .jpeg()
    .toBuffer();
  const { status, body } = await post({
    image: { base64: picture.toString('base64'), caption: 'the shop' },
    audience: [jane],
  });
  expect({ status, detail: body.detail }).toEqual({ status: 201, detail: undefined });
  await until('the picture', async () =>
    (await seenBy(jane)).find(({ kind, text }) => kind === 'image' && text === 'the shop'),
  );
  expect((await agency.asKey(`DELETE /v1/messages/${body.id}`)).status).toBe(200);
  await until('the deletion', async () =>
    (await seenBy(jane)).find(({ kind, about }) => kind === 'delete' && about === body.waMessageId),
  );
});

it('waits for its number, and makes no chat', async () => {
  const sendAt = new Date(Date.now() + 3_600_000).toISOString();
  const { status, body } = await post({ text: 'later', audience: [jane], sendAt });
  expect({ status, now: body.status }).toEqual({ status: 202, now: 'scheduled' });
  expect((await agency.asKey(`DELETE /v1/messages/${body.id}`)).status).toBe(200);
  const chats = await agency.asKey<{ data: { jid: string }[] }>(
    `GET /v1/chats?sessionId=${session.id}`,
  );
  expect(chats.body.data.map(({ jid }) => jid)).not.toContain(STATUS);
});

it.each([
  [
    'a kind that is none',
    { location: { latitude: 1, longitude: 2 }, audience: [jane] },
    /a text, an image, a video or a voice message/,
  ],
  ['a mention', { text: `@${jane}`, mentions: [jane], audience: [jane] }, /mentions cannot stand/],
  ['a timer', { text: 'a', expiresInSeconds: 86_400, audience: [jane] }, /expiresInSeconds cannot/],
  [
    'a group among its people',
    { text: 'a', audience: ['120363025246125486@g.us'] },
    /made of people/,
  ],
  ['nobody', { text: 'a', audience: [] }, /audience/],
  ['somebody twice', { text: 'a', audience: [jane, jane] }, /audience/],
  ['a number that is none', { text: 'a', audience: ['+1 555'] }, /phone number/],
  ['a colour that is none', { text: 'a', audience: [jane], background: 'green' }, /six hex digits/],
])('is refused with %s', async (_, content, words) => {
  const { status, body } = await post(content);
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toMatch(words);
});

it('has what a message to a person has not', async () => {
  for (const excess of [{ audience: [jane] }, { background: '#112233' }]) {
    const { status, body } = await post({ to: jane, text: 'a', ...excess });
    expect(status).toBe(400);
    expect(body.detail).toMatch(/status@broadcast/);
  }
});
