import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type AnyMessageContent,
  generateWAMessage,
  prepareWAMessageMedia,
  type proto,
  type WAMessage,
} from '@whiskeysockets/baileys';
import { until } from '@whathooks/testing';
import type { SeenMessage } from '../src';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

let simulated: Simulated;
let socket: BareSocket;
let phone: string;
let contact: string;
beforeAll(async () => {
  simulated = await Simulated.start();
  ({ socket, phone } = await simulated.linked());
  contact = await simulated.contact();
});
afterAll(async () => {
  // A question that is still open keeps its timer.
  await until('the token', async () => (await simulated.client.givenTokens(phone)).length > 0);
  await socket.socket.fetchPrivacySettings(true);
  await simulated.close();
});

const userJid = (number: string): string => `${number}@s.whatsapp.net`;

/** Uploads what Baileys encrypted, as Baileys would to WhatsApp. */
async function upload(
  path: string,
  { fileEncSha256B64 }: { fileEncSha256B64: string },
): Promise<{ mediaUrl: string; directPath: string }> {
  const token = Buffer.from(decodeURIComponent(fileEncSha256B64), 'base64').toString('base64url');
  const { auth, hosts } = await socket.socket.refreshMediaConn(true);
  const response = await fetch(
    `http://${hosts[0]?.hostname}/mms/image/${token}?auth=${auth}&token=${token}`,
    { method: 'POST', body: await readFile(path) },
  );
  const { url, direct_path: directPath } = (await response.json()) as Record<string, string>;
  return { mediaUrl: url ?? '', directPath: directPath ?? '' };
}

async function seen(id: string): Promise<SeenMessage> {
  return simulated.client.waitForMessage(contact, { id });
}

/** What the contact's phone shows of something that Baileys sends. */
async function shown(content: AnyMessageContent, options: object = {}): Promise<SeenMessage> {
  const sent = await socket.socket.sendMessage(userJid(contact), content, options);
  return seen(sent?.key.id ?? '');
}

async function relayed(message: proto.IMessage): Promise<SeenMessage> {
  return seen(await socket.socket.relayMessage(userJid(contact), message, {}));
}

describe('a file that a phone receives', () => {
  const BYTES = randomBytes(100_000);

  async function image(change: (image: proto.Message.IImageMessage) => void): Promise<SeenMessage> {
    const { imageMessage } = await prepareWAMessageMedia(
      { image: BYTES, jpegThumbnail: Buffer.from('a').toString('base64') },
      { upload, mediaUploadTimeoutMs: 5_000 },
    );
    change(imageMessage ?? {});
    return relayed({ imageMessage: imageMessage ?? {} });
  }

  it('is opened and checked', async () => {
    const message = await image((file) => Object.assign(file, { width: 3, height: 4 }));
    expect(message).toMatchObject({
      kind: 'image',
      warnings: [],
      media: { size: BYTES.length, width: 3, mimeType: 'image/jpeg' },
    });
    expect(message.media?.sha256).toBe(createHash('sha256').update(BYTES).digest('base64'));
    expect(await simulated.client.media.read(contact, message.id)).toEqual(BYTES);
  });

  it('is refused for all that is wrong with it', async () => {
    const message = await image((file) => {
      Object.assign(file, { fileSha256: randomBytes(32), fileLength: 1, jpegThumbnail: null });
    });
    expect(message.warnings).toEqual([
      'no width and height',
      'no thumbnail: phones show a grey tile',
    ]);
    await expect(simulated.client.media.read(contact, message.id)).rejects.toThrow(
      'A phone refuses this file: fileSha256, fileLength is wrong.',
    );
    const other = await image((file) => Object.assign(file, { mediaKey: randomBytes(32) }));
    await expect(simulated.client.media.read(contact, other.id)).rejects.toThrow(/the MAC/);
    const nowhere = await image((file) => Object.assign(file, { directPath: '/v/x/y' }));
    await expect(simulated.client.media.read(contact, nowhere.id)).rejects.toThrow(/nothing at/);
  });

  it('lacks what a phone needs to show it', async () => {
    const empty = { url: 'x', directPath: '/v/x/y' };
    const warnings = async (message: proto.IMessage): Promise<string[]> =>
      (await relayed(message)).warnings;
    expect(await warnings({ audioMessage: { ...empty, ptt: true } })).toEqual(
      expect.arrayContaining([
        'no mediaKey of 32 bytes: phones cannot decrypt it',
        'no seconds: phones show 0:00',
        'no waveform of 64 bytes: phones show a flat line',
        'not audio/ogg; codecs=opus: phones may not play it',
      ]),
    );
    expect(await warnings({ stickerMessage: { ...empty, mimetype: 'image/png' } })).toContain(
      'not image/webp: phones do not show it',
    );
    expect(await warnings({ documentMessage: empty })).toContain(
      'no fileName: phones show Untitled',
    );
  });
});

it('a phone misses the timer in a chat whose messages disappear, and nowhere else', async () => {
  const missed = async (text: string, options = {}): Promise<string[]> =>
    (await shown({ text }, options)).warnings;
  const choose = (seconds: number) =>
    simulated.client.sendMessage(contact, {
      to: phone,
      text: '',
      content: { protocolMessage: { type: 'EPHEMERAL_SETTING', ephemeralExpiration: seconds } },
    });
  expect(await missed('before')).toEqual([]);
  await choose(86_400);
  const missing = ['no timer, and messages of the chat disappear after 86400 s'];
  expect(await missed('it stays')).toEqual(missing);
  expect(await missed('it goes', { ephemeralExpiration: 86_400 })).toEqual([]);
  await choose(0);
  expect(await missed('after')).toEqual([]);
});

