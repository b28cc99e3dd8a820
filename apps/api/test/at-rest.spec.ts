import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '@whathooks/embedded-postgres';
import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/database/data-source';
import { parseId } from '../src/database/ids';
import type { DataKey } from '../src/vault/data-key';
import { Vault } from '../src/vault/vault';
import { caller, type Caller } from './harness';
import { SourceProgram } from './program';
import { type SessionBody, until } from './simulated';
import { ok, WebhookReceiver } from './webhook-receiver';

/*
 * Nothing secret is on disk or in the logs. The product runs in a process of its own, on a
 * PostgreSQL of its own; afterwards every file of that and everything printed is searched.
 */

const MASTER_KEY = 'f00dfeed'.repeat(8);
const PASSWORD = 'correct horse battery 7391';
const HEADER_VALUE = 'Bearer customers-own-token-5528';
const TEXT = 'a message whose text is stored as it is';
const NUMBER = '4915700000001';
const CONTACT = '4915700000002';

let folder: string;
let postgres: RunningPostgres;
let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let receiver: WebhookReceiver;
let program: SourceProgram;
/** What the processes printed. */
let printed = '';
/** By name; in bytes. */
const secrets = new Map<string, Buffer>();

const variables = (port: number): Record<string, string> => ({
  DATABASE_URL: postgres.url,
  DATA_DIR: join(folder, 'data'),
  MASTER_KEY,
  PORT: String(port),
  LOG_LEVEL: 'trace',
  ALLOW_PRIVATE_WEBHOOKS: 'true',
  WHATSAPP_WS_URL: simulator.wsUrl,
  WHATSAPP_ROOT_KEY: simulator.rootKey,
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whathooks-at-rest-'));
  postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  receiver = await WebhookReceiver.start();
  receiver.answer = ok;
  await useEverySecret();
  await postgres.stop();
}, 120_000);

