import {
  type Assertion,
  type AssertionTwist,
  type PasskeyTrouble,
  SimulatorClient,
  WhatsAppSimulator,
} from '@whathooks/whatsapp-simulator';
import type { PasskeyError, PasskeyStep, SocketOptions } from '../src';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_120_000_000;
const opened: LinkedNumber[] = [];
/** Everything that was logged. */
const logged: string[] = [];
/** What must not be in it. */
const secrets: string[] = [];

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ socket }) => socket.close()));
});
afterAll(() => simulator.close());

const log = (details: object, message: string): void => {
  logged.push(`${message} ${JSON.stringify(details)}`);
};
const logger = { info: log, warn: log };

/** A number whose phone scans the code, and which asks for its passkey then. */
async function scanned(
  trouble: PasskeyTrouble = {},
  options: Partial<SocketOptions> = {},
): Promise<LinkedNumber> {
  phones += 1;
  const number = new LinkedNumber(simulator, String(phones), { logger, ...options });
  opened.push(number);
  await client.createAccount({ phone: number.phone });
  await client.setPasskey(number.phone, { asks: 'always', trouble });
  number.connect();
  await client.link(number.phone, () => number.qr);
  return number;
}

const step = (number: LinkedNumber, state: PasskeyStep['state']): Promise<PasskeyStep> =>
  until(
    () => `${state}; seen ${JSON.stringify([number.events.passkey, number.events.close])}`,
    () => number.events.passkey.find((one) => one.state === state),
  );

/** The answer of the passkey's holder. */
async function signed(number: LinkedNumber, twist?: AssertionTwist): Promise<Assertion> {
  const { options } = await step(number, 'assertion_required');
  const assertion = await client.answerPasskey(number.phone, options ?? { challenge: '' }, twist);
  secrets.push(options?.challenge ?? '', assertion.response.signature, assertion.rawId);
  return assertion;
}

async function answered(number: LinkedNumber): Promise<void> {
  number.socket.answerPasskey(await signed(number));
}

async function isLinked(number: LinkedNumber): Promise<void> {
  expect(await number.next('close')).toMatchObject({ reason: 'restart_required' });
  expect(number.store.contents.credentials).not.toBeNull();
  await number.reconnect();
  expect((await client.account(number.phone)).devices).toMatchObject([{ online: true }]);
}

const ceremony = async (number: LinkedNumber) => (await client.passkey(number.phone)).ceremony;

const refusalOf = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    return (error as PasskeyError).code;
  }
};

