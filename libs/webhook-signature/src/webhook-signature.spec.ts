import crypto from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import {
  newSecret,
  secretBytes,
  signBody,
  signDelivery,
  signStandard,
  TIMESTAMP_TOLERANCE_SECONDS,
  verifyBody,
  verifyDelivery,
  WebhookVerificationError,
} from './index';

/** The sample of the public documentation, to the letter but for its types. */
// prettier-ignore
function verifySignature(rawBody: crypto.BinaryLike, header: string, secret: string): boolean {
  const expected = crypto
    .createHmac("sha256", secret)
    .update(rawBody)
    .digest("hex");

  // Header arrives as "sha256=<hex>" — strip the prefix first
  const received = (header || "").replace(/^sha256=/, "");

  const a = Buffer.from(received, "hex");
  const b = Buffer.from(expected, "hex");

  return a.length === b.length && crypto.timingSafeEqual(a, b);
}

const SECRET = newSecret();
/** Bodies that break code which takes characters for bytes. */
const ODD = [
  '',
  '\0',
  '\uFEFF{}',
  'e\u0301',
  '👩‍👩‍👧',
  '\u202Eabc',
  '\u2028\u2029',
  '\r\n',
  'ﷺ',
  '"\\u0000"',
];
const texts = fc
  .oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary' }), fc.json())
  .map((text) => Buffer.from(text));
/** Not even text, now and then. */
const bodies = fc.oneof(
  texts,
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);
const ids = fc.uuid({ version: 7 }).map((id) => `evt_${id.replaceAll('-', '')}`);
const now = Math.floor(Date.now() / 1000);

const sign = (
  body: Buffer,
  id = 'evt_1',
  timestamp = now,
  secrets: [string, ...string[]] = [SECRET],
) => signDelivery({ id, timestamp, body, secrets });

describe('a new secret', () => {
  it('is whsec_ and 32 random bytes in base64', () => {
    expect(SECRET).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(secretBytes(SECRET)).toHaveLength(32);
    expect(newSecret()).not.toBe(SECRET);
  });
});

describe('X-Whathooks-Signature', () => {
  it('is accepted by the sample of the documentation, for every body', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(verifySignature(body, signBody(body, SECRET), SECRET)).toBe(true);
      }),
    );
  });

  it('is refused by the sample with another secret, or another body', () => {
    const body = Buffer.from('{"event":"message.received"}');
    expect(verifySignature(body, signBody(body, SECRET), newSecret())).toBe(false);
    expect(verifySignature(Buffer.from('{}'), signBody(body, SECRET), SECRET)).toBe(false);
  });

  it('is verified as the sample does it, whatever the header holds', () => {
    const body = Buffer.from('{"a":1}');
    const right = signBody(body, SECRET);
    expect(verifyBody(body, right, SECRET)).toBe(true);
    expect(verifyBody(body, right.toUpperCase().replace('SHA256', 'sha256'), SECRET)).toBe(true);
    expect(verifyBody(body, undefined, SECRET)).toBe(false);
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(verifyBody(body, header, SECRET)).toBe(verifySignature(body, header, SECRET));
      }),
    );
  });

  it('stands for the UTF-8 of a string', () => {
    expect(signBody('Grüße 👋', SECRET)).toBe(signBody(Buffer.from('Grüße 👋', 'utf8'), SECRET));
  });
});

describe('the headers of Standard Webhooks', () => {
  it('are accepted by the reference implementation, for every id and text', () => {
    const reference = new Webhook(SECRET);
    fc.assert(
      fc.property(ids, texts, (id, body) => {
        const headers: Record<string, string> = { ...sign(body, id) };
        expect(() => reference.verify(body, headers, { jsonParse: false })).not.toThrow();
      }),
    );
  });

  it('are the ones the reference implementation makes', () => {
    const body = '{"event":"session.status"}';
    expect(signStandard('evt_1', now, body, SECRET)).toBe(
      new Webhook(SECRET).sign('evt_1', new Date(now * 1000), body),
    );
  });

  it('carry a signature for each secret while a rotation lasts, the newest in our own header', () => {
    const body = Buffer.from('{}');
    const previous = newSecret();
    const headers = sign(body, 'evt_1', now, [SECRET, previous]);
    for (const secret of [SECRET, previous]) {
      expect(() => verifyDelivery(body, { ...headers }, secret)).not.toThrow();
      expect(() =>
        new Webhook(secret).verify(body, { ...headers }, { jsonParse: false }),
      ).not.toThrow();
    }
    expect(verifySignature(body, headers['X-Whathooks-Signature'], SECRET)).toBe(true);
    expect(verifySignature(body, headers['X-Whathooks-Signature'], previous)).toBe(false);
  });
});

