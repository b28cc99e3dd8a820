import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import type { Closed } from '../src';
import { CLOSINGS, type ClosingRule } from '../src/connection/close-reason';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;
const warned: string[] = [];

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  number = new LinkedNumber(simulator, '4915500000001', {
    logger: { info: () => undefined, warn: (_, message) => void warned.push(message) },
  });
  await number.link(client);
  await number.socket.close();
});
afterAll(async () => {
  await number.socket.close();
  await simulator.close();
});

/** Ends a connection as a row of the table says, and tells how ours understood it. */
async function ended({ on, code, conflict, cause }: ClosingRule): Promise<Closed> {
  // Where any code, conflict or cause fits, the server sends one that nobody knows.
  if (on === 'failure') {
    await client.faults(number.phone, { refuseLogin: code ?? 599 });
    number.connect();
  } else {
    await client.clearFaults(number.phone);
    await number.reconnect();
    const isAny = code === undefined && conflict === undefined && cause === undefined;
    const what = { code: isAny ? 577 : code, conflict, cause };
    await client.changeConnection(number.phone, {
      action: 'stream-error',
      ...(what.code !== undefined && { code: what.code }),
      ...(conflict !== undefined && { conflict }),
      ...(cause !== undefined && { cause }),
    });
  }
  const closed = await number.next('close');
  await number.socket.close();
  return closed;
}

const nameOf = ({ on, code, conflict, cause }: ClosingRule): string =>
  [on, code, conflict, cause].filter((part) => part !== undefined).join(' ');

describe('a connection that the server ends', () => {
  it.each(CLOSINGS.map((rule) => [nameOf(rule), rule] as const))(
    'by %s is understood as the table says',
    async (_, rule) => {
      warned.length = 0;
      const { reason, next, isOurFault = false } = rule;
      expect(await ended(rule)).toMatchObject({ reason, next, isOurFault });
      expect(warned.includes('WhatsApp objects to what was sent')).toBe(isOurFault);
    },
  );

  it.each([
    ['stream-end', 'connection_lost', 'soon'],
    ['drop', 'connection_lost', 'soon'],
    ['conflict', 'replaced', 'on_request'],
    ['downgrade', 'refused', 'on_request'],
  ] as const)('with %s is understood, too', async (action, reason, next) => {
    await client.clearFaults(number.phone);
    await number.reconnect();
    await client.changeConnection(number.phone, { action });
    expect(await number.next('close')).toMatchObject({ reason, next });
    await number.socket.close();
  });

  it('for want of an acknowledgement names the stanza, and loses nothing', async () => {
    await client.clearFaults(number.phone);
    await client.createAccount({ phone: '4915500000002', name: 'Jane' });
    await number.reconnect();
    await client.changeConnection(number.phone, { action: 'stream-error', cause: 'ack' });
    const { detail } = await number.next('close');
    expect(detail).toBe('Stream Errored (ack): message UNACKNOWLEDGED');
    await number.socket.close();
    await client.sendMessage('4915500000002', { to: number.phone, text: 'meanwhile' });
    await number.reconnect();
    await until('the text', () => number.store.texts.includes('meanwhile'));
  });
});
