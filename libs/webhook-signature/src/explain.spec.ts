import fc from 'fast-check';
import {
  explainSignature,
  newSecret,
  signBody,
  type SignatureQuestion,
  signDelivery,
  TIMESTAMP_TOLERANCE_SECONDS,
} from './index';

const SECRET = newSecret();
const NOW = 1_782_742_867;
const BODY = '{"event":"message.received","data":{"text":"Grüße 👋"}}';

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
        fc.string({ unit: 'grapheme' }),
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

  it('is valid without its prefix, in capitals, and with the secret before a rotation', async () => {
    const signature = signBody(BODY, SECRET).slice('sha256='.length);
    expect(await own({ signature })).toBe('valid');
    expect(await own({ signature: ` SHA256=${signature.toUpperCase()} ` })).toBe('valid');
    const previous = newSecret();
    const both = headers([newSecret(), previous])['webhook-signature'];
    expect(await standard({ secret: previous, signature: both })).toBe('valid');
  });

  it.each<[string, Partial<SignatureQuestion>]>([
    ['no_match', { secret: newSecret() }],
    ['no_match', { body: '{"event":"session.status"}' }],
    ['no_match', { body: '' }],
    ['body_whitespace', { body: `${BODY}\n` }],
    ['body_whitespace', { body: `${BODY}  \r\n` }],
    ['body_reformatted', { body: JSON.stringify(JSON.parse(BODY), null, 2) }],
    ['body_reformatted', { body: BODY.replace('ü', '\\u00fc') }],
    ['secret_untrimmed', { secret: ` ${SECRET}\n` }],
    ['secret_untrimmed', { secret: `"${SECRET}"` }],
    ['secret_without_prefix', { secret: SECRET.slice('whsec_'.length) }],
    ['secret_missing', { secret: ' ' }],
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
    ['secret_malformed', { secret: 'whsec_%%%' }],
    ['no_match', { id: 'evt_2' }],
    ['no_match', { timestamp: String(NOW + 1) }],
    ['body_whitespace', { body: `${BODY}\n` }],
  ])('of Standard Webhooks is found to be %s', async (finding, change) => {
    expect(await standard(change)).toBe(finding);
  });

  it('of Standard Webhooks is too old after five minutes', async () => {
    expect(await standard({}, NOW + TIMESTAMP_TOLERANCE_SECONDS)).toBe('valid');
    expect(await standard({}, NOW + TIMESTAMP_TOLERANCE_SECONDS + 1)).toBe('expired');
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
