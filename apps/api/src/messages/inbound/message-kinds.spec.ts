import { TEXT_MAX_LENGTH } from '@whathooks/dto';
import { TEXT_MAX } from '@whathooks/whatsapp';
import type { TestOrganization } from '../../../test/harness';
import {
  type EventBody,
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface KindBody extends MessageBody {
  type: string;
  reactsTo: string | null;
  editedAt: string | null;
  deletedAt: string | null;
  history: boolean;
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const eve = newPhone();

beforeAll(async () => {
  ({ world, agency, session } = await SimulatedApp.withNumber([
    { phone: jane, name: 'Jane' },
    { phone: eve, name: 'Eve', addressing: 'hidden-lid' },
  ]));
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';

const messages = (id = session.id): Promise<KindBody[]> => world.messages(agency, { id });

const stored = (waMessageId: string): Promise<KindBody> =>
  world.stored(agency, session, waMessageId);

/** All events of one message, in order. */
const told = (messageId: string): Promise<EventBody[]> =>
  world.told(({ data }) => data['id'] === messageId);

/** Resolves when everything that was sent to the number is acknowledged. */
const settled = (): Promise<unknown> => world.settled(number());

const write = (from: string, text: string): Promise<{ id: string }> =>
  world.client.sendMessage(from, { to: number(), text });

describe('an edit', () => {
  it('changes the text, and tells what it was', async () => {
    const { id: about } = await write(jane, 'frist');
    const { id } = await stored(about);
    await world.client.sendMessage(jane, { to: number(), text: 'first', kind: 'edit', about });
    const edited = await until('the edit', async () => {
      const found = await stored(about);
      return found.editedAt ? found : null;
    });
    expect(edited).toMatchObject({ id, text: 'first', type: 'text' });
    expect(await told(id)).toMatchObject([
      { event: 'message.received', data: { text: 'frist' } },
      {
        event: 'message.edited',
        data: { text: 'first', previousText: 'frist', fromMe: false, editedAt: edited.editedAt },
      },
    ]);
  });

  it('by another person changes nothing, not even with the id of a message of ours', async () => {
    const { id: about } = await write(jane, 'my own words');
    await stored(about);
    await world.client.sendMessage(eve, { to: number(), text: 'forged', kind: 'edit', about });
    await world.client.sendMessage(eve, { to: number(), text: '', kind: 'delete', about });
    const { body: sent } = await agency.asKey<MessageBody>('POST /v1/messages', {
      sessionId: session.id,
      to: jane,
      text: 'from us',
    });
    const ours = { to: number(), kind: 'edit', about: sent.waMessageId } as const;
    await world.client.sendMessage(jane, { ...ours, text: 'forged', aboutFrom: number() });
    await settled();
    expect(await stored(about)).toMatchObject({ text: 'my own words', editedAt: null });
    expect(await stored(sent.waMessageId)).toMatchObject({ text: 'from us', editedAt: null });
  });

  it('that is older than the one before it changes nothing', async () => {
    const { id: about } = await write(jane, 'one');
    const { id } = await stored(about);
    const edit = { to: number(), kind: 'edit', about } as const;
    const earlier = new Date(Date.now() - 60_000).toISOString();
    await world.client.sendMessage(jane, { ...edit, text: 'three' });
    await world.client.sendMessage(jane, { ...edit, text: 'two', timestamp: earlier });
    await settled();
    expect(await stored(about)).toMatchObject({ text: 'three' });
    expect((await told(id)).map(({ event }) => event)).toEqual([
      'message.received',
      'message.edited',
    ]);
  });
});

describe('an edit later than phones take it', () => {
  /** As if the message had been written so long before, by WhatsApp's clock. */
  const age = (waMessageId: string, minutes: number): Promise<unknown> =>
    world.app.dataSource.query(
      `UPDATE messages SET sent_at = sent_at - make_interval(mins => $2) WHERE wa_message_id = $1`,
      [waMessageId, minutes],
    );
  const edit = (about: string, text: string): Promise<{ id: string }> =>
    world.client.sendMessage(jane, { to: number(), text, kind: 'edit', about });

  it('is recorded and not applied, and nobody is told of it', async () => {
    const { id: about } = await write(jane, 'as agreed');
    const { id } = await stored(about);
    await age(about, 21);
    const { id: late } = await edit(about, 'as never agreed');
    await settled();
    expect(await stored(about)).toMatchObject({ id, text: 'as agreed', editedAt: null });
    expect((await told(id)).map(({ event }) => event)).toEqual(['message.received']);
    const changes = await world.app.dataSource.query<{ text: string; found: boolean }[]>(
      `SELECT text, message_id IS NOT NULL AS found FROM message_changes WHERE wa_message_id = $1`,
      [late],
    );
    expect(changes).toEqual([{ text: 'as never agreed', found: true }]);
  });

  it('is applied where phones still take it, though they no longer offer it', async () => {
    const { id: about } = await write(jane, 'almost');
    await stored(about);
    await age(about, 18);
    await edit(about, 'in time');
    await settled();
    expect(await stored(about)).toMatchObject({ text: 'in time' });
  });

  it('is no limit for deletions', async () => {
    const { id: about } = await write(jane, 'to be erased');
    await stored(about);
    await age(about, 60);
    await world.client.sendMessage(jane, { to: number(), text: '', kind: 'delete', about });
    await settled();
    expect((await stored(about)).deletedAt).not.toBeNull();
  });
});

describe('a deletion', () => {
  it('erases the text here too', async () => {
    const { id: about } = await write(eve, 'a secret that was sent by mistake');
    const { id } = await stored(about);
    await world.client.sendMessage(eve, { to: number(), text: '', kind: 'delete', about });
    await until('the deletion', async () => (await stored(about)).deletedAt);
    expect(await stored(about)).toMatchObject({ text: null, type: 'text' });
    expect((await told(id)).at(-1)).toMatchObject({
      event: 'message.deleted',
      data: { waMessageId: about, fromType: 'lid', fromMe: false },
    });
    const [row] = await world.app.dataSource.query<{ length: number }[]>(
      'SELECT octet_length(content) AS length FROM messages WHERE wa_message_id = $1',
      [about],
    );
    expect(row?.length).toBe(0);
  });

  it('that comes before its message waits for it, and so does an edit', async () => {
    const about = 'NOTSEENYET01';
    const change = { to: number(), about } as const;
    const early = new Date(Date.now() - 60_000).toISOString();
    await world.client.sendMessage(jane, {
      ...change,
      text: 'reworded',
      kind: 'edit',
      timestamp: early,
    });
    await world.client.sendMessage(jane, { ...change, text: '', kind: 'delete' });
    await settled();
    await world.client.sendMessage(jane, { to: number(), text: 'original', id: about });
    const { id, text, deletedAt } = await stored(about);
    expect(text).toBeNull();
    expect(deletedAt).not.toBeNull();
    expect((await told(id)).map(({ event }) => event)).toEqual([
      'message.received',
      'message.edited',
      'message.deleted',
    ]);
  });

  it('on the own phone takes back what was sent through the API', async () => {
    const { body: sent } = await agency.asKey<MessageBody>('POST /v1/messages', {
      sessionId: session.id,
      to: jane,
      text: 'too early',
    });
    const about = sent.waMessageId;
    await world.client.sendMessage(number(), { to: jane, text: '', kind: 'delete', about });
    await until('the deletion', async () => (await stored(about)).deletedAt);
    expect((await told(sent.id)).at(-1)).toMatchObject({
      event: 'message.deleted',
      data: { fromMe: true, from: number() },
    });
  });
});

describe('a reaction', () => {
  it('is a message of its own that says what it is about', async () => {
    const { body: sent } = await agency.asKey<MessageBody>('POST /v1/messages', {
      sessionId: session.id,
      to: jane,
      text: 'How was it?',
    });
    const about = sent.waMessageId;
    const reaction = { to: number(), kind: 'reaction', about } as const;
    const { id } = await world.client.sendMessage(jane, { ...reaction, text: '👍' });
    const { id: taken } = await world.client.sendMessage(jane, { ...reaction, text: '' });
    const [first, second] = [await stored(id), await stored(taken)];
    expect(first).toMatchObject({ type: 'reaction', text: '👍', reactsTo: about });
    const target = { id: sent.id, waMessageId: about };
    expect(await told(first.id)).toMatchObject([
      { event: 'message.reaction', data: { emoji: '👍', from: jane, fromMe: false, target } },
    ]);
    expect(await told(second.id)).toMatchObject([{ data: { emoji: null, target } }]);
  });

  it('to a message that is not stored here names it by its WhatsApp id', async () => {
    const reaction = { to: jane, kind: 'reaction', about: 'UNKNOWN' } as const;
    const { id } = await world.client.sendMessage(number(), { ...reaction, text: '❤️' });
    expect(await told((await stored(id)).id)).toMatchObject([
      { data: { emoji: '❤️', fromMe: true, target: { id: null, waMessageId: 'UNKNOWN' } } },
    ]);
  });
});

describe('what stands beside the text', () => {
  const send = (content: Record<string, unknown>, from = jane, to = number()) =>
    world.client.sendMessage(from, { to, text: '', content });

  it('is told and shown where it applies', async () => {
    const { id: waMessageId } = await send({
      orderMessage: { orderTitle: 'Two chairs', message: 'In oak' },
    });
    const said = { type: 'unsupported', kind: 'orderMessage', text: 'Two chairs\nIn oak' };
    const event = await stored(waMessageId);
    expect(event).toMatchObject(said);
    expect(await told(event.id)).toMatchObject([{ event: 'message.received', data: said }]);
    const plain = await stored((await write(jane, 'nothing beside it')).id);
    const [about] = await told(plain.id);
    for (const body of [plain, about?.data ?? {}]) {
      for (const name of ['kind', 'mentions', 'truncated']) expect(body).not.toHaveProperty(name);
    }
  });

  it('names whom the own phone mentions, and goes with an edit and a deletion', async () => {
    const mention = (text: string, digits: string) => ({
      extendedTextMessage: { text, contextInfo: { mentionedJid: [`${digits}@s.whatsapp.net`] } },
    });
    const { id: about } = await send(mention('ask Eve', eve), number(), jane);
    const { id } = await stored(about);
    const key = { id: about, fromMe: true, remoteJid: `${jane}@s.whatsapp.net` };
    const editedMessage = mention('ask Jane', jane);
    await send({ protocolMessage: { key, type: 14, editedMessage } }, number(), jane);
    await until('the edit', async () => (await stored(about)).editedAt);
    expect(await stored(about)).toMatchObject({ text: 'ask Jane', mentions: [jane] });
    expect(await told(id)).toMatchObject([
      { event: 'message.sent_from_phone', data: { text: 'ask Eve', mentions: [eve] } },
      { event: 'message.edited', data: { text: 'ask Jane', mentions: [jane] } },
    ]);
    await world.client.sendMessage(number(), { to: jane, text: '', kind: 'delete', about });
    await until('the deletion', async () => (await stored(about)).deletedAt);
    expect(await stored(about)).not.toHaveProperty('mentions');
  });

  it('says that a text was cut, at the length up to which one can be sent', async () => {
    expect(TEXT_MAX).toBe(TEXT_MAX_LENGTH);
    const text = '😀'.repeat(TEXT_MAX_LENGTH);
    const base = { sessionId: session.id, to: jane };
    const accepted = await agency.asKey('POST /v1/messages', { ...base, text });
    expect(accepted.status).toBe(201);
    const refused = await agency.asKey('POST /v1/messages', { ...base, text: `${text}😀` });
    expect(refused.status).toBe(400);
    // Two characters that are drawn as one.
    const hearts = await agency.asKey('POST /v1/messages', { ...base, text: '❤️'.repeat(32_769) });
    expect(hearts.status).toBe(400);
    const { id } = await write(jane, `${text}😀`);
    const cut = await stored(id);
    expect(cut).toMatchObject({ text, truncated: true });
    expect(await told(cut.id)).toMatchObject([{ data: { truncated: true } }]);
  });
});

describe('a message that only the phone may show', () => {
  it('is told as unsupported, and again under the same id when the phone told its content', async () => {
    const { id: waMessageId } = await world.client.sendMessage(jane, {
      to: number(),
      text: 'look once',
      kind: 'viewOnce',
    });
    const { id } = await stored(waMessageId);
    await until('its content', async () => (await stored(waMessageId)).type === 'image');
    expect(await told(id)).toMatchObject([
      {
        event: 'message.received',
        data: { type: 'unsupported', text: null, kind: 'view_once', viewOnce: true },
      },
      { event: 'message.received', data: { type: 'image', text: 'look once' } },
    ]);
  });
});

describe('a question to the phone that is lost', () => {
  it('is asked again with the next connection, until it is answered', async () => {
    await world.client.faults(number(), { loseMessages: true });
    const { id: waMessageId } = await world.client.sendMessage(number(), {
      to: jane,
      text: 'shown once',
      kind: 'viewOnce',
    });
    const { id } = await stored(waMessageId);
    await settled();
    await world.client.clearFaults(number());
    await world.client.changeConnection(number(), { action: 'drop' });
    await until('its content', async () => (await stored(waMessageId)).type === 'image');
    expect(await told(id)).toMatchObject([
      { event: 'message.sent_from_phone', data: { type: 'unsupported', text: null } },
      { event: 'message.sent_from_phone', data: { type: 'image', text: 'shown once' } },
    ]);
    const waiting = await world.app.dataSource.query<unknown[]>(
      'SELECT id FROM messages WHERE awaits_phone',
    );
    expect(waiting).toEqual([]);
  });
});

describe('a message that cannot be decrypted', () => {
  const lose = async (): Promise<void> => {
    await settled();
    await world.app.dataSource.query(`DELETE FROM session_keys WHERE type = 'session'`);
    await world.client.changeConnection(number(), { action: 'drop' });
  };

  it('is told as unsupported, and again under the same id when its writer encrypted it anew', async () => {
    await lose();
    const { id: waMessageId } = await write(jane, 'lost its key');
    await until('its text', async () => (await stored(waMessageId)).type === 'text');
    const { id } = await stored(waMessageId);
    await settled();
    expect(await told(id)).toMatchObject([
      { event: 'message.received', data: { type: 'unsupported', text: null } },
      { event: 'message.received', data: { type: 'text', text: 'lost its key' } },
    ]);
    const all = await messages();
    expect(all.filter((message) => message.waMessageId === waMessageId)).toHaveLength(1);
  });

  it('is told as the reaction that it was', async () => {
    const { id: about } = await write(jane, 'what do you think?');
    await stored(about);
    await lose();
    const { id: waMessageId } = await world.client.sendMessage(jane, {
      to: number(),
      text: '🎉',
      kind: 'reaction',
      about,
      aboutFrom: jane,
    });
    await until('it', async () => (await stored(waMessageId)).type === 'reaction');
    const { id, reactsTo } = await stored(waMessageId);
    expect(reactsTo).toBe(about);
    expect((await told(id)).at(-1)).toMatchObject({
      event: 'message.reaction',
      data: { emoji: '🎉', target: { waMessageId: about } },
    });
  });
});

describe('what a phone saw before it was linked', () => {
  it.each([
    ['is stored and told to nobody', false],
    ['is told where that was asked for', true],
  ])('%s', async (_, historyEvents) => {
    const phone = newPhone();
    await world.client.createAccount({ phone });
    await world.client.sendMessage(jane, { to: phone, text: 'long ago' });
    await world.client.sendMessage(phone, { to: jane, text: 'answered long ago' });
    const linked = await world.linked(agency, phone, { name: 'With a past', historyEvents });
    const found = await until('the history', async () => {
      const past = await messages(linked.id);
      return past.length === 2 ? past : null;
    });
    expect(found).toMatchObject([
      { text: 'answered long ago', direction: 'outbound', history: true, to: jane },
      { text: 'long ago', direction: 'inbound', history: true, from: jane },
    ]);
    const events = await Promise.all(found.map(({ id }) => told(id)));
    expect(events.flat()).toMatchObject(
      historyEvents
        ? [
            { event: 'message.sent_from_phone', data: { history: true } },
            { event: 'message.received', data: { history: true } },
          ]
        : [],
    );
  });

  it('is not stored twice when the number is linked again', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone });
    await world.client.sendMessage(jane, { to: phone, text: 'before' });
    const linked = await world.linked(agency, phone);
    await world.client.sendMessage(jane, { to: phone, text: 'after' });
    await until('both', async () => (await messages(linked.id)).length === 2);
    await agency.asUser(`POST /v1/sessions/${linked.id}/logout`);
    await agency.asUser(`POST /v1/sessions/${linked.id}/connect`);
    await world.scanned(agency, linked.id, phone);
    await until('everything settled', async () => {
      const { devices } = await world.client.account(phone);
      return devices.length > 0 && devices.every(({ unsettled }) => unsettled === 0);
    });
    expect((await messages(linked.id)).map(({ text }) => text)).toEqual(['after', 'before']);
  });
});

describe('calls and notifications', () => {
  it('are kept, and listed', async () => {
    await world.client.call(jane, { to: number() });
    await world.client.notify(number());
    await settled();
    const { body } = await agency.asUser<Page<Record<string, unknown>>>(
      `GET /v1/sessions/${session.id}/notices`,
    );
    expect(body.data).toMatchObject([
      { kind: 'notification', type: 'picture', from: null },
      { kind: 'call', type: 'terminate', from: jane },
      { kind: 'call', type: 'offer', from: jane, origin: `${jane}@s.whatsapp.net` },
    ]);
  });
});

describe('what is done in one chat', () => {
  it('changes nothing of another one, though its writer wrote that too', async () => {
    const { id: about } = await write(jane, 'said to one');
    const { id } = await stored(about);
    const { jid: to } = await world.client.createGroup({
      subject: 'Others',
      members: [jane, number()],
    });
    const change = { to, about, aboutFrom: jane } as const;
    await world.client.sendMessage(jane, { ...change, text: 'forged', kind: 'edit' });
    await world.client.sendMessage(jane, { ...change, text: '', kind: 'delete' });
    const reaction = { ...change, text: '👍', kind: 'reaction' } as const;
    const { id: reactionId } = await world.client.sendMessage(jane, reaction);
    expect(await told((await stored(reactionId)).id)).toMatchObject([
      { event: 'message.reaction', data: { target: { id: null, waMessageId: about } } },
    ]);
    await settled();
    expect(await stored(about)).toMatchObject({
      text: 'said to one',
      editedAt: null,
      deletedAt: null,
    });
    expect((await told(id)).map(({ event }) => event)).toEqual(['message.received']);
  });

  it('as a pin, a keep or a vote changes no message, and is none', async () => {
    const other = newPhone();
    await world.client.createAccount({ phone: other, name: 'Mallory' });
    const { id: about } = await write(jane, 'a message to pin');
    const { id } = await stored(about);
    const key = { remoteJid: `${jane}@s.whatsapp.net`, fromMe: false, id: about };
    for (const content of [
      { pinInChatMessage: { key, type: 1 } },
      { keepInChatMessage: { key, keepType: 2 } },
      { pollUpdateMessage: { pollCreationMessageKey: key, vote: { encPayload: 'AA==' } } },
    ]) {
      await world.client.sendMessage(other, { to: number(), text: '', content });
    }
    const { id: after } = await write(other, 'after it');
    await stored(after);
    await settled();
    const theirs = (await messages()).filter(({ from }) => from === other);
    expect(theirs).toMatchObject([{ text: 'after it' }]);
    expect(await stored(about)).toMatchObject({ text: 'a message to pin', editedAt: null });
    expect(await stored(about)).not.toHaveProperty('pinnedUntil');
    expect((await told(id)).map(({ event }) => event)).toEqual(['message.received']);
  });
});
