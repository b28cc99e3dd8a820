import { proto } from '@whiskeysockets/baileys';
import type { MessageContent } from '../src';
import { contentOf } from '../src/content/content';
import { readBytes } from '../src/content/plaintext';

const ME = { id: '4915300000000:1@s.whatsapp.net', lid: '99000000000000:1@lid' };
const JANE = '4915111111111';
const NUMBERS: Partial<Record<string, string>> = { '88000000000000@lid': `${JANE}@s.whatsapp.net` };

function read(message: proto.IMessage, isOwn = false): Promise<MessageContent> {
  const bytes = proto.Message.encode(message).finish();
  const { layers } = readBytes(bytes, isOwn);
  return contentOf(layers, isOwn, ME, (lid) => Promise.resolve(NUMBERS[lid] ?? null));
}

const withContext = (contextInfo: proto.IContextInfo) =>
  read({ extendedTextMessage: { text: 'Hi', contextInfo } });

describe('what stands around a message', () => {
  it('names the message that is answered, its writer by number, and what it said', async () => {
    const reply = {
      stanzaId: '3EB0A1',
      participant: '88000000000000@lid',
      quotedMessage: { ephemeralMessage: { message: { imageMessage: { caption: 'the sea' } } } },
    };
    const said = { text: 'the sea', type: 'image' };
    const replyTo = { waMessageId: '3EB0A1', chat: null, from: JANE, ...said };
    expect(await withContext(reply)).toEqual({ type: 'text', text: 'Hi', replyTo });
    expect(await withContext({ ...reply, participant: ME.lid, remoteJid: '1-2@g.us' })).toEqual({
      type: 'text',
      text: 'Hi',
      replyTo: { ...replyTo, from: '4915300000000', chat: '1-2@g.us' },
    });
  });

  it.each([
    [{ audioMessage: { ptt: true } }, { text: null, type: 'voice' }],
    [{ documentMessage: { fileName: 'menu.pdf' } }, { text: 'menu.pdf', type: 'document' }],
    [{ imageMessage: { mimetype: 'image/jpeg' } }, { text: null, type: 'image' }],
    // What clients quote that cannot show what they answer.
    [{ conversation: '' }, { text: null, type: null }],
    [{ orderMessage: { orderId: '1' } }, { text: null, type: null }],
    [null, { text: null, type: null }],
  ])('names the kind of what is answered: %j', async (quotedMessage, said) => {
    const { replyTo } = await withContext({ stanzaId: '3EB0A1', quotedMessage });
    expect(replyTo).toMatchObject(said);
  });

  it('tells of mentions, of the whole group too', async () => {
    const mentionedJid = [`${JANE}@s.whatsapp.net`, '88000000000000@lid'];
    expect(await withContext({ mentionedJid, nonJidMentions: 1 })).toMatchObject({
      mentions: ['all', JANE],
    });
  });

  it('takes digits of our LID under a number for somebody else', async () => {
    expect(await withContext({ mentionedJid: ['99000000000000@s.whatsapp.net'] })).toMatchObject({
      mentions: ['99000000000000'],
    });
  });

  it.each([
    [{ isForwarded: true, forwardingScore: 1 }, { forwarded: true }],
    [
      { isForwarded: true, forwardingScore: 5 },
      { forwarded: true, forwardedOften: true },
    ],
    [{ expiration: 604_800 }, { expiresInSeconds: 604_800 }],
    [{ expiration: 0 }, {}],
  ])('reads %j', async (contextInfo, told) => {
    expect(await withContext(contextInfo)).toEqual({ type: 'text', text: 'Hi', ...told });
  });

  it.each([
    { viewOnceMessage: { message: { imageMessage: {} } } },
    { viewOnceMessageV2: { message: { imageMessage: {} } } },
    { viewOnceMessageV2Extension: { message: { audioMessage: { ptt: true } } } },
    { imageMessage: { viewOnce: true } },
  ])('says what is to be looked at once: %j', async (message) => {
    expect(await read(message)).toMatchObject({ viewOnce: true });
  });
});

describe('a wrapper', () => {
  const inner = { conversation: 'Hi' };
  it.each([
    'ephemeralMessage',
    'viewOnceMessage',
    'documentWithCaptionMessage',
    'editedMessage',
    'associatedChildMessage',
    'groupStatusMessage',
    'groupStatusMessageV2',
    'groupMentionedMessage',
    'botInvokeMessage',
    'questionMessage',
    'commentMessage',
    'statusAddYours',
    'limitSharingMessage',
  ])('%s is opened', async (name) => {
    expect(await read({ [name]: { message: inner } })).toMatchObject({ type: 'text', text: 'Hi' });
  });

  it('around a poll is one of its forms', async () => {
    const pollCreationMessage = { name: 'Tea?', options: [{ optionName: 'Yes' }] };
    expect(
      await read({ pollCreationMessageV4: { message: { pollCreationMessage } } }),
    ).toMatchObject({ type: 'poll', poll: { question: 'Tea?', options: ['Yes'] } });
  });

  it('with nothing in it, or with settings, arrives under its own name', async () => {
    expect(await read({ ephemeralMessage: {} })).toEqual({
      ...{ type: 'unsupported', text: null },
      kind: 'ephemeralMessage',
    });
    const settings = { protocolMessage: { type: 25 } };
    expect(await read({ statusMentionMessage: { message: settings } })).toMatchObject({
      kind: 'statusMentionMessage',
    });
  });

  it('that another one claims to have sent for us stays closed', async () => {
    const copy = { deviceSentMessage: { message: inner } };
    expect(await read(copy)).toMatchObject({ type: 'unsupported', kind: 'deviceSentMessage' });
    expect(await read(copy, true)).toMatchObject({ type: 'text', text: 'Hi' });
    const nested = { ephemeralMessage: { message: copy } };
    expect(await read(nested, true)).toMatchObject({ type: 'text', text: 'Hi' });
  });

  it('in wrappers without end is not followed to it', async () => {
    let message: proto.IMessage = inner;
    for (let depth = 0; depth < 90; depth += 1) message = { ephemeralMessage: { message } };
    expect(await read(message)).toMatchObject({ type: 'unsupported', kind: 'ephemeralMessage' });
  });
});
