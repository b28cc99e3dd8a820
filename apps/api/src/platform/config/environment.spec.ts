import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EnvironmentError, readKey } from './variables';
import { readEnvironment } from './environment';

const LEAST = { DATABASE_URL: 'postgresql://someone@localhost/whathooks' };
const ROOT_KEY = 'AB'.repeat(32);

/** The source of the settings. */
const SOURCE = readdirSync(__dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => readFileSync(join(__dirname, name), 'utf8'))
  .join('\n');

/** Every variable that is read, found in the source. */
const NAMES = [
  ...new Set(
    [...SOURCE.matchAll(/variables, '([A-Z_]+)'/g)]
      .map(([, name = '']) => name)
      // Blank means off.
      .filter((name) => name && name !== 'WHATSAPP_VERSION_URL'),
  ),
];

const read = (variables: Record<string, string>): ReturnType<typeof readEnvironment> =>
  readEnvironment({ ...LEAST, ...variables });

describe('settings', () => {
  it('stand in the README, every one', () => {
    const readme = readFileSync(join(__dirname, '../../../../../README.md'), 'utf8');
    // For the tests of the product itself.
    const internal = ['DASHBOARD_DIR', 'CHAOS_ACKNOWLEDGE_FIRST'];
    const missing = NAMES.filter((name) => !readme.includes(`\`${name}\``));
    expect(missing.filter((name) => !internal.includes(name))).toEqual([]);
  });

  it('have the documented defaults', () => {
    expect(read({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      databasePatience: { connectMs: 10_000, answerMs: 15_000 },
      answerWithinMs: 10_000,
      publicUrl: null,
      whatsappServer: null,
      whatsappVersion: null,
      whatsappVersionUrl: 'https://web.whatsapp.com/sw.js',
      simulatorPort: 3001,
      phonePage: null,
      roles: new Set(['api', 'gateway', 'delivery']),
      allowPrivateWebhooks: false,
      trustProxy: [],
      allowedHosts: [],
      requestTimeoutS: 60,
      maxConnections: 4_096,
      registration: 'open',
      quotas: { webhooks: 100, sessions: 1_000, liveStreams: 100 },
      mediaStore: { folder: resolve('.data/media') },
      mediaMaxBytes: 100 * 1024 ** 2,
      mediaWaitS: 10,
      mediaUrlDays: 7,
      mediaRetentionDays: 30,
      mail: null,
      logLevel: 'info',
    });
  });

  it.each(['', ' ', ' \t\r\n'])('treat every variable that is %j as not set', (blank) => {
    expect(NAMES).toEqual(expect.arrayContaining(['PORT', 'MASTER_KEY', 'DASHBOARD_DIR']));
    const blanks = Object.fromEntries(NAMES.map((name) => [name, blank]));
    expect(readEnvironment({ ...blanks, ...LEAST })).toEqual(read({}));
    expect(() => readEnvironment({ DATABASE_URL: blank })).toThrow(/^DATABASE_URL must be/);
    expect(readKey({ NEW_MASTER_KEY: blank }, 'NEW_MASTER_KEY')).toBeNull();
  });

  it.each(NAMES)('report a placeholder in %s that was not replaced', (name) => {
    for (const placeholder of [`\${${name}:-}`, `\${${name}}`, `\${${name}:?choose one}`]) {
      const shown = placeholder.replace('choose one', '');
      const problem = `${name} contains the placeholder ${shown} instead of a value`;
      expect(() => read({ [name]: placeholder })).toThrow(EnvironmentError);
      expect(() => read({ [name]: placeholder })).toThrow(problem);
    }
  });

  it('take the server of mail and who it is from together', () => {
    const server = 'smtps://someone:s3cr3t@mail.example:465';
    for (const from of ['alerts@agency.example', 'whathooks <alerts@agency.example>']) {
      expect(read({ SMTP_URL: server, MAIL_FROM: from }).mail).toEqual({ url: server, from });
    }
    expect(() => read({ SMTP_URL: server })).toThrow(/^MAIL_FROM is missing/);
    expect(() => read({ MAIL_FROM: 'a@agency.example' })).toThrow(/^SMTP_URL is missing/);
    for (const from of ['agency', 'a@b, c@d', 'a <b@c> d', '<>']) {
      expect(() => read({ SMTP_URL: server, MAIL_FROM: from })).toThrow(/^MAIL_FROM must be/);
    }
    for (const url of ['mail.example:25', 'https://someone:s3cr3t@mail.example', 'smtp://']) {
      const settings = { SMTP_URL: url, MAIL_FROM: 'a@agency.example' };
      expect(() => read(settings)).toThrow(/^SMTP_URL must be/);
      expect(() => read(settings)).not.toThrow(/s3cr3t/);
    }
  });

  it('find a placeholder inside of a value, and do not repeat the rest', () => {
    const url = 'postgresql://whathooks:${POSTGRES_PASSWORD}@secret-host/whathooks';
    expect(() => read({ DATABASE_URL: url })).toThrow(/placeholder \$\{POSTGRES_PASSWORD\}/);
    expect(() => read({ DATABASE_URL: url })).not.toThrow(/secret-host/);
  });

  it('keep files as long as events, and no shorter than their addresses are valid', () => {
    const days = (variables: Record<string, string>): number => read(variables).mediaRetentionDays;
    expect(days({ RETENTION_DAYS: '90' })).toBe(90);
    expect(days({ MEDIA_URL_DAYS: '60' })).toBe(60);
    expect(days({ MEDIA_RETENTION_DAYS: '0' })).toBe(0);
    expect(days({ MEDIA_RETENTION_DAYS: '7' })).toBe(7);
    expect(() => days({ MEDIA_RETENTION_DAYS: '6' })).toThrow(/or at least MEDIA_URL_DAYS \(7\)/);
  });

  it('keep files in another folder, or in a bucket', () => {
    const store = (variables: Record<string, string>): unknown => read(variables).mediaStore;
    expect(store({ DATA_DIR: '/data' })).toEqual({ folder: '/data/media' });
    expect(store({ MEDIA_STORE: '/mnt/files' })).toEqual({ folder: '/mnt/files' });
    const aws = { bucket: 'files', region: 'us-east-1', endpoint: null, pathStyle: false };
    expect(store({ MEDIA_STORE: 's3://files' })).toEqual({
      s3: { ...aws, prefix: '', credentials: null },
    });
    const variables = {
      MEDIA_STORE: 's3://files/of/whathooks?region=auto&endpoint=http%3A%2F%2Fminio%3A9000',
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'secret',
    };
    expect(store(variables)).toEqual({
      s3: {
        bucket: 'files',
        prefix: 'of/whathooks/',
        region: 'auto',
        endpoint: 'http://minio:9000',
        pathStyle: true,
        credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
      },
    });
  });

  it.each([
    ['files', /an absolute path or s3:/],
    ['https://files.example', /an absolute path or s3:/],
    ['s3://id:secret@files', /without credentials/],
    ['s3://F_iles', /the name of a bucket/],
    ['s3://files?style=path', /no more than region, endpoint, pathStyle, not "style"/],
    ['s3://files?endpoint=minio', /endpoint is an http or https address/],
    ['s3://files?pathStyle=yes', /pathStyle is true or false/],
    ['s3://files/a b', /prefix has letters/],
  ])('do not take %s as a place of files', (value, problem) => {
    expect(() => read({ MEDIA_STORE: value })).toThrow(problem);
    expect(() => read({ MEDIA_STORE: value })).toThrow(/^MEDIA_STORE must be /);
    expect(() => read({ MEDIA_STORE: value })).not.toThrow(/secret/);
  });

  it('take a simulator with its root key in lower case', () => {
    const environment = read({
      WHATSAPP_WS_URL: 'ws://127.0.0.1:3001/ws',
      WHATSAPP_ROOT_KEY: ROOT_KEY,
    });
    expect(environment.whatsappServer).toEqual({
      url: 'ws://127.0.0.1:3001/ws',
      rootKey: ROOT_KEY.toLowerCase(),
    });
  });

  it.each([
    ['ws://127.0.0.1:3001/ws/chat', 'http://localhost:3001'],
    ['ws://127.0.0.1:9999/ws/chat', null],
    ['wss://whatsapp.example:3001/ws/chat', null],
  ])('offer the phone page where the bundled simulator runs: %s', (url, page) => {
    const variables = { WHATSAPP_WS_URL: url, WHATSAPP_ROOT_KEY: ROOT_KEY };
    expect(read(variables).phonePage).toBe(page);
  });

  it('take proxies by address, range and name, and hosts in lower case', () => {
    expect(
      read({ TRUST_PROXY: 'loopback, 10.0.0.0/8,fd00::1', ALLOWED_HOSTS: 'Hooks.Example,.local' }),
    ).toMatchObject({
      trustProxy: ['loopback', '10.0.0.0/8', 'fd00::1'],
      allowedHosts: ['hooks.example', '.local'],
    });
  });

  it('take a log-in provider, which is called by its host where nobody named it', () => {
    const provider = {
      OIDC_ISSUER: 'https://accounts.example/realms/agency',
      OIDC_CLIENT_ID: 'whathooks',
      OIDC_CLIENT_SECRET: 'secret',
    };
    expect(read({}).oidc).toBeNull();
    expect(read(provider).oidc).toEqual({
      issuer: 'https://accounts.example/realms/agency',
      clientId: 'whathooks',
      clientSecret: 'secret',
      name: 'accounts.example',
    });
    expect(read({ ...provider, OIDC_NAME: 'Agency SSO' }).oidc?.name).toBe('Agency SSO');
    const local = { ...provider, OIDC_ISSUER: 'http://localhost:9000' };
    expect(read(local).oidc?.issuer).toBe('http://localhost:9000');
  });

  it('strip the slash from PUBLIC_URL', () => {
    expect(read({ PUBLIC_URL: 'https://hooks.example/' }).publicUrl).toBe('https://hooks.example');
    expect(read({ PUBLIC_URL: 'https://a.example/wa/' }).publicUrl).toBe('https://a.example/wa');
  });

  it.each([
    [
      'a provider without a client',
      { OIDC_ISSUER: 'https://accounts.example' },
      /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are missing/,
    ],
    ['the name of no provider', { OIDC_NAME: 'SSO' }, /OIDC_ISSUER and .* are missing/],
    [
      'a provider in the clear',
      { OIDC_ISSUER: 'http://sso.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
      /OIDC_ISSUER must be the https:\/\/ address/,
    ],
    [
      'a provider with a name that fits no button',
      {
        ...{ OIDC_ISSUER: 'https://sso.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
        OIDC_NAME: 'x'.repeat(41),
      },
      /OIDC_NAME must have at most 40/,
    ],
    ['no database', { DATABASE_URL: '' }, /DATABASE_URL/],
    ['a database of another kind', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    ['a port that is a word', { PORT: 'http' }, /PORT must be a whole number from 0 to 65535/],
    ['a port out of range', { PORT: '70000' }, /PORT/],
    ['half a port', { SIMULATOR_PORT: '30.5' }, /SIMULATOR_PORT/],
    [
      'an address without its key',
      { WHATSAPP_WS_URL: 'ws://localhost:1' },
      /WHATSAPP_ROOT_KEY is missing/,
    ],
    ['a key without its address', { WHATSAPP_ROOT_KEY: ROOT_KEY }, /WHATSAPP_WS_URL is missing/],
    [
      'a key too short',
      { WHATSAPP_WS_URL: 'ws://localhost:1', WHATSAPP_ROOT_KEY: 'ab' },
      /64 hex digits/,
    ],
    [
      'an address of another kind',
      { WHATSAPP_WS_URL: 'http://localhost', WHATSAPP_ROOT_KEY: ROOT_KEY },
      /ws:\/\//,
    ],
    [
      'live numbers on another server',
      { WHATSAPP: 'live', WHATSAPP_WS_URL: 'ws://localhost:1', WHATSAPP_ROOT_KEY: ROOT_KEY },
      /WHATSAPP=live/,
    ],
    ['an unknown role', { ROLES: 'api,cook' }, /ROLES/],
    ['an API without its gateway', { ROLES: 'api,delivery' }, /together/],
    [
      'a boolean that is neither',
      { ALLOW_PRIVATE_WEBHOOKS: 'yes' },
      /ALLOW_PRIVATE_WEBHOOKS must be true or false/,
    ],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    ['a public address without protocol', { PUBLIC_URL: 'hooks.example' }, /PUBLIC_URL/],
    ['a public address with a query', { PUBLIC_URL: 'https://a.example/?a' }, /without a query/],
    ['a public address with a password', { PUBLIC_URL: 'https://a:b@a.example' }, /credentials/],
    ['a path of the API itself', { PUBLIC_URL: 'https://a.example/v1' }, /such as \/wa/],
    ['a path that is encoded', { PUBLIC_URL: 'https://a.example/w%61' }, /such as \/wa/],
    ['a path with an empty name', { PUBLIC_URL: 'https://a.example/a//b' }, /such as \/wa/],
    ['an invalid version', { WHATSAPP_VERSION: '2.3000' }, /WHATSAPP_VERSION/],
    [
      'an invalid address of versions',
      { WHATSAPP_VERSION_URL: 'web.whatsapp.com' },
      /^WHATSAPP_VERSION_URL must be an http or https address, or off/,
    ],
    ['an invalid master key', { MASTER_KEY: 'correct horse' }, /^MASTER_KEY must be 64 hex/],
    [
      'too little time to connect',
      { DATABASE_CONNECT_MS: '0' },
      /DATABASE_CONNECT_MS must be .* 100 to/,
    ],
    [
      'too little time for a statement',
      { DATABASE_ANSWER_MS: '20' },
      /DATABASE_ANSWER_MS must be .* 500 to/,
    ],
    ['a proxy that could be anyone', { TRUST_PROXY: 'true' }, /TRUST_PROXY must name/],
    ['a host with its port', { ALLOWED_HOSTS: 'hooks.example:3000' }, /ALLOWED_HOSTS must be/],
    ['an unknown registration mode', { REGISTRATION: 'maybe' }, /REGISTRATION must be open or/],
    ['a quota of zero webhooks', { MAX_WEBHOOKS: '0' }, /MAX_WEBHOOKS/],
    ['pings too often', { WHATSAPP_PING_MS: '10' }, /WHATSAPP_PING_MS/],
  ])('reject %s in one clear line', (_, variables, message) => {
    expect(() => read(variables)).toThrow(EnvironmentError);
    expect(() => read(variables)).toThrow(message);
    try {
      read(variables);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });

  it('do not repeat an invalid master key', () => {
    const almost = 'a1'.repeat(31);
    expect(() => read({ MASTER_KEY: almost })).not.toThrow(almost);
    expect(() => read({ MASTER_KEY: almost })).toThrow(EnvironmentError);
  });

  it('request no version where that is off, or the server is not WhatsApp', () => {
    const simulated = { WHATSAPP_WS_URL: 'ws://127.0.0.1:1', WHATSAPP_ROOT_KEY: ROOT_KEY };
    expect(read({ WHATSAPP_VERSION_URL: 'off' }).whatsappVersionUrl).toBeNull();
    for (const empty of ['', ' '])
      expect(read({ WHATSAPP_VERSION_URL: empty }).whatsappVersionUrl).toBeNull();
    expect(read(simulated).whatsappVersionUrl).toBeNull();
    const url = 'http://127.0.0.1:1/sw.js';
    expect(read({ ...simulated, WHATSAPP_VERSION_URL: url }).whatsappVersionUrl).toBe(url);
  });

  it('allow the delivery role alone', () => {
    expect(read({ ROLES: 'delivery' }).roles).toEqual(new Set(['delivery']));
  });
});