describe('a delivery', () => {
  const body = Buffer.from('{"event":"message.received"}');

  it('made by the reference implementation is trusted', () => {
    const signature = new Webhook(SECRET).sign('evt_9', new Date(now * 1000), body.toString());
    const headers = {
      'Webhook-Id': 'evt_9',
      'Webhook-Timestamp': [String(now)],
      'Webhook-Signature': `v1a,zzz ${signature}`,
    };
    expect(() => verifyDelivery(body, headers, SECRET, now)).not.toThrow();
  });

  it.each([
    ['another body', 'no signature fits', { body: Buffer.from('{}') }],
    ['another secret', 'no signature fits', { secret: newSecret() }],
    ['another id', 'no signature fits', { headers: { 'webhook-id': 'evt_2' } }],
    ['another time', 'no signature fits', { headers: { 'webhook-timestamp': String(now + 1) } }],
    ['a time that is none', 'not a Unix time', { headers: { 'webhook-timestamp': '1e9' } }],
    ['no id', 'webhook-id is missing', { headers: { 'webhook-id': undefined } }],
    ['no time', 'webhook-timestamp is missing', { headers: { 'webhook-timestamp': undefined } }],
    ['no signature', 'webhook-signature is missing', { headers: { 'webhook-signature': '' } }],
    ['a time too long ago', 'five minutes off', { now: now + TIMESTAMP_TOLERANCE_SECONDS + 1 }],
    ['a time too far ahead', 'five minutes off', { now: now - TIMESTAMP_TOLERANCE_SECONDS - 1 }],
  ])(
    'with %s is not trusted: %s',
    (_, why, change: Partial<{ body: Buffer; secret: string; headers: object; now: number }>) => {
      const verify = (): void =>
        verifyDelivery(
          change.body ?? body,
          { ...sign(body), ...change.headers },
          change.secret ?? SECRET,
          change.now ?? now,
        );
      expect(verify).toThrow(WebhookVerificationError);
      expect(verify).toThrow(why);
    },
  );

  it('is trusted up to the tolerance, either way', () => {
    for (const distance of [-TIMESTAMP_TOLERANCE_SECONDS, TIMESTAMP_TOLERANCE_SECONDS]) {
      expect(() => verifyDelivery(body, { ...sign(body) }, SECRET, now + distance)).not.toThrow();
    }
  });

  it('is trusted whatever its body, by either secret, at any time within the tolerance', () => {
    const off = fc.integer({ min: -TIMESTAMP_TOLERANCE_SECONDS, max: TIMESTAMP_TOLERANCE_SECONDS });
    const previous = newSecret();
    fc.assert(
      fc.property(bodies, off, fc.constantFrom(SECRET, previous), (any, distance, secret) => {
        const headers = sign(any, 'evt_1', now, [SECRET, previous]);
        expect(() => verifyDelivery(any, { ...headers }, secret, now + distance)).not.toThrow();
      }),
    );
  });

  it('with a single bit changed is not trusted, wherever the bit is', () => {
    const filled = bodies.filter((any) => any.length > 0);
    fc.assert(
      fc.property(filled, fc.nat(), fc.integer({ min: 0, max: 7 }), (any, at, bit) => {
        const headers = sign(any);
        const changed = Buffer.from(any);
        const index = at % any.length;
        changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        expect(() => verifyDelivery(changed, { ...headers }, SECRET)).toThrow('no signature fits');
        expect(verifyBody(changed, headers['X-Whathooks-Signature'], SECRET)).toBe(false);
        expect(verifySignature(changed, headers['X-Whathooks-Signature'], SECRET)).toBe(false);
      }),
    );
  });

  it('is trusted or not as the reference implementation has it', () => {
    const reference = new Webhook(SECRET);
    const signature = fc.oneof(
      fc.constant(sign(body)['webhook-signature']),
      fc.constant(`v1,AAAA ${sign(body)['webhook-signature']}`),
      fc.constant(sign(body)['webhook-signature'].replace('v1,', 'v2,')),
      fc.string(),
    );
    const trusts = (verify: () => unknown): boolean => {
      try {
        verify();
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(signature, fc.constantFrom('evt_1', 'evt_2'), (value, id) => {
        const headers = { ...sign(body), 'webhook-id': id, 'webhook-signature': value };
        expect(trusts(() => verifyDelivery(body, headers, SECRET))).toBe(
          trusts(() => reference.verify(body, headers, { jsonParse: false })),
        );
      }),
    );
  });

  it('with thousands of signatures costs no more than a few comparisons', () => {
    const right = sign(body);
    const flood = `${'v1,AAAA '.repeat(10_000)}${right['webhook-signature']}`;
    expect(() => verifyDelivery(body, { ...right, 'webhook-signature': flood }, SECRET)).toThrow(
      'no signature fits',
    );
  });
});