describe('a phone shows', () => {
  it('texts with all that stands beside them', async () => {
    const { id } = await simulated.client.sendMessage(contact, { to: phone, text: 'a question' });
    const asked = await until('it', () => socket.received.find(({ key }) => key.id === id));
    const quoted = asked as WAMessage;
    const answer = { text: 'an answer @1', mentions: [userJid(contact)] };
    expect(await shown(answer, { quoted, ephemeralExpiration: 86_400 })).toMatchObject({
      kind: 'text',
      text: 'an answer @1',
      replyTo: { id, kind: 'text', text: 'a question' },
      mentions: [userJid(contact)],
      expiresInSeconds: 86_400,
      warnings: [],
    });
    const link = {
      matchedText: 'https://a.example',
      title: 'A',
      contextInfo: { isForwarded: true },
    };
    expect(await relayed({ extendedTextMessage: { text: 'x', ...link } })).toMatchObject({
      forwarded: 1,
      preview: { url: 'https://a.example', title: 'A', description: null, thumbnail: false },
    });
    const all = { text: 'hey', contextInfo: { nonJidMentions: 1 } };
    expect(await relayed({ extendedTextMessage: all })).toMatchObject({ mentionsAll: true });
  });

  it('places, contacts, polls and events', async () => {
    const place = { degreesLatitude: 52.5, degreesLongitude: 13.4, name: 'Here' };
    expect(await shown({ location: place })).toMatchObject({
      kind: 'location',
      location: { latitude: 52.5, longitude: 13.4, name: 'Here', address: null },
    });
    const contacts = [{ displayName: 'Jo', vcard: 'BEGIN:VCARD' }];
    expect(await shown({ contacts: { displayName: 'Jo', contacts } })).toMatchObject({
      kind: 'contact',
      contacts: [{ name: 'Jo', vcard: 'BEGIN:VCARD' }],
    });
    const poll = { name: 'When?', values: ['Now', 'Later'], selectableCount: 1 };
    expect(await shown({ poll })).toMatchObject({
      kind: 'poll',
      poll: { question: 'When?', options: ['Now', 'Later'], selectable: 1 },
      warnings: [],
    });
    expect(
      await relayed({ pollCreationMessage: { name: 'x', options: [], selectableOptionsCount: 0 } }),
    ).toMatchObject({ warnings: ['no messageSecret of 32 bytes: votes cannot be encrypted'] });
    const event = { name: 'Party', startDate: new Date('2030-01-01T00:00:00Z') };
    expect(await shown({ event })).toMatchObject({
      kind: 'event',
      event: { name: 'Party', startsAt: 1_893_456_000 },
    });
  });

  it('what is done to messages', async () => {
    const { id, direction } = await shown({ text: 'first' });
    expect(direction).toBe('in');
    const key = { remoteJid: userJid(contact), fromMe: true, id };
    expect(await shown({ react: { text: '👍', key } })).toMatchObject({
      kind: 'reaction',
      about: id,
      text: '👍',
    });
    expect(await shown({ text: 'second', edit: key })).toMatchObject({
      kind: 'edit',
      about: id,
      text: 'second',
    });
    expect(await shown({ pin: key, type: 1, time: 86_400 })).toMatchObject({
      kind: 'pin',
      about: id,
    });
    expect(await shown({ delete: key })).toMatchObject({ kind: 'delete', about: id, text: null });
    expect(
      await relayed({ keepInChatMessage: { key, keepType: 1, timestampMs: 1 } }),
    ).toMatchObject({ kind: 'keep', about: id });
  });

  it('albums, views of once, and kinds that it has no word for', async () => {
    const album = await relayed({ albumMessage: { expectedImageCount: 2, expectedVideoCount: 1 } });
    expect(album).toMatchObject({ kind: 'album', album: { images: 2, videos: 1 } });
    const parentMessageKey = { remoteJid: userJid(contact), fromMe: true, id: album.id };
    const messageContextInfo = { messageAssociation: { associationType: 1, parentMessageKey } };
    expect(await relayed({ imageMessage: {}, messageContextInfo })).toMatchObject({
      kind: 'image',
      albumOf: album.id,
    });
    const once = { message: { imageMessage: { viewOnce: true } } };
    expect(await relayed({ viewOnceMessage: once })).toMatchObject({ viewOnce: true });
    expect(await relayed({ groupInviteMessage: { groupName: 'x' } })).toMatchObject({
      kind: 'invitation',
      invitation: { subject: 'x' },
    });
    expect(await relayed({ invoiceMessage: { note: 'x' } })).toMatchObject({
      kind: 'invoiceMessage',
    });
  });

  it('the kind that the server is told', async () => {
    const userJidOfContact = userJid(contact);
    const message = await generateWAMessage(userJidOfContact, { image: randomBytes(10) }, {
      upload,
      userJid: userJid(phone),
      jid: userJidOfContact,
    } as never);
    await socket.socket.relayMessage(userJidOfContact, message.message ?? {}, {
      messageId: message.key.id ?? '',
    });
    await seen(message.key.id ?? '');
    const stanza = (await simulated.client.sent(phone)).find(({ id }) => id === message.key.id);
    expect(stanza?.texts.map(({ mediatype }) => mediatype)).toContain('image');
  });
});
