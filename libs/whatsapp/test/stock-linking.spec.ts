import { initAuthCreds, makeWASocket, type WASocket } from '@whiskeysockets/baileys';
import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { useServer } from '../src';
import { baileysLogger, SILENT } from '../src/patches/baileys-logger';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

/**
 * Why linking is our own (see ADR 19): what Baileys does without it, where WhatsApp retires the first code
 * that is scanned. When one of these fails, Baileys has learnt it, and `qr-loop.ts` or `typed-codes.ts` may
 * have become superfluous. As long as they pass, neither may go.
 */
let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let socket: WASocket;
let phones = 4_915_120_000_000;
let phone: string;
let codes: string[];
let ended: number | undefined;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({
    port: 0,
    // As `qrTimeout` below: the second code is there soon.
    refLifetimes: { first: 1_000, others: 1_000 },
  });
  client = new SimulatorClient(simulator.controlUrl);
  useServer({ url: simulator.wsUrl, rootKey: simulator.rootKey });
});
beforeEach(async () => {
  phones += 1;
  phone = String(phones);
  codes = [];
  ended = undefined;
  await client.createAccount({ phone });
  const keys = { get: () => Promise.resolve({}), set: () => Promise.resolve() };
  socket = makeWASocket({
    auth: { creds: initAuthCreds(), keys },
    waWebSocketUrl: simulator.wsUrl,
    browser: ['whathooks', 'Chrome', '1.0'],
    qrTimeout: 1_000,
    logger: baileysLogger(SILENT),
  });
  socket.ev.on('connection.update', ({ qr, lastDisconnect }) => {
    if (qr) codes.push(qr);
    const error = lastDisconnect?.error as { output?: { statusCode: number } } | undefined;
    ended ??= error?.output?.statusCode;
  });
  await until('a code', () => codes[0]);
});
afterEach(() => socket.end(undefined));
afterAll(() => simulator.close());

const secretIn = (qr: string | undefined): string | undefined => qr?.split(',')[3];

describe('Baileys alone, where WhatsApp retires the code at the scan', () => {
  it('shows the retired secret in its next codes, too, and none links; ours links', async () => {
    await expect(client.scan(phone, codes[0] ?? '')).rejects.toThrow(/retired/);
    const next = await until('its next code', () => codes[1]);
    expect(secretIn(next)).toBe(secretIn(codes[0]));
    await expect(client.scan(phone, next)).rejects.toThrow(/retired/);
    expect(await client.linking(next)).toMatchObject({
      state: 'waiting',
      // It acknowledges nothing before the login.
      notifications: [{ type: 'companion_reg_refresh', acks: 0 }],
    });
    const number = new LinkedNumber(simulator, phone, { qrTimeoutsMs: [1_000] });
    await number.link(client);
    await number.socket.close();
  });

  it('ends the connection with its last code to scan, while another one waits to be typed', async () => {
    await socket.requestPairingCode(phone);
    expect(await until('the end', () => ended)).toBe(408);
    expect(new Set(codes).size).toBe(6);
  });

  it('hands out a pairing code that WhatsApp has refused', async () => {
    const code = await socket.requestPairingCode(phone);
    expect(code).toMatch(/^[0-9A-Z]{8}$/);
    await until('the question', async () => (await client.linking(codes[0] ?? '')).codes[0]);
    expect((await client.linking(codes[0] ?? '')).codes).toMatchObject([
      { display: 'Chrome (whathooks)' },
    ]);
    await expect(client.enterPairingCode(phone, code)).rejects.toThrow(/No client waits/);
  });
});
