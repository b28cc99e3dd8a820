import {
  decryptEventResponse,
  decryptPollVote,
  proto,
  type WAMessage,
} from '@whiskeysockets/baileys';
import { until } from '@whathooks/testing';
import type { SendMessage } from '../src';
import { openSecret } from '../src/phone/secrets';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

let simulated: Simulated;
let socket: BareSocket;
let phone: string;
let contact: string;
let lid: string;
beforeAll(async () => {
  simulated = await Simulated.start();
  ({ socket, phone } = await simulated.linked());
  contact = await simulated.contact();
  ({ lid } = await simulated.client.account(contact));
});
afterAll(() => simulated.close());

const userJid = (number: string): string => `${number}@s.whatsapp.net`;

async function arrived(id: string): Promise<WAMessage> {
  return until('the message', () => socket.received.find(({ key }) => key.id === id));
}

/** What Baileys gets of something that the contact writes. */
async function written(message: Omit<SendMessage, 'to'>): Promise<WAMessage> {
  const { id } = await simulated.client.sendMessage(contact, { to: phone, ...message });
  return arrived(id);
}

const secretOf = ({ message }: WAMessage): Buffer =>
  Buffer.from(message?.messageContextInfo?.messageSecret ?? []);

describe('a contact writes', () => {
  it('texts with all that may stand beside them', async () => {
    const id = await socket.send(userJid(contact), 'hello');
    await simulated.client.waitForMessage(contact, { id });
    const answer = await written({
      text: 'hi @you',
      replyTo: { id },
      mentions: [phone],
      forwarded: 5,
      expiresInSeconds: 86_400,
      preview: { url: 'https://a.example', title: 'A' },
    });
    expect(answer.message?.extendedTextMessage).toMatchObject({
      text: 'hi @you',
      matchedText: 'https://a.example',
      contextInfo: {
        stanzaId: id,
        participant: userJid(phone),
        mentionedJid: [userJid(phone)],
        isForwarded: true,
        forwardingScore: 5,
        expiration: 86_400,
      },
    });
    const quoted = answer.message?.extendedTextMessage?.contextInfo?.quotedMessage;
    expect(quoted?.extendedTextMessage?.text ?? quoted?.conversation).toBe('hello');
    expect(secretOf(answer)).toHaveLength(32);
    const all = await written({ text: 'all', mentionsAll: true });
    expect(all.message?.extendedTextMessage?.contextInfo?.nonJidMentions).toBe(1);
  });

  it('from places, and sends more', async () => {
    const place = { latitude: 52.5, longitude: 13.4, name: 'Here' };
    const { message } = await written({ kind: 'location', location: place });
    expect(message?.locationMessage).toMatchObject({ degreesLatitude: 52.5, name: 'Here' });
    const live = { latitude: 1, longitude: 2, sequence: 3 };
    const moved = await written({ kind: 'live_location', location: live, text: 'on my way' });
    expect(moved.message?.liveLocationMessage).toMatchObject({ caption: 'on my way' });
    expect(Number(moved.message?.liveLocationMessage?.sequenceNumber)).toBe(3);
  });

  it('contacts, one and many', async () => {
    const one = await written({ kind: 'contact', contacts: [{ name: 'Jo', phone: '4912345678' }] });
    expect(one.message?.contactMessage?.vcard).toContain('waid=4912345678:+4912345678');
    const many = await written({ kind: 'contact', contacts: [{ name: 'Jo' }, { name: 'Al' }] });
    expect(many.message?.contactsArrayMessage?.contacts).toHaveLength(2);
  });

  it('taps of every kind', async () => {
    const tap = (kind: 'button' | 'list' | 'template' | 'flow'): Promise<WAMessage> =>
      written({ kind: 'tap', tap: { kind, id: 'yes', title: 'Yes' } });
    expect((await tap('button')).message?.buttonsResponseMessage?.selectedButtonId).toBe('yes');
    const list = (await tap('list')).message?.listResponseMessage;
    expect(list?.singleSelectReply?.selectedRowId).toBe('yes');
    expect((await tap('template')).message?.templateButtonReplyMessage?.selectedId).toBe('yes');
    const flow = (await tap('flow')).message?.interactiveResponseMessage;
    expect(flow?.nativeFlowResponseMessage).toMatchObject({
      name: 'yes',
      paramsJson: '{"id":"yes"}',
    });
  });

  it('albums, wrapped messages, settings, and what nobody knows', async () => {
    const album = await written({ kind: 'album', album: { images: 1, videos: 0 } });
    expect(album.message?.albumMessage?.expectedImageCount).toBe(1);
    const { id } = await simulated.client.media.send(contact, {
      to: phone,
      kind: 'image',
      bytes: Buffer.from('a picture'),
      mimeType: 'image/jpeg',
      albumOf: album.key.id ?? '',
    });
    const child = (await arrived(id)).message?.messageContextInfo?.messageAssociation;
    expect(child?.parentMessageKey?.id).toBe(album.key.id);
    const status = await written({ text: 'in the group', wrap: ['groupStatusMessageV2'] });
    expect(status.message?.groupStatusMessageV2?.message?.conversation).toBe('in the group');
    await expect(written({ text: 'x', wrap: ['nothing'] })).rejects.toThrow(/no wrapper nothing/);
    const timer = await written({ kind: 'disappearing', disappearing: 604_800 });
    expect(timer.message?.protocolMessage?.ephemeralExpiration).toBe(604_800);
    const unknown = await written({ kind: 'unknown', text: 'from the future' });
    expect(unknown.message?.conversation ?? '').toBe('');
  });

  it('what is done to messages, with the keys that name them', async () => {
    const id = await socket.send(userJid(contact), 'mine');
    await simulated.client.waitForMessage(contact, { id });
    const pinned = await written({ kind: 'pin', about: id });
    expect(pinned.message?.pinInChatMessage).toMatchObject({ type: 1, key: { id, fromMe: false } });
    expect(socket.find('message', pinned.key.id ?? '')?.attrs['edit']).toBe('2');
    const kept = await written({ kind: 'keep', about: id });
    expect(kept.message?.keepInChatMessage).toMatchObject({ keepType: 1, key: { id } });
    await expect(written({ kind: 'poll' })).rejects.toThrow(/"poll" is missing/);
  });
});