describe('an account that asks for its passkey', () => {
  it('is linked by an answer, proven to come from the page that showed the code', async () => {
    const number = await scanned();
    const asked = await step(number, 'assertion_required');
    expect(asked).toMatchObject({ code: null, options: { rpId: 'whatsapp.com' } });
    expect(asked.expiresAt.getTime()).toBeGreaterThan(Date.now() + 590_000);
    const waiting = number.socket.answerPasskey(await signed(number), asked.ceremonyId);
    expect(waiting).toMatchObject({ state: 'waiting', options: null, code: null });
    await isLinked(number);
    expect(await ceremony(number)).toMatchObject({
      state: 'linked',
      proof: 'valid',
      acknowledged: ['passkey_prologue_request', 'crsc_continuation'],
    });
  });

  it('is linked with a proof that holds, though WhatsApp asks three times at once', async () => {
    const number = await scanned({ repeats: 2 });
    await until('three acknowledgements', async () => {
      const { acknowledged } = (await ceremony(number)) ?? { acknowledged: [] };
      return acknowledged.length === 3;
    });
    const { ceremonyId } = number.events.passkey.at(-1) ?? { ceremonyId: '' };
    number.socket.answerPasskey(await signed(number), ceremonyId);
    await isLinked(number);
    expect(await ceremony(number)).toMatchObject({ proof: 'valid' });
  });

  it.each([
    ['always, if so set', { alwaysCompare: true }],
    ['when the proof has expired', { handoffMs: 0 }],
  ])('has a person compare a code %s', async (_, passkey) => {
    const number = await scanned({}, { passkey });
    await answered(number);
    const { code, ceremonyId } = await step(number, 'confirmation_required');
    expect(code).toMatch(/^[1-9A-HJ-NP-TV-Z]{4}-[1-9A-HJ-NP-TV-Z]{4}$/);
    expect(await ceremony(number)).toMatchObject({ state: 'nonce', proof: 'none', code });
    expect(number.events.paired).toEqual([]);
    expect(refusalOf(() => number.socket.confirmPasskey('another'))).toBe('other_ceremony');
    number.socket.confirmPasskey(ceremonyId);
    expect(refusalOf(() => number.socket.confirmPasskey(ceremonyId))).toBe('answered');
    await isLinked(number);
  });

  it('is linked after a pairing code, too', async () => {
    phones += 1;
    const number = new LinkedNumber(simulator, String(phones), { logger });
    opened.push(number);
    await client.createAccount({ phone: number.phone });
    await client.setPasskey(number.phone, { asks: 'code' });
    number.connect();
    const { code } = await number.socket.requestPairingCode(number.phone);
    await client.enterPairingCode(number.phone, code);
    await answered(number);
    await isLinked(number);
    expect(await ceremony(number)).toMatchObject({ proof: 'valid' });
  });

  it('shows no codes meanwhile, and continues when they would have run out', async () => {
    const qrTimeoutMs = 1_000;
    const number = await scanned({}, { qrTimeoutsMs: [qrTimeoutMs] });
    await step(number, 'assertion_required');
    const before = number.events.qr.length;
    const { expiresAt } = number.events.qr.at(-1) ?? { expiresAt: new Date() };
    const end = expiresAt.getTime() + 6 * qrTimeoutMs;
    await until('the end of all codes', () => Date.now() > end, 20_000);
    expect(number.events.qr).toHaveLength(before);
    expect(number.events.close).toEqual([]);
    await answered(number);
    await isLinked(number);
  });

  it.each(['omitted', 'unparsable'] as const)(
    'is asked for options that came %s',
    async (options) => {
      const number = await scanned({ options });
      await answered(number);
      await isLinked(number);
    },
  );

  it.each(['unsolicited', 'twice'] as const)(
    'is linked although the phone continues %s',
    async (continuation) => {
      const number = await scanned({ continuation });
      await answered(number);
      await isLinked(number);
      const { acknowledged } = (await ceremony(number)) ?? { acknowledged: [] };
      expect(acknowledged.filter((type) => type === 'crsc_continuation')).toHaveLength(2);
    },
  );
});

describe('an answer that is not taken', () => {
  it.each<[string, AssertionTwist, string]>([
    ['another challenge', { challenge: 'AAAA' }, 'other_ceremony'],
    ['another page', { origin: 'https://whatsapp.com.example' }, 'invalid'],
    ['another site', { rpId: 'example.com' }, 'invalid'],
    ['nobody there', { flags: 4 }, 'invalid'],
  ])('is one of %s; the next one links', async (_, twist, code) => {
    const number = await scanned();
    const wrong = await signed(number, twist);
    expect(refusalOf(() => number.socket.answerPasskey(wrong))).toBe(code);
    await answered(number);
    await isLinked(number);
  });

  it('is none, cut, of another kind, or greater than any', async () => {
    const number = await scanned();
    const good = await signed(number);
    const { response } = good;
    for (const wrong of [
      null,
      'text',
      [],
      {},
      { ...good, response: undefined },
      { ...good, type: 'password' },
      { ...good, rawId: 'AAAA' },
      { ...good, id: 5, rawId: 5 },
      { ...good, response: { ...response, signature: 'a'.repeat(9_000) } },
      { ...good, response: { ...response, signature: `${response.signature}${'='.repeat(3)}` } },
      { ...good, response: { ...response, signature: `${'='.repeat(8_191)}a` } },
      { ...good, response: { ...response, clientDataJSON: '%%%' } },
      { ...good, response: { ...response, clientDataJSON: 'AAAA' } },
      { ...good, response: { ...response, authenticatorData: 'AAAA' } },
      { ...good, response: { ...response, userHandle: {} } },
    ]) {
      expect([wrong, refusalOf(() => number.socket.answerPasskey(wrong))]).toEqual([
        wrong,
        'invalid',
      ]);
    }
    // What a browser adds is dropped: the simulator refuses any further field.
    const padded = `${response.signature}${'='.repeat((4 - (response.signature.length % 4)) % 4)}`;
    number.socket.answerPasskey({
      ...good,
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response: { ...response, signature: padded, userHandle: undefined },
    });
    await isLinked(number);
  });

  it('comes before, again, under another name, too early, or too late', async () => {
    phones += 1;
    const number = new LinkedNumber(simulator, String(phones));
    opened.push(number);
    number.connect();
    expect(refusalOf(() => number.socket.answerPasskey({}))).toBe('none_pending');
    expect(refusalOf(() => number.socket.confirmPasskey())).toBe('none_pending');
    const asked = await scanned({ continuation: 'never' });
    const good = await signed(asked);
    expect(refusalOf(() => asked.socket.answerPasskey(good, 'another'))).toBe('other_ceremony');
    expect(refusalOf(() => asked.socket.confirmPasskey())).toBe('none_pending');
    asked.socket.answerPasskey(good);
    expect(refusalOf(() => asked.socket.answerPasskey(good))).toBe('answered');
    await asked.socket.close();
    expect(refusalOf(() => asked.socket.answerPasskey(good))).toBe('none_pending');
  });
});

