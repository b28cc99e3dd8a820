import { proto } from '@whiskeysockets/baileys';
import { encodeDeletion, encodeEdit, encodeKeep, encodePin } from '../src/content/own-changes';
import { editAttribute } from '../src/outbound/stanza-attributes';

const OWN = {
  waMessageId: '3EB0AA',
  chat: '4915200000001@s.whatsapp.net',
  author: null,
  fromMe: true,
};
const AT = new Date('2026-11-29T12:00:00.000Z');

/** What an edit of this message says; null where it cannot be edited. */
function edited(original: proto.IMessage, text: string) {
  const bytes = encodeEdit(OWN, proto.Message.encode(original).finish(), text, AT);
  return bytes && proto.Message.decode(bytes);
}

it('an edit names its message and says the new text', () => {
  const message = edited({ conversation: 'frist' }, 'first');
  expect(message?.protocolMessage).toMatchObject({
    type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT,
    key: { id: OWN.waMessageId, remoteJid: OWN.chat, fromMe: true },
    editedMessage: { conversation: 'first' },
  });
  expect(message && editAttribute(message)).toEqual({ edit: '1' });
});

it('an edit keeps what the message mentions and replies to, and drops the preview of an old link', () => {
  const contextInfo = { mentionedJid: ['4915200000002@s.whatsapp.net'], stanzaId: '3EB0BB' };
  const extendedTextMessage = { text: 'see x.example', title: 'X', contextInfo };
  const said = edited({ extendedTextMessage }, 'see y.example')?.protocolMessage?.editedMessage;
  expect(said?.extendedTextMessage).toMatchObject({ text: 'see y.example', contextInfo });
  expect(said?.extendedTextMessage?.title).toBeFalsy();
});

it('an edit of a caption keeps the file, also inside wrappers', () => {
  const documentMessage = { caption: 'old', fileName: 'a.pdf', directPath: '/v/t62' };
  const wrapped = { documentWithCaptionMessage: { message: { documentMessage } } };
  const said = edited(wrapped, 'new')?.protocolMessage?.editedMessage;
  expect(said?.documentWithCaptionMessage?.message?.documentMessage).toMatchObject({
    ...documentMessage,
    caption: 'new',
  });
});

it('an edit does not repeat the secret of the message', () => {
  const messageContextInfo = { messageSecret: new Uint8Array(32) };
  const said = edited({ conversation: 'a', messageContextInfo }, 'b')?.protocolMessage;
  expect(said?.editedMessage?.messageContextInfo).toBeFalsy();
});

it.each([
  ['a poll', { pollCreationMessageV3: { name: 'Which?' } }],
  ['a reaction', { reactionMessage: { text: '👍' } }],
  ['nothing', {}],
])('%s cannot be edited', (_name, message) => {
  expect(edited(message, 'x')).toBeNull();
});

it('a deletion says whose message it is, and the server is told so', () => {
  const own = proto.Message.decode(encodeDeletion(OWN));
  expect(own.protocolMessage?.key).toMatchObject({ id: OWN.waMessageId, fromMe: true });
  expect(editAttribute(own)).toEqual({ edit: '7' });
  const author = '4915200000003@s.whatsapp.net';
  const others = proto.Message.decode(
    encodeDeletion({ waMessageId: '3EB0CC', chat: '120363@g.us', author, fromMe: false }),
  );
  expect(others.protocolMessage?.key).toMatchObject({ participant: author, fromMe: false });
  expect(editAttribute(others)).toEqual({ edit: '8' });
});

it('no other message changes an earlier one', () => {
  expect(editAttribute({ conversation: 'hello' })).toEqual({});
});

describe('a pin and a keep', () => {
  const theirs = { ...OWN, fromMe: false };

  it('name whose message it is, and how long it is pinned', () => {
    const pin = proto.Message.decode(encodePin(theirs, 86_400, AT));
    expect(pin.pinInChatMessage?.key).toMatchObject({ id: '3EB0AA', fromMe: false });
    expect(pin.messageContextInfo?.messageAddOnDurationInSecs).toBe(86_400);
    const unpin = proto.Message.decode(encodePin(OWN, null, AT));
    expect(unpin.pinInChatMessage).toMatchObject({ key: { fromMe: true }, type: 2 });
    expect(unpin.messageContextInfo).toBeNull();
  });

  it('tell the server what they are', () => {
    const attribute = (bytes: Uint8Array) => editAttribute(proto.Message.decode(bytes));
    expect(attribute(encodePin(theirs, 86_400, AT))).toEqual({ edit: '2' });
    expect(attribute(encodePin(theirs, null, AT))).toEqual({ edit: '2' });
    expect(attribute(encodeKeep(OWN, true, AT))).toEqual({});
    expect(attribute(encodeKeep(OWN, false, AT))).toEqual({ edit: '7' });
    expect(attribute(encodeKeep(theirs, false, AT))).toEqual({});
  });
});
