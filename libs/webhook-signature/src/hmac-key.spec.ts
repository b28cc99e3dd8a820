import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { HmacKey } from './hmac-key';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength, size: 'max' });
const parts = fc.array(fc.oneof(bytes(300), fc.string({ unit: 'binary' })), { maxLength: 4 });
/** The block is 64 bytes long, and what is longer is hashed first. */
const keys = fc.oneof(
  bytes(200),
  ...[63, 64, 65].map((length) => fc.uint8Array({ minLength: length, maxLength: length })),
);

function reference(
  encoding: 'hex' | 'base64',
  key: Uint8Array,
  message: readonly (Uint8Array | string)[],
): string {
  const hmac = createHmac('sha256', key);
  for (const part of message) hmac.update(part);
  return hmac.digest(encoding);
}

it('signs as OpenSSL does, with keys and messages of any length, in parts of any kind', () => {
  fc.assert(
    fc.property(
      keys,
      fc.array(parts, { minLength: 1 }),
      fc.constantFrom('hex', 'base64'),
      (key, messages, encoding) => {
        // With one key, as what is left of a message must not get into the next.
        const made = new HmacKey(key);
        for (const message of messages) {
          expect(made.sign(encoding, ...message)).toBe(reference(encoding, key, message));
        }
      },
    ),
  );
});

it.each([65_472, 65_473, 1_000_000])('signs a message of %i bytes', (length) => {
  const [key, message] = [Buffer.from('key'), Buffer.alloc(length, 'm')];
  expect(new HmacKey(key).sign('hex', message)).toBe(reference('hex', key, [message]));
});
