import { readOptions } from '../src/linking/passkey-options';

const GOOD = {
  challenge: 'AAECAw',
  rpId: 'whatsapp.com',
  timeout: 600_000,
  userVerification: 'required',
  allowCredentials: [{ type: 'public-key', id: 'AAAA', transports: ['internal'] }],
  extensions: { uvm: true },
};

const read = (said: unknown) =>
  readOptions(Buffer.from(typeof said === 'string' ? said : JSON.stringify(said)));

it('reads what WhatsApp sends, with or without a site', () => {
  expect(read(GOOD)).toEqual(GOOD);
  expect(read({ challenge: 'AAECAw' })).toEqual({ challenge: 'AAECAw', rpId: 'whatsapp.com' });
});

it.each([
  ['AAECAw==', 'AAECAw'],
  ['a'.repeat(1_024), 'a'.repeat(1_024)],
  ['AAECAw===', null],
  [`AAECAw${'='.repeat(1_000)}`, null],
  [`${'='.repeat(16_000)}a`, null],
  ['a'.repeat(1_027), null],
  ['==', null],
  ['', null],
  [5, null],
])('reads the challenge %j', (challenge, expected) => {
  expect(read({ ...GOOD, challenge })?.challenge ?? null).toBe(expected);
});

it.each(['bank.example', 'web.whatsapp.com', 'whatsapp.com.example', '', 5, null, {}])(
  'is none that asks for a passkey of the site %j',
  (rpId) => {
    expect(read({ ...GOOD, rpId })).toBeNull();
  },
);

it.each(['1e999', '-1', '0', '4999', '"600000"', 'null'])(
  'leaves out the timeout %s',
  (timeout) => {
    const options = read(JSON.stringify(GOOD).replace('600000', timeout));
    expect(options).toMatchObject({ challenge: 'AAECAw' });
    expect(options).not.toHaveProperty('timeout');
  },
);

it('drops extensions but uvm, and what nests', () => {
  const nested = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
  const said = JSON.stringify({
    ...GOOD,
    userVerification: 'always',
    extensions: { uvm: true, largeBlob: { read: true }, deep: 'DEEP' },
  });
  const { userVerification: _, ...rest } = GOOD;
  expect(read(said.replace('"DEEP"', nested))).toEqual(rest);
  for (const extensions of [{ uvm: [[]] }, [true], 'uvm', null])
    expect(read({ ...GOOD, extensions })).not.toHaveProperty('extensions');
});
