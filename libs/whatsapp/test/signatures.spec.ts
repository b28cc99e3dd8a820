import { randomBytes } from 'node:crypto';
import { Curve } from '@whiskeysockets/baileys';
import { WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import * as libsignal from 'libsignal';
import { refuseForgedSignatures } from '../src/patches/signatures';
import { LinkedNumber } from './linked-number';

interface LibsignalCurve {
  verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

it('a server whose certificates another key signed is not spoken to', async () => {
  const simulator = await WhatsAppSimulator.start({ port: 0 });
  const stranger = { wsUrl: simulator.wsUrl, rootKey: '07'.repeat(32) };
  const number = new LinkedNumber(stranger, '4915100000000');
  number.connect();
  expect(await number.next('close')).toMatchObject({
    reason: 'connection_lost',
    detail: expect.stringContaining('certificate signature invalid') as unknown,
  });
  expect(number.events.qr).toEqual([]);
  await number.socket.close();
  await simulator.close();
});

describe('a signature', () => {
  const { public: publicKey, private: privateKey } = Curve.generateKeyPair();
  const message = Buffer.from('a certificate');
  const signature = Curve.sign(privateKey, message);
  const changed = (bytes: Uint8Array, at: number): Uint8Array =>
    Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));

  beforeAll(() => refuseForgedSignatures());

  it('of the right key is accepted', () => {
    expect(Curve.verify(publicKey, message, signature)).toBe(true);
  });

  it('is judged as libsignal judges it, whatever key and message', () => {
    const { curve } = libsignal as unknown as { curve: LibsignalCurve };
    for (let round = 0; round < 20; round += 1) {
      const { public: key, private: secret } = Curve.generateKeyPair();
      const text = randomBytes(1 + round * 17);
      const right = Curve.sign(secret, text);
      for (const given of [right, changed(right, 63), changed(right, round), randomBytes(64)]) {
        const expected = curve.verifySignature(Buffer.concat([Buffer.of(5), key]), text, given);
        expect(Curve.verify(key, text, given)).toBe(expected);
      }
      expect(Curve.verify(Buffer.concat([Buffer.of(5), key]), text, right)).toBe(true);
    }
  });

  it.each([
    ['that is forged', publicKey, message, changed(signature, 5)],
    ['of another message', publicKey, changed(message, 0), signature],
    ['of another key', Curve.generateKeyPair().public, message, signature],
    ['that is too short', publicKey, message, signature.subarray(1)],
    ['that is too long', publicKey, message, Buffer.concat([signature, Buffer.of(0)])],
    ['that is empty', publicKey, message, new Uint8Array()],
    ['of a key that is too short', publicKey.subarray(1), message, signature],
    ['of no key', new Uint8Array(), message, signature],
    ['that is missing', publicKey, message, undefined as unknown as Uint8Array],
    [
      'of the key that has no other form',
      Buffer.alloc(32, 0xff).fill(0xec, 0, 1),
      message,
      signature,
    ],
  ])('%s is refused', (_, key, text, given) => {
    expect(Curve.verify(key, text, given)).toBe(false);
  });
});
