import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { explainSignature, type SignatureQuestion } from './explain-signature';
import {
  newSecret,
  signBody,
  secretBytes,
  signDelivery,
  TIMESTAMP_TOLERANCE_SECONDS,
} from './index';

const SECRET = newSecret();
const NOW = 1_782_742_867;
const BODY = '{"event":"message.received","data":{"text":"Grüße 👋"}}';

/** As somebody signs who took the other form of the secret. */
const withKey = (key: Buffer): string =>
  `sha256=${createHmac('sha256', key).update(BODY).digest('hex')}`;
const standardWithText = (): string =>
  `v1,${createHmac('sha256', SECRET).update(`evt_1.${NOW}.${BODY}`).digest('base64')}`;
const own = (change: Partial<SignatureQuestion> = {}): Promise<string> =>
  explainSignature({ body: BODY, secret: SECRET, signature: signBody(BODY, SECRET), ...change });
const headers = (secrets: [string, ...string[]] = [SECRET], body = BODY) =>
  signDelivery({ id: 'evt_1', timestamp: NOW, body, secrets });
const standard = (change: Partial<SignatureQuestion> = {}, now = NOW): Promise<string> =>
  explainSignature(
    {
      body: BODY,
      secret: SECRET,
      signature: headers()['webhook-signature'],
      id: 'evt_1',
      timestamp: String(NOW),
      ...change,
    },
    now,
  );

describe('a signature that is looked into', () => {
  it('is valid when it was made by us, for every body and secret', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.uint8Array({ minLength: 1 }),
        async (body, bytes) => {
          const secret = `whsec_${Buffer.from(bytes).toString('base64')}`;
          const made = headers([secret], body);
          expect(await own({ body, secret, signature: made['X-Whathooks-Signature'] })).toBe(
            'valid',
          );
          const signature = made['webhook-signature'];
          expect(await standard({ body, secret, signature })).toBe('valid');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is valid in capitals, and with the secret before a rotation', async () => {
    const signature = signBody(BODY, SECRET).slice('sha256='.length);
    expect(await own({ signature: ` SHA256=${signature.toUpperCase()} ` })).toBe('valid');
    const previous = newSecret();
    const both = headers([newSecret(), previous])['webhook-signature'];
    expect(await standard({ secret: previous, signature: both })).toBe('valid');
  });

  it.each<[string, Partial<SignatureQuestion>]>([
    ['no_match', { secret: newSecret() }],
    ['no_match', { body: '{"event":"session.status"}' }],
    ['no_match', { body: '{"data":{"text":"Grüße 👋"},"event":"message.received"}' }],
    ['body_missing', { body: '' }],
    ['body_not_json', { body: '[object Object]' }],
    ['body_not_json', { body: BODY.slice(0, -1) }],
    ['prefix_missing', { signature: signBody(BODY, SECRET).slice('sha256='.length) }],
    ['body_whitespace', { body: `${BODY}\n` }],
    ['body_whitespace', { body: `\uFEFF${BODY}` }],
    ['body_whitespace', { body: `${BODY}  \r\n` }],
    ['body_reformatted', { body: JSON.stringify(JSON.parse(BODY), null, 2) }],
    ['body_reformatted', { body: BODY.replace('ü', '\\u00fc') }],
    ['body_reformatted', { body: BODY.replace(':', ': ').replace(',', ', ') }],
    ['secret_untrimmed', { secret: ` ${SECRET}\n` }],
    ['secret_untrimmed', { secret: `"${SECRET}"` }],
    ['secret_without_prefix', { secret: SECRET.slice('whsec_'.length) }],
    ['secret_missing', { secret: ' ' }],
    ['secret_api_key', { secret: 'wh_live_0123456789' }],
    ['secret_form', { signature: withKey(secretBytes(SECRET)) }],
    ['secret_form', { secret: SECRET.slice(6), signature: withKey(secretBytes(SECRET)) }],
    ['signature_missing', { signature: '' }],
    ['signature_malformed', { signature: 'sha256=abc' }],
    ['signature_malformed', { signature: 'sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709' }],
  ])('is found to be %s', async (finding, change) => {
    expect(await own(change)).toBe(finding);
  });

  it.each<[string, Partial<SignatureQuestion>]>([
    ['id_missing', { id: '' }],
    ['timestamp_missing', { timestamp: undefined }],
    ['timestamp_malformed', { timestamp: '2026-06-29' }],
    ['timestamp_malformed', { timestamp: `${NOW}000` }],
    ['secret_form', { signature: standardWithText() }],
    ['secret_malformed', { secret: 'whsec_%%%' }],
    ['no_match', { id: 'evt_2' }],
    ['no_match', { timestamp: String(NOW + 1) }],
    ['body_whitespace', { body: `${BODY}\n` }],
  ])('of Standard Webhooks is found to be %s', async (finding, change) => {
    expect(await standard(change)).toBe(finding);
  });

  it('of Standard Webhooks is too old after five minutes, and too early before', async () => {
    expect(await standard({}, NOW + TIMESTAMP_TOLERANCE_SECONDS)).toBe('valid');
    expect(await standard({}, NOW + TIMESTAMP_TOLERANCE_SECONDS + 1)).toBe('expired');
    expect(await standard({}, NOW - TIMESTAMP_TOLERANCE_SECONDS)).toBe('valid');
    expect(await standard({}, NOW - TIMESTAMP_TOLERANCE_SECONDS - 1)).toBe('ahead');
  });

  it('never fails, whatever is pasted', async () => {
    const text = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (body, secret, signature, id) => {
        const asked = { body, secret, signature, id, timestamp: '1' };
        expect(typeof (await explainSignature(asked))).toBe('string');
        expect(typeof (await explainSignature({ ...asked, signature: `v1,${signature}` }))).toBe(
          'string',
        );
      }),
    );
  });
});
