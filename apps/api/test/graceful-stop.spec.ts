import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { caller, type Caller, TEST_MASTER_KEY, type TestOrganization } from './harness';
import { SourceProgram } from './processes/program';
import { type MessageBody, newPhone, type Page, type SessionBody, SimulatedApp } from './simulated';
import { freePort, until } from '@whathooks/testing';
import { ok, WebhookReceiver } from './deliveries/webhook-receiver';

/* What a stop leaves behind while everything is in flight. */

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let phone: string;
let receiver: WebhookReceiver;
let folder: string;
const programs: SourceProgram[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whathooks-stop-'));
  world = await SimulatedApp.start();
  receiver = await WebhookReceiver.start();
  agency = await world.app.organization();
  phone = newPhone();
  session = await world.linked(agency, phone);
  await world.app.stop();
});
afterAll(async () => {
  for (const program of programs) await program.stop();
  await receiver.stop();
  await world.app.database.drop();
  await world.simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  program: SourceProgram;
  url: string;
  as: Caller;
}

/** Free sessions are not searched for a minute: only those claimed at the start run. */
async function start(): Promise<Running> {
  const port = await freePort();
  const program = new SourceProgram('main.ts', {
    DATABASE_URL: world.app.database.url,
    DATA_DIR: folder,
    PORT: String(port),
    MASTER_KEY: TEST_MASTER_KEY,
    LOG_LEVEL: 'warn',
    SESSION_LEASE_S: '300',
    ALLOW_PRIVATE_WEBHOOKS: 'true',
    WHATSAPP_WS_URL: world.simulator.wsUrl,
    WHATSAPP_ROOT_KEY: world.simulator.rootKey,
  });
  programs.push(program);
  await program.ready();
  const url = `http://127.0.0.1:${port}`;
  return { program, url, as: caller(url, { 'x-api-key': agency.apiKey }) };
}

const connected = ({ as }: Running): Promise<boolean> =>
  until('the number to be connected', async () => {
    const { body } = await as<SessionBody>(`GET /v1/sessions/${session.id}`);
    return body.status === 'CONNECTED';
  });

/** What is logged from the signal on, at level `warn`. */
async function printedByStop({ program }: Running): Promise<string> {
  const before = program.output.length;
  await program.stop();
  return program.output.slice(before);
}

async function freeLeases(): Promise<boolean[]> {
  const client = new Client({ connectionString: world.app.database.url });
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>(
    'SELECT expires_at < now() AS free FROM session_leases',
  );
  await client.end();
  return rows.map(({ free }) => free);
}

test('stopping during a message, a delivery and a live stream logs no warning, and releases the session', async () => {
  const first = await start();
  await connected(first);
  const asUser = caller(first.url, { authorization: `Bearer ${agency.jwt}` });
  const contact = newPhone();
  await world.client.createAccount({ phone: contact, name: 'Jane' });
  await world.client.faults(phone, { withholdAcks: true });
  receiver.answer = () => undefined;
  await asUser('POST /v1/webhooks', { url: receiver.url, events: ['message.received'] });
  const live = await fetch(`${first.url}/v1/live`, {
    headers: { authorization: `Bearer ${agency.jwt}` },
  });
  const streamed = live.text().catch(() => '');
  const message = { sessionId: session.id, to: contact, text: 'under way' };
  const sending = first.as<MessageBody>('POST /v1/messages', message, { 'idempotency-key': 'one' });
  await world.client.waitForMessage(contact, { text: 'under way' });
  await world.client.sendMessage(contact, { to: phone, text: 'hello' });
  await receiver.until(1);

  expect(await printedByStop(first)).toBe('');
  expect(await first.program.exitCode()).toBe(0);
  expect(await sending).toMatchObject({ status: 202, body: { status: 'pending' } });
  await streamed;
  expect(await freeLeases()).toEqual([true]);

  await world.client.clearFaults(phone);
  receiver.answer = ok;
  const second = await start();
  await connected(second);
  await until('the message to be acknowledged', async () => {
    const { body } = await second.as<Page<MessageBody>>('GET /v1/messages?direction=outbound');
    return body.data.every(({ status }) => status === 'sent' || status === 'delivered');
  });
  const seen = await world.client.messages(contact);
  expect(seen.map(({ text, deliveries }) => [text, deliveries])).toContainEqual(['under way', 1]);
  await receiver.until(2);
  expect(await printedByStop(second)).toBe('');
});
