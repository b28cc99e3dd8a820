import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { until } from '@whathooks/testing';
import { fileOf } from '../src';
import type { ReuploadRequest } from '../src/api/media';
import { LinkedNumber } from './linked-number';

/** The phone may take so long, in ms. */
const SHORT = { uploadAgainMs: 300 };
const PATIENT = { uploadAgainMs: 60_000 };
const CONTACT = '4915160000902';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
});
afterAll(() => simulator.close());

/** A number that has received a file, and what it asks its phone for. */
async function withFile(
  phone: string,
  options: { uploadAgainMs: number },
): Promise<{ number: LinkedNumber; request: ReuploadRequest }> {
  const number = new LinkedNumber(simulator, phone, options);
  await number.link(client);
  const file = { kind: 'image', mimeType: 'image/jpeg', bytes: Buffer.from('a picture') } as const;
  const { id } = await client.media.send(CONTACT, { ...file, to: phone });
  const received = await until('the message', () => number.store.received(id));
  const mediaKey = fileOf(received.bytes, false)?.media.remote?.mediaKey ?? new Uint8Array();
  const { chat, author } = received;
  return { number, request: { waMessageId: id, chat, author, fromMe: false, mediaKey } };
}

it('a phone that does not answer in time is waited for no longer, and may be asked again', async () => {
  const phone = '4915160000901';
  const { number, request } = await withFile(phone, SHORT);
  await client.media.faults({ phone }, { reupload: 'silent' });
  expect(await number.socket.askForUpload(request)).toEqual({ outcome: 'unanswered' });
  await client.media.clearFaults({ phone });
  expect(await number.socket.askForUpload(request)).toMatchObject({ outcome: 'uploaded' });
  await number.socket.close();
});

it('nobody waits for the phone when the connection has ended', async () => {
  const phone = '4915160000903';
  const { number, request } = await withFile(phone, PATIENT);
  await client.media.faults({ phone }, { reupload: 'silent' });
  const asked = [number.socket.askForUpload(request), number.socket.askForUpload(request)];
  await number.socket.close();
  expect(await Promise.all(asked)).toEqual([{ outcome: 'unanswered' }, { outcome: 'unanswered' }]);
  expect(await number.socket.askForUpload(request)).toEqual({ outcome: 'unanswered' });
});

describe('our phone finds the message of a file', () => {
  const phone = '4915160000904';
  const lid = '4915160000905';
  let number: LinkedNumber;
  let group: string;
  beforeAll(async () => {
    await client.createAccount({ phone: lid, name: 'John', addressing: 'lid' });
    number = new LinkedNumber(simulator, phone, PATIENT);
    await number.link(client);
    const members = [CONTACT, lid, phone];
    group = (await client.createGroup({ subject: 'Family', members })).jid;
  });
  afterAll(() => number.socket.close());

  /** A file that was written, and what its message is named by. */
  async function written(from: string, to: string): Promise<ReuploadRequest> {
    const file = { kind: 'image', mimeType: 'image/jpeg', bytes: Buffer.from(to + from) } as const;
    const { id } = await client.media.send(from, { ...file, to });
    const { chat, author, fromMe, bytes } = await until('the message', () =>
      number.store.received(id),
    );
    const mediaKey = fileOf(bytes, fromMe)?.media.remote?.mediaKey ?? new Uint8Array();
    return { waMessageId: id, chat, author, fromMe, mediaKey };
  }

  it.each<[string, string, () => string]>([
    ['of a member of a group', CONTACT, () => group],
    ['of a member of a group who is named by a LID', lid, () => group],
    ['in the chat of a LID', lid, () => phone],
    ['of our own in a group', phone, () => group],
    ['of our own to somebody', phone, () => CONTACT],
    ['of our own to a LID', phone, () => lid],
  ])('%s', async (_name, from, to) => {
    const request = await written(from, to());
    expect(request.fromMe).toBe(from === phone);
    expect(await number.socket.askForUpload(request)).toMatchObject({ outcome: 'uploaded' });
  });

  it('and no message of somebody else in the group', async () => {
    const request = await written(CONTACT, group);
    const author = `${lid}@s.whatsapp.net`;
    expect(await number.socket.askForUpload({ ...request, author })).toEqual({
      outcome: 'not_found',
    });
  });
});