afterAll(async () => {
  await program.stop();
  await postgres.stop();
  await receiver.stop();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Does with the product what brings secrets into it, and notes them. */
async function useEverySecret(): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  program = await new SourceProgram('main.ts', variables(port)).ready();
  const call = caller(url, {});
  const person = { email: 'ada@agency.example', password: PASSWORD };
  const { body, headers } = await call<{ accessToken: string; organization: { id: string } }>(
    'POST /v1/auth/register',
    { ...person, name: 'Ada', organizationName: 'Agency' },
  );
  note('password', PASSWORD);
  note('access token', body.accessToken);
  note('refresh token', /=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '');
  const user = caller(url, { authorization: `Bearer ${body.accessToken}` });
  const key = await user<{ token: string }>('POST /v1/api-keys', { name: 'test' });
  note('API key', key.body.token);
  const webhook = await user<{ id: string; secret: string }>('POST /v1/webhooks', {
    url: receiver.url,
    headers: { Authorization: HEADER_VALUE },
    events: ['message.received', 'session.qr', 'session.status'],
  });
  note('webhook secret', webhook.body.secret);
  note('bytes of the webhook secret', fromBase64(webhook.body.secret.replace('whsec_', '')));
  note('custom header', HEADER_VALUE);
  await user(`GET /v1/webhooks/${webhook.body.id}/secret`);
  // What goes wrong is what gets logged.
  await call('POST /v1/auth/login', { ...person, password: `${PASSWORD}!` });
  await call('POST /v1/auth/login', `{"password": "${PASSWORD}`);

  const agency = caller(url, { 'x-api-key': key.body.token });
  const session = await link(agency);
  await exchangeMessages(agency, session);
  await noteStored(parseId('organization', body.organization.id), parseId('session', session.id));
  await program.stop();
  printed += program.output;

  // What was stored encrypted is enough to log in again.
  program = await new SourceProgram('main.ts', variables(port)).ready();
  const again = await caller(url, {})<{ accessToken: string }>('POST /v1/auth/login', person);
  await connected(caller(url, { authorization: `Bearer ${again.body.accessToken}` }), session.id);
  await program.stop();
  printed += program.output;
}

async function link(key: Caller): Promise<SessionBody> {
  await client.createAccount({ phone: NUMBER, name: 'Number' });
  await client.createAccount({ phone: CONTACT, name: 'Contact' });
  const { body: created } = await key<SessionBody>('POST /v1/sessions', { name: 'Bakery' });
  const waiting = await until('a code', async () => {
    const { body } = await key<SessionBody>(`GET /v1/sessions/${created.id}`);
    return body.qr ? body : null;
  });
  const advSecret = waiting.qr?.split(',')[3] ?? '';
  note('secret in the code', fromBase64(advSecret));
  await client.scan(NUMBER, waiting.qr ?? '');
  return connected(key, created.id);
}

function connected(call: Caller, id: string): Promise<SessionBody> {
  return until('the session to be connected', async () => {
    const { body } = await call<SessionBody>(`GET /v1/sessions/${id}`);
    return body.status === 'CONNECTED' ? body : null;
  });
}

/** Both ways, and a phone that lost its ratchet: libsignal wants to print the session it closes. */
async function exchangeMessages(key: Caller, { id }: SessionBody): Promise<void> {
  await client.sendMessage(CONTACT, { to: NUMBER, text: TEXT });
  await until('the webhook', () => receiver.received.some(({ raw }) => raw.includes(TEXT)));
  const codes = receiver.received.filter(({ body }) => body.event === 'session.qr');
  expect(codes.length).toBeGreaterThan(0);
  await client.faults(CONTACT, { unreadable: 1 });
  const sent = await key('POST /v1/messages', {
    sessionId: id,
    to: CONTACT,
    text: 'read me twice',
  });
  expect(sent).toMatchObject({ status: 201 });
  await client.waitForMessage(CONTACT, { text: 'read me twice' });
  await client.sendMessage(CONTACT, { to: NUMBER, text: 'and an answer' });
  await until('the answer', () => receiver.received.some(({ raw }) => raw.includes('an answer')));
  expect(receiver.received.at(-1)?.headers['authorization']).toBe(HEADER_VALUE);
  // Baileys warns of it with everything that it has in hand.
  const garbage = { tag: 'enc', attrs: { v: '2', type: 'msg' }, content: randomBytes(60) };
  const from = `${CONTACT}@s.whatsapp.net`;
  const attrs = { id: 'GARBAGE', from, t: '1700000000' };
  await client.sendStanza(NUMBER, { tag: 'message', attrs, content: [garbage] });
  await until('it', () => receiver.received.some(({ raw }) => raw.includes('unsupported')));
}

/** Opens what is stored, as the product does, to know what to look for. */
async function noteStored(organizationId: string, sessionId: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(postgres.url)).initialize();
  const vault = await Vault.open(dataSource, { masterKey: MASTER_KEY, dataDir: folder });
  const key = await vault.organization(organizationId);
  const credentials = await storedCredentials(dataSource, key, sessionId);
  for (const name of ['noiseKey', 'signedIdentityKey', 'pairingEphemeralKeyPair'] as const) {
    note(name, fromBase64(credentials[name].private.data));
  }
  note('signedPreKey', fromBase64(credentials.signedPreKey.keyPair.private.data));
  note('advSecretKey', fromBase64(credentials.advSecretKey));
  const ratchets = await storedRatchets(dataSource, key, sessionId);
  expect(ratchets.length).toBeGreaterThan(1);
  ratchets.forEach((ratchet, index) => note(`ratchet ${index}`, ratchet));
  const [row] = await dataSource.query<{ value: Buffer }[]>(
    `SELECT value FROM installation_secrets WHERE name = 'access-token-key'`,
  );
  const installation = (await vault.installation()).sealer(
    'installation_secrets',
    'access-token-key',
  );
  note('key of access tokens', installation.open('value', row?.value ?? Buffer.alloc(0)));
  note('master key', Buffer.from(MASTER_KEY, 'hex'));
  await dataSource.destroy();
}

interface Stored {
  data: string;
}

interface StoredCredentials {
  noiseKey: { private: Stored };
  signedIdentityKey: { private: Stored };
  pairingEphemeralKeyPair: { private: Stored };
  signedPreKey: { keyPair: { private: Stored } };
  advSecretKey: string;
}