describe('a ceremony that comes to no good end', () => {
  const failure = (number: LinkedNumber, said: RegExp): Promise<void> =>
    number.next('close').then((closed) => {
      expect(closed).toMatchObject({ reason: 'passkey_failed', next: 'on_request' });
      expect(closed.said).toMatch(said);
      expect(number.store.contents.credentials).toBeNull();
    });

  it.each<[PasskeyTrouble, RegExp]>([
    [{ refuse: 'ref' }, /refused \(400 bad-request\) when it was asked for a reference/],
    [{ refuse: 'prologue', refuseWith: 503 }, /refused \(503 bad-request\) when it checked/],
    [{ refuse: 'nonce' }, /refused .* when the code was agreed/],
    [{ refuse: 'request' }, /refused .* when the phone was notified/],
    [{ continuation: 'empty' }, /32 bytes/],
    [{ continuation: 'short_key' }, /32 bytes/],
    [{ continuation: 'short_nonce' }, /32 bytes/],
    [{ drop: 'prologue' }, /dropped meanwhile/],
    [{ drop: 'request' }, /dropped meanwhile/],
    [{ expiresMs: 0 }, /when it checked the passkey/],
  ])('%j', async (trouble, said) => {
    const number = await scanned(trouble);
    await answered(number);
    await failure(number, said);
  });

  it.each<PasskeyTrouble>([
    { continuation: 'never' },
    { neverLinks: true },
    { silent: 'ref' },
    { silent: 'prologue' },
    { silent: 'nonce' },
    { silent: 'request' },
  ])('gives up after a while: %j', async (trouble) => {
    const number = await scanned(trouble, { passkey: { waitMs: 300 } });
    await answered(number);
    await failure(number, /The phone did not go on/);
  });

  it.each<PasskeyTrouble>([
    { options: 'without_challenge' },
    { options: 'omitted', refuse: 'options' },
  ])('cannot be answered at all: %j', async (trouble) => {
    await failure(await scanned(trouble), /challenge/);
  });

  it('ends when nobody signs, and when nobody compares', async () => {
    await failure(await scanned({}, { passkey: { personMs: 200 } }), /Nobody signed/);
    const number = await scanned({}, { passkey: { compareMs: 200, alwaysCompare: true } });
    await answered(number);
    await failure(number, /Nobody compared/);
  });

  it('ends with the connection, before anybody signs', async () => {
    const number = await scanned({ options: 'omitted', drop: 'options' });
    await failure(number, /dropped meanwhile/);
  });
});

it('logs no challenge, no answer of a passkey and no code', () => {
  expect(logged.join('\n')).toContain('passkey');
  expect(secrets.length).toBeGreaterThan(10);
  const found = secrets.filter((secret) => secret && logged.some((line) => line.includes(secret)));
  expect(found).toEqual([]);
});
