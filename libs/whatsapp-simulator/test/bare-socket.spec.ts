import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';
import { quietLibsignal, SimulatorClient, WhatsAppSimulator } from '../src';
import { until } from '@whathooks/testing';
import { BareSocket } from './bare-socket';

const NUMBER = '15557654321';
const CONTACT = '15551234567';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let socket: BareSocket;

beforeAll(async () => {
  quietLibsignal();
  simulator = await WhatsAppSimulator.start({ port: 0 });
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(simulator.rootKey, 'hex');
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: NUMBER, name: 'Bakery' });
  await client.createAccount({ phone: CONTACT, name: 'Jane Doe' });
  socket = new BareSocket(simulator.wsUrl);
});
afterAll(async () => {
  await socket.end();
  await simulator.close();
});

describe('a bare Baileys socket', () => {
  it('is linked by scanning its code, as long as WhatsApp does not retire it', async () => {
    await client.faults(NUMBER, { refreshAtScan: 0 });
    const qr = await until('a code', () => socket.qr);
    await client.scan(NUMBER, qr);
    await until('the login after linking', () => socket.open);
    expect(socket.closes).toEqual([515]);
    const { devices } = await client.account(NUMBER);
    expect(devices).toMatchObject([
      {
        id: 1,
        online: true,
        jid: `${NUMBER}:1@s.whatsapp.net`,
        platform: 'CHROME',
        deviceName: 'Mac OS',
      },
    ]);
    await expect(client.scan(NUMBER, qr)).rejects.toThrow(/used/);
  });

  it('receives what a contact writes, and settles it', async () => {
    const { id } = await client.sendMessage(CONTACT, { to: NUMBER, text: 'Hi there!' });
    await until('the message', () => socket.texts.includes('Hi there!'));
    const message = socket.received.find(({ key }) => key.id === id);
    expect(message?.key.remoteJid).toBe(`${CONTACT}@s.whatsapp.net`);
    expect(message?.pushName).toBe('Jane Doe');
    await until(
      'the receipt',
      async () => (await client.account(NUMBER)).devices[0]?.unsettled === 0,
    );
    expect((await client.account(NUMBER)).stats).toMatchObject({ nacks: 0, retries: 0 });
  });

  it('sends what the contact decrypts, and hears of delivery and reading', async () => {
    const [known] = (await socket.socket.onWhatsApp(CONTACT)) ?? [];
    expect(known).toMatchObject({ exists: true, jid: `${CONTACT}@s.whatsapp.net` });
    const id = await socket.send(`${CONTACT}@s.whatsapp.net`, 'Fresh bread at 8');
    const seen = await client.waitForMessage(CONTACT, { id });
    expect(seen).toMatchObject({ text: 'Fresh bread at 8', from: NUMBER, deliveries: 1 });
    const own = await client.messages(NUMBER, { with: CONTACT });
    expect(own.map(({ text }) => text)).toEqual(['Hi there!', 'Fresh bread at 8']);
    const delivered = await until('the delivery', () => socket.find('receipt', id));
    expect(delivered.attrs).toMatchObject({ from: `${CONTACT}@s.whatsapp.net` });
    await client.markRead(CONTACT, { from: NUMBER, ids: [id] });
    await until('the read receipt', () => socket.find('receipt', id, 'read'));
    expect((await client.messages(NUMBER)).at(-1)).toMatchObject({ id, status: 'read' });
  });

  it('learns that a number is not on WhatsApp', async () => {
    expect(await socket.socket.onWhatsApp('15550000000')).toEqual([]);
  });
});
