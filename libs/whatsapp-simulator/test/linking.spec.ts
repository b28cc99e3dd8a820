import { until } from '@whathooks/testing';
import { Simulated } from './simulated';

let simulated: Simulated;
beforeAll(async () => {
  simulated = await Simulated.start({ refLifetimes: { first: 400, others: 400 } });
});
afterAll(() => simulated.close());

describe('linking by QR code', () => {
  it('refuses a code that has expired', async () => {
    const phone = await simulated.contact();
    const socket = simulated.socket();
    const qr = await until('a code', () => socket.qr);
    // Too early it would be taken: its phone refuses until the server has gone on.
    await simulated.client.faults({ phone, refuseNewDevices: true });
    await until('the code to expire', () =>
      simulated.client.scan(phone, qr).catch((error: Error) => /expired/.test(error.message)),
    );
  });

  it.each([
    ['no code at all', 'hello', /not the text of a linking QR code/],
    ['one that nobody waits for', `https://wa.me/settings/linked_devices#2@x,a,b,c,1`, /used/],
  ])('refuses %s', async (_, qr, reason) => {
    const phone = await simulated.contact();
    await expect(simulated.client.scan(phone, qr)).rejects.toThrow(reason);
  });

  it('refuses a code with the keys of another client', async () => {
    const phone = await simulated.contact();
    const [one, other] = [simulated.socket(), simulated.socket()];
    const mine = (await until('a code', () => one.qr)).split(',');
    const foreign = (await until('a code', () => other.qr)).split(',');
    const mixed = [mine[0], ...foreign.slice(1)].join(',');
    await expect(simulated.client.scan(phone, mixed)).rejects.toThrow(/another client|expired/);
  });

  it('lets a phone refuse new devices', async () => {
    const phone = await simulated.contact();
    await simulated.client.faults({ phone, refuseNewDevices: true });
    const socket = simulated.socket();
    const qr = await until('a code', () => socket.qr);
    await expect(simulated.client.scan(phone, qr)).rejects.toThrow(/refuses to link/);
  });

  it('is not for numbers that are not on WhatsApp', async () => {
    const phone = await simulated.contact({ registered: false });
    const socket = simulated.socket();
    const qr = await until('a code', () => socket.qr);
    await expect(simulated.client.scan(phone, qr)).rejects.toThrow(/not on WhatsApp/);
  });
});

describe('linking by pairing code', () => {
  it('links the client that shows the code', async () => {
    const phone = await simulated.contact();
    const socket = simulated.socket();
    await until('its turn', () => socket.qr);
    const code = await socket.socket.requestPairingCode(phone);
    await until('the server to know', () =>
      simulated.client.enterPairingCode(phone, code).then(
        () => true,
        (error: Error) => {
          if (/No client waits/.test(error.message)) return false;
          throw error;
        },
      ),
    );
    await until('the login', () => socket.open);
    expect((await simulated.client.account(phone)).devices).toMatchObject([{ online: true }]);
  });

  it('refuses a wrong code', async () => {
    const phone = await simulated.contact();
    const socket = simulated.socket();
    await until('its turn', () => socket.qr);
    await socket.socket.requestPairingCode(phone, 'ABCD1234');
    await until('a refusal', () =>
      simulated.client.enterPairingCode(phone, 'ZZZZ9999').then(
        () => Promise.reject(new Error('a wrong code was taken')),
        (error: Error) => /not the one/.test(error.message),
      ),
    );
    expect((await simulated.client.account(phone)).devices).toEqual([]);
  });
});
