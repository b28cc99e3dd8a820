import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import {
  type ProxyKind,
  SimulatorClient,
  TestProxy,
  WhatsAppSimulator,
} from '@whathooks/whatsapp-simulator';
import { newWaMessageId, userJid } from '../src';
import { ProxyTunnel } from '../src/connection/proxy';
import { TEST_CERTIFICATE, TEST_KEY } from '@whathooks/testing';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

const USER = { name: 'agency', password: 'p@ss:word/1' };
const HERE = ['127.0.0.1'];
const CONTACT = '4915111111111';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_600_000_000;
const proxies: TestProxy[] = [];
const numbers: LinkedNumber[] = [];

const authorities = getCACertificates();

beforeAll(async () => {
  setDefaultCACertificates([...authorities, TEST_CERTIFICATE]);
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
});
afterAll(async () => {
  setDefaultCACertificates(authorities);
  await simulator.close();
});
afterEach(async () => {
  await Promise.all(numbers.splice(0).map((number) => number.socket.close()));
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

async function proxy(kind: ProxyKind, user?: typeof USER): Promise<TestProxy> {
  const tls = { key: TEST_KEY, cert: TEST_CERTIFICATE };
  const started = await TestProxy.start({ kind, tls, ...(user && { user }) });
  proxies.push(started);
  return started;
}

function numberThrough(url: string): LinkedNumber {
  phones += 1;
  const number = new LinkedNumber(simulator, String(phones), {
    proxy: { url, addresses: HERE },
  });
  numbers.push(number);
  return number;
}

const simulatorPort = (): string => new URL(simulator.wsUrl).port;

describe('a number behind a proxy', () => {
  it.each([
    ['http', undefined],
    ['http', USER],
    ['https', USER],
    ['socks5', undefined],
    ['socks5', USER],
  ] as const)('links and talks both ways through it: %s, %j', async (kind, user) => {
    const way = await proxy(kind, user);
    // The certificate is for this name, which leads nowhere but to the address that was checked.
    const number = numberThrough(way.url.replace('localhost', 'receiver.example'));
    await number.link(client);
    await client.sendMessage(CONTACT, { to: number.phone, text: 'through the proxy' });
    await until('the text', () => number.store.texts.includes('through the proxy'));
    const message = { to: userJid(CONTACT), text: 'back', waMessageId: newWaMessageId() };
    await number.send(message);
    await client.waitForMessage(CONTACT, { id: message.waMessageId });
    // One for the link, one for the login after it, and nothing else.
    expect(way.passed).toHaveLength(2);
    for (const passed of way.passed) expect(passed).toMatch(new RegExp(`:${simulatorPort()}$`));
    expect(way.turnedAway).toBe(0);
  });

  it('comes back through it when it was cut', async () => {
    const way = await proxy('socks5', USER);
    const number = numberThrough(way.url);
    await number.link(client);
    way.cut();
    expect(await number.next('close')).toMatchObject({ reason: 'connection_lost' });
    await number.reconnect();
    expect(way.passed).toHaveLength(3);
  });
});

describe('a proxy that does not let through', () => {
  /** Nothing reaches the server around it: nobody knows the number there. */
  async function refused(url: string, addresses = HERE): Promise<string> {
    const number = numberThrough(url);
    const options = { proxy: { url, addresses } };
    Object.assign((number as unknown as { options: object }).options, options);
    number.connect();
    const closed = await number.next('close');
    expect(closed).toMatchObject({ reason: 'proxy_unreachable', next: 'soon', code: null });
    expect(number.events.qr).toEqual([]);
    expect(closed.said).toBe(closed.detail);
    for (const secret of [USER.password, encodeURIComponent(USER.password)])
      expect(closed.detail).not.toContain(secret);
    return closed.detail;
  }

  it.each(['http', 'socks5'] as const)('is down: %s', async (kind) => {
    const way = await proxy(kind, USER);
    const { url } = way;
    await way.close();
    proxies.pop();
    expect(await refused(url)).toMatch(/ECONNREFUSED|could not be used/);
  });

  it.each(['http', 'socks5'] as const)('wants other credentials: %s', async (kind) => {
    const way = await proxy(kind, USER);
    const url = way.url.replace('agency', 'stranger');
    const detail = await refused(url);
    if (kind === 'http') expect(detail).toContain('407');
    expect(way.turnedAway).toBe(1);
    expect(way.passed).toEqual([]);
  });

  it('has a certificate for another name', async () => {
    const way = await proxy('https', USER);
    expect(await refused(way.url.replace('localhost', 'proxy.example'))).toContain('altnames');
    expect(way.passed).toEqual([]);
  });

  it('speaks something else', async () => {
    const other = createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n\r\n'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await refused(`http://127.0.0.1:${port}`);
    await refused(`socks5://127.0.0.1:${port}`);
    other.close();
  });

  it('is connected to at the address that was checked, whatever its name says', async () => {
    const way = await proxy('http');
    const number = numberThrough(`http://proxy.example:${way.port}`);
    await number.link(client);
    expect(way.passed).toHaveLength(2);
  });
});

describe('media of a number behind a proxy', () => {
  it.each(['http', 'socks5'] as const)('go through it: %s', async (kind) => {
    const store = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => response.end(`${request.method} ${Buffer.concat(parts).toString()}`));
    });
    store.listen(0, '127.0.0.1');
    await once(store, 'listening');
    const { port } = store.address() as AddressInfo;
    const way = await proxy(kind, USER);
    const tunnel = new ProxyTunnel({ url: way.url, addresses: HERE });
    const through = { dispatcher: tunnel.dispatcher } as RequestInit;
    const response = await fetch(`http://localhost:${port}/file`, { ...through, method: 'GET' });
    expect(await response.text()).toBe('GET ');
    expect(way.passed).toEqual([`localhost:${port}`]);
    const wrong = new ProxyTunnel({ url: way.url.replace('agency', 'x'), addresses: HERE });
    const dispatcher = { dispatcher: wrong.dispatcher } as RequestInit;
    await expect(fetch(`http://localhost:${port}/file`, dispatcher)).rejects.toThrow();
    expect(wrong.trouble).not.toBeNull();
    expect(way.passed).toHaveLength(1);
    store.closeAllConnections();
    store.close();
  });
});