describe('what is encrypted with the secret of a message', () => {
  it('is a vote on a poll of the contact, taken back, by number or by LID', async () => {
    const poll = { question: 'When?', options: ['Now', 'Later'], selectable: 1 };
    const made = await written({ kind: 'poll', poll });
    expect(made.message?.pollCreationMessageV3?.options).toHaveLength(2);
    const voted = async (options: string[], naming: object, jid: string): Promise<number> => {
      const about = made.key.id ?? '';
      const { message } = await written({ kind: 'vote', about, vote: { options }, naming });
      const { selectedOptions } = decryptPollVote(message?.pollUpdateMessage?.vote ?? {}, {
        pollCreatorJid: jid,
        pollMsgId: about,
        pollEncKey: secretOf(made),
        voterJid: jid,
      });
      return selectedOptions?.length ?? 0;
    };
    expect(await voted(['Later'], {}, userJid(contact))).toBe(1);
    const byLid = { author: 'lid', actor: 'lid' };
    expect(await voted([], byLid, `${lid}@lid`)).toBe(0);
  });

  it('is a vote on a poll of the number, which its phone shows', async () => {
    const poll = { name: 'Pizza?', values: ['Yes', 'No'], selectableCount: 1 };
    const sent = await socket.socket.sendMessage(userJid(contact), { poll });
    const about = sent?.key.id ?? '';
    await simulated.client.waitForMessage(contact, { id: about });
    const { id } = await simulated.client.sendMessage(contact, {
      to: phone,
      kind: 'vote',
      about,
      vote: { options: ['Yes'] },
    });
    const message = await simulated.client.waitForMessage(phone, { id });
    expect(message).toMatchObject({ kind: 'vote', about, chosen: ['Yes'] });
    await expect(
      simulated.client.sendMessage(contact, {
        to: phone,
        kind: 'vote',
        about: 'X',
        vote: { options: [] },
      }),
    ).rejects.toThrow(/no message X with a secret/);
  });

  it('is an answer to an event', async () => {
    const startsAt = '2030-01-01T00:00:00Z';
    const made = await written({ kind: 'event', event: { name: 'Party', startsAt } });
    const about = made.key.id ?? '';
    const { message, key } = await written({ kind: 'event_answer', about, answer: 'maybe' });
    const { response } = decryptEventResponse(message?.encEventResponseMessage ?? {}, {
      eventCreatorJid: userJid(contact),
      eventMsgId: about,
      eventEncKey: secretOf(made),
      responderJid: userJid(contact),
    });
    expect(response).toBe(proto.Message.EventResponseMessage.EventResponseType.MAYBE);
    expect((await simulated.client.messages(phone)).find(({ id }) => id === key.id)).toMatchObject({
      kind: 'event_answer',
      answer: 'MAYBE',
    });
  });

  it('is an edit', async () => {
    const made = await written({ text: 'a mistkae' });
    const about = made.key.id ?? '';
    const { message, key } = await written({ kind: 'encrypted_edit', about, text: 'a mistake' });
    const edit = message?.secretEncryptedMessage;
    expect(edit).toMatchObject({ secretEncType: 2, targetMessageKey: { id: about } });
    const jid = userJid(contact);
    const parties = { secret: secretOf(made), targetId: about, author: jid, actor: jid };
    const sealed = {
      encPayload: edit?.encPayload ?? new Uint8Array(),
      encIv: edit?.encIv ?? new Uint8Array(),
    };
    const plain = proto.Message.decode(openSecret('Message Edit', parties, sealed));
    expect(plain.protocolMessage?.editedMessage?.conversation).toBe('a mistake');
    expect((await simulated.client.messages(phone)).find(({ id }) => id === key.id)).toMatchObject({
      kind: 'edit',
      about,
      text: 'a mistake',
    });
  });

  it('is a comment', async () => {
    const made = await written({ text: 'what do you say?' });
    const about = made.key.id ?? '';
    const { message, key } = await written({ kind: 'encrypted_comment', about, text: 'a lot' });
    const comment = message?.encCommentMessage;
    expect(comment?.targetMessageKey).toMatchObject({ id: about });
    const jid = userJid(contact);
    const parties = { secret: secretOf(made), targetId: about, author: jid, actor: jid };
    const sealed = {
      encPayload: comment?.encPayload ?? new Uint8Array(),
      encIv: comment?.encIv ?? new Uint8Array(),
    };
    const plain = proto.Message.decode(openSecret('Enc Comment', parties, sealed));
    expect(plain.extendedTextMessage?.text).toBe('a lot');
    expect((await simulated.client.messages(phone)).find(({ id }) => id === key.id)).toMatchObject({
      ...{ kind: 'comment', about, text: 'a lot' },
    });
  });

  it('is a reaction, or takes it back', async () => {
    const made = await written({ text: 'look' });
    const about = made.key.id ?? '';
    for (const text of ['🎉', '']) {
      const { message, key } = await written({ kind: 'encrypted_reaction', about, text });
      const reaction = message?.encReactionMessage;
      expect(reaction?.targetMessageKey).toMatchObject({ id: about });
      const jid = userJid(contact);
      const parties = { secret: secretOf(made), targetId: about, author: jid, actor: jid };
      const sealed = {
        encPayload: reaction?.encPayload ?? new Uint8Array(),
        encIv: reaction?.encIv ?? new Uint8Array(),
      };
      const plain = openSecret('Enc Reaction', parties, sealed);
      expect(proto.Message.ReactionMessage.decode(plain).text).toBe(text);
      expect(
        (await simulated.client.messages(phone)).find(({ id }) => id === key.id),
      ).toMatchObject({ kind: 'reaction', about, text: text || null });
    }
  });
});

