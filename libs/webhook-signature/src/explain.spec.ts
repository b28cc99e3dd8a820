import fc from 'fast-check';
import { explainDelivery, newSecret, signDelivery } from './index';
import { readHeaders } from './read-headers';

const SECRET = newSecret();
const NOW = 1_782_742_867;
const BODY = '{"event":"message.received","data":{"text":"Grüße 👋"}}';

const signed = (secrets: [string, ...string[]] = [SECRET], id = 'evt_1') =>
  signDelivery({ id, timestamp: NOW, body: BODY, secrets });
const lines = (headers: object): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
const ask = async (headers: string, secret = SECRET): Promise<string[]> =>
  (await explainDelivery({ body: BODY, headers, secret }, NOW)).map(
    ({ header, finding }) => `${header}: ${finding}`,
  );

describe('headers that were pasted', () => {
  const headers = signed([SECRET, newSecret()]);
  const all = {
    own: headers['X-Whathooks-Signature'],
    standard: headers['webhook-signature'],
    id: 'evt_1',
    timestamp: String(NOW),
  };

  it.each([
    [
      'lines of a request',
      `POST /hook HTTP/1.1\r\nHost: a\r\n${lines(headers).replaceAll('\n', '\r\n')}\r\n`,
    ],
    [
      'in small letters',
      lines(headers)
        .toLowerCase()
        .replace(/signature: v1.*/, `signature: ${all.standard}`),
    ],
    ['what curl prints', lines(headers).replace(/^/gm, '> ')],
    ['a command', lines(headers).replace(/^(.*)$/gm, "  -H '$1' \\")],
    ['JSON on one line', JSON.stringify({ host: 'a', ...headers, accept: '*/*' })],
    ['JSON on many lines', JSON.stringify({ host: 'a', ...headers }, null, 2)],
    ['log lines', lines(headers).replace(/^/gm, '2026-06-29T14:21:07Z INFO header ')],
    [
      'what PHP prints',
      Object.entries(headers)
        .map(([name, value]) => `  [HTTP_${name.toUpperCase().replaceAll('-', '_')}] => ${value}`)
        .join('\n'),
    ],
  ])('are found in %s', (_, text) => {
    expect(readHeaders(text)).toEqual(all);
  });

  it('are known by their form when they have no name', () => {
    expect(readHeaders(`  "${all.own}" `)).toEqual({ own: all.own });
    expect(readHeaders(all.own.slice(7))).toEqual({ own: all.own.slice(7) });
    expect(readHeaders(all.standard)).toEqual({ standard: all.standard });
    expect(readHeaders(' \n')).toEqual({});
  });

  it('of others are not taken for ours', () => {
    expect(readHeaders('webhook-id: 3\nX-Webhook-Id: 1\nsvix-webhook-id: 2')).toEqual({ id: '3' });
  });
});

describe('a delivery that is looked into', () => {
  it('is answered header by header', async () => {
    expect(await ask(lines(signed()))).toEqual([
      'X-Whathooks-Signature: valid',
      'webhook-signature: valid',
    ]);
    expect(await ask(signed()['X-Whathooks-Signature'])).toEqual(['X-Whathooks-Signature: valid']);
    expect(await ask(lines(signed()), newSecret())).toEqual([
      'X-Whathooks-Signature: no_match',
      'webhook-signature: no_match',
    ]);
  });

  it('tells what is missing', async () => {
    expect(await ask('')).toEqual(['X-Whathooks-Signature: signature_missing']);
    expect(await ask('webhook-id: evt_1')).toEqual(['webhook-signature: signature_missing']);
    expect(await ask(signed()['webhook-signature'])).toEqual(['webhook-signature: id_missing']);
  });

  it('tells a signature that belongs into the other header', async () => {
    const headers = signed();
    expect(await ask(`X-Whathooks-Signature: ${headers['webhook-signature']}`)).toEqual([
      'X-Whathooks-Signature: other_scheme',
    ]);
    expect(
      await ask(lines({ ...headers, 'webhook-signature': headers['X-Whathooks-Signature'] })),
    ).toEqual(['X-Whathooks-Signature: valid', 'webhook-signature: other_scheme']);
  });

  it('tells the secret before a rotation', async () => {
    const previous = newSecret();
    expect(await ask(lines(signed([SECRET, previous])), previous)).toEqual([
      'X-Whathooks-Signature: secret_previous',
      'webhook-signature: valid',
    ]);
  });

  it('tells headers of two deliveries', async () => {
    expect(await ask(lines({ ...signed(), 'webhook-id': 'evt_2' }))).toEqual([
      'X-Whathooks-Signature: valid',
      'webhook-signature: other_delivery',
    ]);
  });

  it('never fails, whatever is pasted', async () => {
    const text = fc.string({ unit: 'binary' });
    const name = fc.constantFrom(
      '',
      'webhook-signature: v1,',
      'webhook-id: ',
      'webhook-timestamp: 1\n',
    );
    await fc.assert(
      fc.asyncProperty(text, text, text, name, async (body, headers, secret, start) => {
        const answers = await explainDelivery({ body, headers: start + headers, secret });
        expect(answers.length).toBeGreaterThan(0);
      }),
    );
  });
});
