import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '@whathooks/embedded-postgres';
import type { PasskeyView } from '@whathooks/dto';
import { freePort } from '@whathooks/testing';
import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { caller, type Caller } from './harness';
import { SourceProgram } from './processes/program';
import { fromBase64, SecretSearch, writings } from './secrets/secret-search';
import { type SessionBody, until } from './simulated';
import { StoredSecrets } from './secrets/stored-secrets';
import { ok, WebhookReceiver } from './deliveries/webhook-receiver';

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
/** Linked by a pairing code. */
const SECOND = '4915700000003';

let folder: string;
let postgres: RunningPostgres;
let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let receiver: WebhookReceiver;
let program: SourceProgram;
/** Output of the processes. */
let printed = '';
const secrets = new SecretSearch();

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

/** Uses every feature that stores secrets, and collects the secrets. */
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
  secrets.note('password', PASSWORD);
  secrets.note('access token', body.accessToken);
  secrets.note('refresh token', /=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '');
  const user = caller(url, { authorization: `Bearer ${body.accessToken}` });
  const key = await once201<{ token: string }>(user, 'POST /v1/api-keys', { name: 'test' });
  secrets.note('API key', key.token);
  const webhook = await once201<{ id: string; secret: string }>(user, 'POST /v1/webhooks', {
    url: receiver.url,
    headers: { Authorization: HEADER_VALUE },
    events: ['message.received', 'session.qr', 'session.status'],
  });
  noteSigning('webhook secret', webhook.secret);
  secrets.note('custom header', HEADER_VALUE);
  await user(`GET /v1/webhooks/${webhook.id}/secret`);
  const rotated = await user<{ secret: string }>(`POST /v1/webhooks/${webhook.id}/secret/rotate`);
  expect(rotated.body.secret).not.toBe(webhook.secret);
  noteSigning('rotated webhook secret', rotated.body.secret);
  // Failed requests are logged.
  await call('POST /v1/auth/login', { ...person, password: `${PASSWORD}!` });
  await call('POST /v1/auth/login', `{"password": "${PASSWORD}`);

  const agency = caller(url, { 'x-api-key': key.token });
  const session = await link(agency);
  const second = await linkByTyping(agency);
  await exchangeMessages(agency, session);
  await writeToGroup(agency, session);
  await StoredSecrets.note(
    secrets,
    postgres.url,
    { masterKey: MASTER_KEY, dataDir: folder },
    { organization: body.organization.id, sessions: [session.id, second.id] },
  );
  secrets.note('master key', Buffer.from(MASTER_KEY, 'hex'));
  await program.stop();
  printed += program.output;

  // The stored credentials are enough to log in again.
  program = await new SourceProgram('main.ts', variables(port)).ready();
  const again = await caller(url, {})<{ accessToken: string }>('POST /v1/auth/login', person);
  await connected(caller(url, { authorization: `Bearer ${again.body.accessToken}` }), session.id);
  await program.stop();
  printed += program.output;
}

/** Responses are stored for repeated requests with the same key. */
async function once201<T>(
  call: Caller,
  route: 'POST /v1/api-keys' | 'POST /v1/webhooks',
  body: object,
): Promise<T> {
  const headers = { 'Idempotency-Key': route.replace(/\W+/g, '-') };
  const answer = await call<T>(route, body, headers);
  expect(answer.status).toBe(201);
  expect((await call<T>(route, body, headers)).body).toEqual(answer.body);
  return answer.body;
}

function noteSigning(name: string, secret: string): void {
  secrets.note(name, secret);
  secrets.note(`bytes of the ${name}`, fromBase64(secret.replace('whsec_', '')));
}

async function link(key: Caller): Promise<SessionBody> {
  await client.createAccount({ phone: NUMBER, name: 'Number' });
  await client.createAccount({ phone: CONTACT, name: 'Contact' });
  const { body: created } = await key<SessionBody>('POST /v1/sessions', { name: 'Bakery' });
  await client.link(NUMBER, async () => {
    const { body } = await key<SessionBody>(`GET /v1/sessions/${created.id}`);
    // The second code is stored before it is shown.
    if (body.qr) secrets.note('secret in the code', fromBase64(body.qr.split(',')[3] ?? ''));
    return body.qr;
  });
  return connected(key, created.id);
}

