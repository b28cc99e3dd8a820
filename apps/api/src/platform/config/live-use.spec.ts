import { randomBytes } from 'node:crypto';
import { EnvironmentError } from './variables';
import { readEnvironment } from './environment';
import { whatIsOpen } from './live-use';

const GOOD = {
  WHATSAPP: 'live',
  DATABASE_URL: 'postgresql://whathooks:Tq8sLw2vB6xN@database.example/whathooks',
  MASTER_KEY: randomBytes(32).toString('hex'),
};
const read = (variables: Record<string, string>): ReturnType<typeof readEnvironment> =>
  readEnvironment({ ...GOOD, ...variables });

describe('live use', () => {
  it('starts with a random key, a password of its own, and private webhooks among known people', () => {
    expect(read({}).registration).toBe('open');
    expect(read({ ALLOW_PRIVATE_WEBHOOKS: 'true', REGISTRATION: 'first' })).toMatchObject({
      allowPrivateWebhooks: true,
    });
    // Nobody reaches these from elsewhere, and what is odd in an address is for the database to refuse.
    for (const database of [
      ...['postgres:postgres@127.0.0.1/a', '/a?host=/var/run', 'a:postgres@%2Fvar%2Frun/a'],
      ...['a:50%x@database.example/a', 'a:b@one.example:1,two.example:2/a'],
    ])
      expect(read({ DATABASE_URL: `postgresql://${database}` }).registration).toBe('open');
  });

  it.each([
    [
      'a key of one digit',
      { MASTER_KEY: '0'.repeat(64) },
      /^MASTER_KEY is not random.*openssl rand/,
    ],
    [
      'a key that repeats itself',
      { MASTER_KEY: 'deadbeef'.repeat(8) },
      /^MASTER_KEY is not random/,
    ],
    [
      'a database with a password that everybody tries',
      { DATABASE_URL: 'postgresql://whathooks:postgres@database.example/whathooks' },
      /^The password in DATABASE_URL .* database\.example/,
    ],
    [
      'private webhooks for everybody who comes',
      { ALLOW_PRIVATE_WEBHOOKS: 'true' },
      /^ALLOW_PRIVATE_WEBHOOKS=true with REGISTRATION=open/,
    ],
  ])('refuses %s', (_, variables, message) => {
    expect(() => read(variables)).toThrow(EnvironmentError);
    expect(() => read(variables)).toThrow(message);
    // The same is fine where nothing real is at stake.
    expect(() => read({ ...variables, WHATSAPP: 'simulated' })).not.toThrow();
  });

  it('does not say the key or the password', () => {
    const variables = { DATABASE_URL: 'postgresql://a:changeme@database.example/a' };
    expect(() => read(variables)).not.toThrow(/changeme/);
    expect(() => read({ MASTER_KEY: 'ab'.repeat(32) })).not.toThrow(/abab/);
  });
});

it('whoever reads the start is told what is open', () => {
  const simulated = { WHATSAPP_WS_URL: 'ws://127.0.0.1:3001/', WHATSAPP_ROOT_KEY: 'ab'.repeat(32) };
  expect(whatIsOpen(read({}))).toEqual([expect.stringMatching(/^REGISTRATION=open: everybody/)]);
  expect(
    whatIsOpen(read({ ...simulated, WHATSAPP: 'simulated', ALLOW_PRIVATE_WEBHOOKS: 'true' })),
  ).toEqual([
    expect.stringMatching(/^REGISTRATION=open/),
    expect.stringMatching(/^ALLOW_PRIVATE_WEBHOOKS=true/),
    expect.stringContaining('ws://127.0.0.1:3001/'),
  ]);
});