describe('status posts', () => {
  it('of a contact reach those who may see them', async () => {
    const message = { to: 'status', audience: [phone], text: 'look at me' };
    const { id } = await simulated.client.sendMessage(contact, message);
    const { key, message: content } = await arrived(id);
    expect(key).toMatchObject({ remoteJid: 'status@broadcast', participant: userJid(contact) });
    expect(content?.conversation).toBe('look at me');
  });

  it('of the number are seen by those whom they name', async () => {
    const sent = await socket.socket.sendMessage(
      'status@broadcast',
      { text: 'news' },
      { statusJidList: [userJid(contact)], backgroundColor: '#000000', font: 1 },
    );
    expect(
      await simulated.client.waitForMessage(contact, { id: sent?.key.id ?? '' }),
    ).toMatchObject({ text: 'news', from: phone, to: 'status@broadcast' });
  });
});

it('a member sets the timer of a group', async () => {
  const { jid } = await simulated.client.createGroup({ subject: 'X', members: [contact, phone] });
  await simulated.client.setGroupTimer(jid, { seconds: 86_400 });
  const told = await until('the notification', () =>
    socket.stanzas.find(
      ({ tag, content }) => tag === 'notification' && JSON.stringify(content).includes('ephemeral'),
    ),
  );
  expect(told.attrs['from']).toBe(jid);
});
