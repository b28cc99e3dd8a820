import { createHash } from 'node:crypto';
import {
  type BinaryNode,
  encodeWAMessage,
  getBinaryNodeChild,
  getBinaryNodeChildren,
} from '@whiskeysockets/baileys';
import { until } from '@whathooks/testing';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

let simulated: Simulated;
let socket: BareSocket;
beforeAll(async () => {
  simulated = await Simulated.start();
  ({ socket } = await simulated.linked());
});
afterAll(() => simulated.close());

const ask = (xmlns: string, question: string): Promise<BinaryNode> => {
  const attrs = { to: 's.whatsapp.net', type: 'get', xmlns };
  return socket.socket.query({ tag: 'iq', attrs, content: [{ tag: question, attrs: {} }] });
};

describe('a question', () => {
  it('that the server does not know is refused, and no answer is made up', async () => {
    await expect(ask('w:g2', 'unheard')).rejects.toMatchObject({ data: 501 });
    await expect(ask('newsletter', 'newsletter')).rejects.toMatchObject({ data: 501 });
    await expect(ask('w:profile:picture', 'picture')).rejects.toMatchObject({ data: 404 });
  });

  it('about one’s own keys tells all that the server holds, and a hash over it', async () => {
    const digest = getBinaryNodeChild(await ask('encrypt', 'digest'), 'digest');
    const { creds, keys } = socket.auth;
    const of = (name: string): Buffer =>
      Buffer.from(getBinaryNodeChild(digest, name)?.content as Uint8Array);
    expect(of('registration').readUInt32BE()).toBe(creds.registrationId);
    expect(of('identity')).toEqual(Buffer.from(creds.signedIdentityKey.public));
    const list = getBinaryNodeChildren(getBinaryNodeChild(digest, 'list'), 'id');
    const ids = list.map(({ content }) => Buffer.from(content as Uint8Array).readUIntBE(0, 3));
    expect(ids.length).toBeGreaterThan(0);
    const preKeys = await keys.get('pre-key', ids.map(String));
    const hash = createHash('sha1').update(creds.signedIdentityKey.public);
    hash.update(creds.signedPreKey.keyPair.public).update(creds.signedPreKey.signature);
    for (const id of ids) hash.update(preKeys[String(id)]?.public ?? '');
    expect(of('hash')).toEqual(hash.digest());
  });
});

describe('of one-time keys', () => {
  const countOf = async (by: BareSocket): Promise<number> => {
    const attrs = { to: 's.whatsapp.net', type: 'get', xmlns: 'encrypt' };
    const content = [{ tag: 'digest', attrs: {} }];
    const digest = getBinaryNodeChild(
      await by.socket.query({ tag: 'iq', attrs, content }),
      'digest',
    );
    return getBinaryNodeChildren(getBinaryNodeChild(digest, 'list'), 'id').length;
  };

  it('the server wishes for as many as WhatsApp does', async () => {
    expect(await countOf(socket)).toBe(812);
  });

  it('it wishes for few where it is told to, and whoever finds none writes without one', async () => {
    const thrifty = await Simulated.start({ preKeys: 'few' });
    try {
      const { socket: linked, phone } = await thrifty.linked();
      expect(await countOf(linked)).toBe(5);
      for (let contacts = 0; contacts < 7; contacts += 1) {
        const from = await thrifty.contact();
        await thrifty.client.sendMessage(from, { to: phone, text: `from ${contacts}` });
      }
      await until('all texts', () =>
        Array.from({ length: 7 }, (_, index) => `from ${index}`).every((text) =>
          linked.received.some(({ message }) => message?.conversation === text),
        ),
      );
      expect(await countOf(linked)).toBe(0);
    } finally {
      await thrifty.close();
    }
  });
});

it('a stanza that names a device twice is one message', async () => {
  const contact = await simulated.contact();
  const jid = `${contact}@s.whatsapp.net`;
  await socket.socket.assertSessions([jid], true);
  const encrypt = async (text: string): Promise<BinaryNode> => {
    const data = encodeWAMessage({ conversation: text });
    const { type, ciphertext } = await socket.socket.signalRepository.encryptMessage({ jid, data });
    return { tag: 'enc', attrs: { v: '2', type }, content: ciphertext };
  };
  const [direct, beside] = [await encrypt('direct'), await encrypt('beside')];
  const participants = [{ tag: 'to', attrs: { jid }, content: [beside] }];
  await socket.socket.sendNode({
    tag: 'message',
    attrs: { id: 'TWICE', to: jid, type: 'text' },
    content: [direct, { tag: 'participants', attrs: {}, content: participants }],
  });
  await until('the ack', () => socket.find('ack', 'TWICE'));
  expect((await simulated.client.messages(contact)).map(({ text }) => text)).toEqual(['direct']);
});