async function linkByTyping(key: Caller): Promise<SessionBody> {
  await client.createAccount({ phone: SECOND, name: 'Second' });
  const { body: created } = await key<SessionBody>('POST /v1/sessions', { name: 'Second' });
  await until('a code', async () => {
    const { body } = await key<SessionBody>(`GET /v1/sessions/${created.id}`);
    return body.qr;
  });
  const { body } = await key<{ code: string }>(`POST /v1/sessions/${created.id}/pairing-code`, {
    phone: SECOND,
  });
  secrets.note('pairing code', body.code);
  await client.setPasskey(SECOND, { asks: 'code' });
  await client.enterPairingCode(SECOND, body.code);
  await signWithPasskey(key, created.id);
  return connected(key, created.id);
}

/** The account linked by a pairing code also requires its passkey. */
async function signWithPasskey(key: Caller, id: string): Promise<void> {
  const { challenge } = await until('the passkey to be asked for', async () => {
    return (await key<PasskeyView>(`GET /v1/sessions/${id}/passkey`)).body.options;
  });
  const assertion = await client.answerPasskey(SECOND, { challenge });
  secrets.note('challenge', challenge);
  secrets.note('signature of the passkey', assertion.response.signature);
  secrets.note('id of the passkey', assertion.rawId);
  const wrong = { ...assertion, ceremonyId: 'another' };
  expect((await key(`POST /v1/sessions/${id}/passkey/assertion`, wrong)).status).toBe(409);
  expect((await key(`POST /v1/sessions/${id}/passkey/assertion`, assertion)).status).toBe(202);
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
  // Baileys logs a warning with all its data.
  const garbage = { tag: 'enc', attrs: { v: '2', type: 'msg' }, content: randomBytes(60) };
  const from = `${CONTACT}@s.whatsapp.net`;
  const attrs = { id: 'GARBAGE', from, t: '1700000000' };
  await client.sendStanza(NUMBER, { tag: 'message', attrs, content: [garbage] });
  await until('it', () => receiver.received.some(({ raw }) => raw.includes('unsupported')));
}

/** In both directions: keys of members come in, and ours goes out. */
async function writeToGroup(key: Caller, { id }: SessionBody): Promise<void> {
  const members = [CONTACT, NUMBER];
  const { jid } = await client.createGroup({ subject: 'Everybody', members });
  await client.sendMessage(CONTACT, { to: jid, text: 'to all of you' });
  await until('the group', () => receiver.received.some(({ raw }) => raw.includes('to all of')));
  const sent = await key('POST /v1/messages', { sessionId: id, to: jid, text: 'from us to all' });
  expect(sent).toMatchObject({ status: 201 });
  await client.waitForMessage(CONTACT, { text: 'from us to all' });
}

test('no file of the database holds a secret', () => {
  expect(secrets.names).toEqual(
    expect.arrayContaining([
      'noiseKey',
      'signedIdentityKey',
      'advSecretKey',
      'secret in the code',
      'webhook secret',
      'custom header',
      'rotated webhook secret',
      'ratchet 1',
      'chain key of group 1',
      'signing key of group',
      'pairing code',
      'advSecretKey 2',
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
    return secrets.found(bytes).map((name) => `${name} in ${file}`);
  });
  expect(readable).toEqual([]);
  // The search finds unencrypted text: in a table and in the write-ahead log.
  expect(textsSeen).toBeGreaterThan(1);
});

test('no log line of any level holds a secret', () => {
  expect(printed).toMatch(/"level":30,.*Nest application successfully started/);
  expect(printed).toMatch(/"level":40,.*"sessionId":.*"a message could not be decrypted"/);
  expect(printed).toMatch(/"level":40,.*"error":.*"Baileys: failed to decrypt message"/);
  expect(secrets.found(Buffer.from(printed))).toEqual([]);
  // Not even field names of key material: libsignal prints whole sessions.
  expect(printed).not.toMatch(/privKey|rootKey|chainKey|SessionEntry/);
  expect(printed).not.toContain(TEXT);
});

test('the search finds every encoding', () => {
  const secret = secrets.get('noiseKey');
  for (const writing of writings(secret)) {
    expect(secrets.found(Buffer.concat([Buffer.from('x'), writing, Buffer.from('x')]))).toEqual([
      'noiseKey',
    ]);
  }
});
