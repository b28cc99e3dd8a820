import type { AssertionTwist, PasskeyTrouble } from '../src';
import { SoftAuthenticator } from '../src/phone/passkeys/virtual-authenticator';
import { BarePasskey, type Twist } from './bare-passkey';
import { until } from '@whathooks/testing';
import { Simulated } from './simulated';

let simulated: Simulated;
beforeAll(async () => {
  simulated = await Simulated.start();
});
afterAll(() => simulated.close());

/** An account that asks for its passkey, and a client that scanned its code. */
async function asked(trouble: PasskeyTrouble = {}) {
  const phone = await simulated.contact();
  await simulated.client.setPasskey(phone, { asks: 'scan', trouble });
  const socket = simulated.socket();
  const passkey = new BarePasskey(socket);
  // Baileys keeps showing a code that is retired.
  await simulated.client.faults(phone, { refreshAtScan: 0 });
  await simulated.client.scan(phone, await until('a code', () => socket.qr));
  return { phone, socket, passkey };
}

async function attempt(given: {
  trouble?: PasskeyTrouble;
  assertion?: AssertionTwist;
  twist?: Twist;
}) {
  const { phone, socket, passkey } = await asked(given.trouble);
  const assertion = await simulated.client.answerPasskey(
    phone,
    await passkey.options(),
    given.assertion,
  );
  return { phone, socket, proven: passkey.prove(assertion, given.twist) };
}

describe('an account that asks for a passkey', () => {
  it('is linked with a proof, and has nothing to compare', async () => {
    const { phone, socket, proven } = await attempt({});
    await proven;
    await until('the login', () => socket.open);
    expect((await simulated.client.passkey(phone)).ceremony).toMatchObject({
      state: 'linked',
      proof: 'valid',
      code: null,
      acknowledged: ['passkey_prologue_request', 'crsc_continuation'],
    });
  });

  it('is linked without a proof, and shows the code that the client computes', async () => {
    const { phone, socket, proven } = await attempt({ twist: { proof: 'none' } });
    const code = await proven;
    await until('the login', () => socket.open);
    expect(code).toMatch(/^[1-9A-HJ-NP-TV-Z]{4}-[1-9A-HJ-NP-TV-Z]{4}$/);
    expect((await simulated.client.passkey(phone)).ceremony).toMatchObject({ proof: 'none', code });
  });

  it.each(['omitted', 'unparsable'] as const)(
    'tells its options when it is asked for those that came %s, and takes their answer',
    async (options) => {
      const { phone, socket, passkey } = await asked({ options });
      expect(await passkey.given()).toBeNull();
      const told = await passkey.options();
      expect(told).toMatchObject({ rpId: 'whatsapp.com' });
      await passkey.prove(await simulated.client.answerPasskey(phone, told));
      await until('the login', () => socket.open);
    },
  );

  it('refuses the passkey of another account', async () => {
    const other = await simulated.contact();
    const { phone, passkey } = await asked();
    const assertion = await simulated.client.answerPasskey(other, await passkey.options());
    await expect(passkey.prove(assertion)).rejects.toThrow('bad-request');
    expect((await simulated.client.passkey(phone)).ceremony?.error).toContain('no such passkey');
  });

  it('takes a passkey that was made elsewhere', async () => {
    const { phone, socket, passkey } = await asked();
    const elsewhere = new SoftAuthenticator();
    const { id, publicKey } = elsewhere.credential;
    await simulated.client.registerPasskey(phone, {
      id: id.toString('base64url'),
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    });
    await passkey.prove(elsewhere.answer(await passkey.options()));
    await until('the login', () => socket.open);
  });

  it.each<[string, AssertionTwist, RegExp]>([
    ['another challenge', { challenge: 'AAAA' }, /another challenge/],
    ['another page', { origin: 'https://web.whatsapp.com.example' }, /made on/],
    ['another relying party', { rpId: 'example.com' }, /relying party/],
    ['nobody present', { flags: 4 }, /not present/],
    ['nobody verified', { flags: 1 }, /not verified/],
    ['another key', { forged: true }, /signature/],
  ])('refuses an assertion with %s', async (_, assertion, error) => {
    const { phone, proven } = await attempt({ assertion });
    await expect(proven).rejects.toThrow('bad-request');
    expect((await simulated.client.passkey(phone)).ceremony?.error).toMatch(error);
  });

  it.each<[string, Twist, RegExp]>([
    ['a foreign proof', { proof: 'wrong' }, /proof/],
    ['a nonce that it was not committed to', { nonce: Buffer.alloc(32) }, /committed/],
    ['the secret that was scanned', { keepSecret: true }, /new one/],
    ['another kind of device', { deviceType: 2 }, /kind of device/],
  ])('refuses %s', async (_, twist, error) => {
    const { phone, proven } = await attempt({ twist });
    await expect(proven).rejects.toThrow('bad-request');
    expect((await simulated.client.passkey(phone)).ceremony?.error).toMatch(error);
  });

  it.each(['ref', 'prologue', 'nonce', 'request'] as const)('may refuse %s', async (refuse) => {
    const { phone, proven } = await attempt({ trouble: { refuse, refuseWith: 503 } });
    await expect(proven).rejects.toThrow();
    expect((await simulated.client.account(phone)).devices).toEqual([]);
  });

  it('asks after a pairing code, too', async () => {
    const phone = await simulated.contact();
    await simulated.client.setPasskey(phone, { asks: 'code' });
    const socket = simulated.socket();
    const passkey = new BarePasskey(socket);
    await until('its turn', () => socket.qr);
    const code = await socket.socket.requestPairingCode(phone);
    const entered = until('the server to know', () =>
      simulated.client.enterPairingCode(phone, code).then(
        () => true,
        (error: Error) => (/No client waits/.test(error.message) ? false : Promise.reject(error)),
      ),
    );
    await passkey.asked;
    await entered;
    const assertion = await simulated.client.answerPasskey(phone, await passkey.options());
    await passkey.prove(assertion);
    await until('the login', () => socket.open);
  });
});