async function storedCredentials(
  dataSource: DataSource,
  key: DataKey,
  sessionId: string,
): Promise<StoredCredentials> {
  const [row] = await dataSource.query<{ value: Buffer }[]>(
    'SELECT value FROM session_credentials WHERE session_id = $1',
    [sessionId],
  );
  const sealer = key.sealer('session_credentials', sessionId);
  return JSON.parse(sealer.openText('value', row?.value ?? Buffer.alloc(0))) as StoredCredentials;
}

/** Private keys of the ratchets with contacts. */
async function storedRatchets(
  dataSource: DataSource,
  key: DataKey,
  sessionId: string,
): Promise<Buffer[]> {
  const rows = await dataSource.query<{ id: string; value: Buffer }[]>(
    `SELECT id, value FROM session_keys WHERE session_id = $1 AND type = 'session'`,
    [sessionId],
  );
  const sealer = key.sealer('session_keys', sessionId);
  return rows.flatMap(({ id, value }) => {
    const text = sealer.openText('value', value, `session\0${id}`);
    return [...text.matchAll(/"privKey":"([^"]+)"/g)].map(([, base64]) => fromBase64(base64 ?? ''));
  });
}

function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  expect(bytes.length).toBeGreaterThanOrEqual(24);
  return bytes;
}

function note(name: string, secret: string | Buffer): void {
  expect(secret.length).toBeGreaterThan(10);
  secrets.set(name, Buffer.from(secret));
}

/** The ways in which a secret may be written. */
function writings(secret: Buffer): Buffer[] {
  const hex = secret.toString('hex');
  const printedByNode = hex.replace(/(..)(?!$)/g, '$1 ');
  const texts = [hex, hex.toUpperCase(), printedByNode, secret.toString('base64url')];
  const base64 = secret.toString('base64').replace(/=+$/, '');
  const escaped = base64.replaceAll('/', '\\/');
  return [secret, ...[...texts, base64, escaped, [...secret].join(',')].map((t) => Buffer.from(t))];
}

/** Names of secrets that can be read somewhere. */
function found(bytes: Buffer): string[] {
  return [...secrets]
    .filter(([, secret]) => writings(secret).some((writing) => bytes.includes(writing)))
    .map(([name]) => name);
}

test('no file of the database holds a secret', () => {
  expect([...secrets.keys()]).toEqual(
    expect.arrayContaining([
      'noiseKey',
      'signedIdentityKey',
      'advSecretKey',
      'secret in the code',
      'webhook secret',
      'custom header',
      'API key',
      'password',
    ]),
  );
  expect(secrets.get('secret in the code')).toEqual(secrets.get('advSecretKey'));
  const files = readdirSync(join(folder, 'postgres'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.filter((file) => /pg_wal/.test(file)).length).toBeGreaterThan(0);
  let textsSeen = 0;
  const readable = files.flatMap((file) => {
    const bytes = readFileSync(file);
    if (bytes.includes(TEXT)) textsSeen += 1;
    return found(bytes).map((name) => `${name} in ${file}`);
  });
  expect(readable).toEqual([]);
  // The search finds what is not encrypted: in a table and in the log that was written ahead.
  expect(textsSeen).toBeGreaterThan(1);
});

test('nothing that is printed at any level holds a secret', () => {
  expect(printed).toMatch(/"level":30,.*Nest application successfully started/);
  expect(printed).toMatch(/"level":40,.*"sessionId":.*"a message could not be decrypted"/);
  expect(printed).toMatch(/"level":40,.*"error":.*"Baileys: failed to decrypt message"/);
  expect(found(Buffer.from(printed))).toEqual([]);
  // Not even names of what only key material has: libsignal prints whole sessions.
  expect(printed).not.toMatch(/privKey|rootKey|chainKey|SessionEntry/);
  expect(printed).not.toContain(TEXT);
});

test('a search finds every way of writing', () => {
  const secret = secrets.get('noiseKey') ?? Buffer.alloc(0);
  for (const writing of writings(secret)) {
    expect(found(Buffer.concat([Buffer.from('x'), writing, Buffer.from('x')]))).toEqual([
      'noiseKey',
    ]);
  }
});
