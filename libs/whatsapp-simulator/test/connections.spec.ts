import { until } from '@whathooks/testing';
import { Simulated } from './simulated';

let simulated: Simulated;
beforeAll(async () => {
  simulated = await Simulated.start();
});
afterAll(() => simulated.close());

const devices = async (phone: string) => (await simulated.client.account(phone)).devices;

describe('a line', () => {
  it.each([
    ['drops', { action: 'drop' }, 428],
    ['is taken over', { action: 'conflict' }, 440],
    ['is closed by the server', { action: 'stream-error', code: 503 }, 503],
  ] as const)('%s', async (_, action, code) => {
    const { socket, phone } = await simulated.linked();
    await simulated.client.changeConnection(phone, action);
    await until('the end', () => socket.closes.at(-1) === code);
    await until('the server to know', async () => !(await devices(phone))[0]?.online);
    await socket.reconnect();
  });

  it('belongs to the last socket with the same credentials', async () => {
    const { socket, phone } = await simulated.linked();
    const twin = simulated.socket();
    await until('its turn', () => twin.qr);
    await twin.end();
    twin.auth = socket.auth;
    await twin.reconnect();
    await until('the first to go', () => socket.closes.at(-1) === 440);
    expect(await devices(phone)).toMatchObject([{ online: true }]);
    expect(twin.open).toBe(true);
  });

  it('that is half-open neither hears nor answers, and continues where it was', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.changeConnection(phone, { action: 'half-open' });
    await simulated.client.sendMessage(contact, { to: phone, text: 'into the silence' });
    const answered = jest.fn();
    const asked = socket.socket.onWhatsApp(contact).then(answered);
    // Another number's whole conversation passes while this one hears nothing.
    const other = await simulated.linked();
    await simulated.client.sendMessage(contact, { to: other.phone, text: 'over here' });
    await until('the other', () => other.socket.texts.includes('over here'));
    expect(answered).not.toHaveBeenCalled();
    expect(socket.texts).toEqual([]);
    expect(socket.open).toBe(true);
    await simulated.client.changeConnection(phone, { action: 'restore' });
    await asked;
    await until('the message', () => socket.texts.includes('into the silence'));
    await until('the receipt', () => simulated.isSettled(phone));
    expect(socket.closes).toEqual([515]);
  });
});

describe('a login', () => {
  it('is refused on purpose, until it is not', async () => {
    const { socket, phone } = await simulated.linked();
    await simulated.client.faults(phone, { refuseLogin: 503 });
    await simulated.client.changeConnection(phone, { action: 'drop' });
    await until('the end', () => socket.closes.length === 2);
    socket.connect();
    await until('the refusal', () => socket.closes.at(-1) === 503);
    await simulated.client.clearFaults(phone);
    await socket.reconnect();
  });

  it('is refused to a device that the phone has unlinked', async () => {
    const { socket, phone } = await simulated.linked();
    await simulated.client.unlink(phone);
    await until('the end', () => socket.closes.at(-1) === 401);
    expect(await devices(phone)).toEqual([]);
    socket.connect();
    await until('the refusal', () => socket.closes.length === 3);
    expect(socket.closes).toEqual([515, 401, 401]);
  });
});

it('a phone unlinks one device of several', async () => {
  const { phone } = await simulated.linked();
  const second = await simulated.socket().link(simulated.client, phone);
  await simulated.client.unlink(phone, 1);
  expect(await devices(phone)).toMatchObject([{ id: 2, online: true }]);
  expect(second.open).toBe(true);
});

it('a client that logs out disappears from the phone', async () => {
  const { socket, phone } = await simulated.linked();
  await socket.socket.logout();
  await until('the phone to know', async () => (await devices(phone)).length === 0);
});
