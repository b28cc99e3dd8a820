import { type Faults, SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { PairingRefused, type SocketOptions } from '../src';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_110_000_000;
const opened: LinkedNumber[] = [];

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ socket }) => socket.close()));
  await client.clearFaults();
});
afterAll(() => simulator.close());

/** A number that shows a code, and a phone that has not scanned it. */
async function waiting(
  faults: Partial<Faults> = {},
  options: Partial<SocketOptions> = {},
): Promise<LinkedNumber> {
  phones += 1;
  const number = new LinkedNumber(simulator, String(phones), options);
  opened.push(number);
  await client.createAccount({ phone: number.phone });
  await client.faults(number.phone, faults);
  number.connect();
  await number.next('qr');
  return number;
}

/** Ref and secret of each code that was shown, in order. */
const shown = (number: LinkedNumber): { ref: string; secret: string }[] =>
  number.events.qr.map(({ qr }) => {
    const [ref = '', , , secret = ''] = qr.split('#')[1]?.split(',') ?? [];
    return { ref, secret };
  });

/** What the server sent the client that shows a code, and how often each was acknowledged. */
async function notified(number: LinkedNumber): Promise<[child: string, acks: number][]> {
  const { notifications, strayAcks } = await client.linking(number.qr ?? '');
  expect(strayAcks).toBe(0);
  return notifications.map(({ child, acks }) => [child, acks]);
}

const scan = (number: LinkedNumber): Promise<void> => client.scan(number.phone, number.qr ?? '');

async function isLinked(number: LinkedNumber): Promise<void> {
  expect(await number.next('close')).toMatchObject({ reason: 'restart_required' });
  await number.reconnect();
  expect((await client.account(number.phone)).devices).toMatchObject([{ online: true }]);
}

describe('a code that is scanned', () => {
  it.each(['companion_reg_refresh', 'pair-device-rotate-qr'] as const)(
    'and retired by %s is shown again with another secret, which links',
    async (refreshName) => {
      const number = await waiting({ refreshName });
      expect(number.events.qr).toMatchObject([{ scanAgain: false }]);
      await expect(scan(number)).rejects.toThrow(/Couldn’t link device/);
      await until('another code', () => number.events.qr[1]);
      const [first, second] = shown(number);
      expect(second?.ref).toBe(first?.ref);
      expect(second?.secret).not.toBe(first?.secret);
      // The time of the ref is not begun anew.
      const [before, after] = number.events.qr;
      expect(after).toEqual({
        qr: expect.any(String),
        expiresAt: before?.expiresAt,
        scanAgain: true,
      });
      expect(await notified(number)).toEqual([[refreshName, 1]]);
      await expect(client.scan(number.phone, before?.qr ?? '')).rejects.toThrow(/retired/);
      await scan(number);
      await isLinked(number);
    },
  );

  it('links at once where WhatsApp does not retire it', async () => {
    const number = await waiting({ refreshAtScan: 0 });
    await scan(number);
    await isLinked(number);
  });

  it('links with the secret it has where the notification says something unknown', async () => {
    const number = await waiting({ refreshName: 'unknown' });
    await scan(number);
    expect(await number.next('close')).toMatchObject({ reason: 'restart_required' });
    expect(await notified(number)).toEqual([['companion_reg_unknown', 1]]);
    expect(number.events.qr).toHaveLength(1);
    await number.reconnect();
  });

  it('can be retired several times before one links', async () => {
    const number = await waiting({ refreshAtScan: 3 });
    await client.link(number.phone, () => number.qr);
    expect(new Set(shown(number).map(({ secret }) => secret)).size).toBe(4);
    await isLinked(number);
  });
});

describe('a notification that retires the code', () => {
  it('is acknowledged when the new secret is durable, and the code is shown after that', async () => {
    const number = await waiting();
    const durable = Promise.withResolvers<void>();
    let committing = false;
    number.store.beforeCommit = () => {
      committing = true;
      return durable.promise;
    };
    await expect(scan(number)).rejects.toThrow(/retired/);
    await until('the commit', () => committing);
    // The server answers this after everything that came before it.
    await expect(scan(number)).rejects.toThrow(/retired/);
    expect(number.events.qr).toHaveLength(1);
    expect(await notified(number)).toEqual([['companion_reg_refresh', 0]]);
    durable.resolve();
    await until('another code', () => number.events.qr[1]);
    await until('the ack', async () => (await notified(number))[0]?.[1] === 1);
  });

  it('whose secret cannot be stored is not acknowledged, and the connection ends', async () => {
    const number = await waiting();
    number.store.beforeCommit = () => Promise.reject(new Error('the disk is full'));
    await expect(scan(number)).rejects.toThrow(/retired/);
    expect(await number.next('close')).toMatchObject({ reason: 'commit_failed' });
    expect(number.events.qr).toHaveLength(1);
    expect(await notified(number)).toEqual([['companion_reg_refresh', 0]]);
  });

  it('leaves a device that continues with its keys and the new secret after a crash', async () => {
    const number = await waiting();
    await expect(scan(number)).rejects.toThrow(/retired/);
    await until('another code', () => number.events.qr[1]);
    const [, last] = number.events.qr.map(({ qr }) => qr.split(',').slice(1));
    await number.socket.close();
    number.connect();
    const { qr, scanAgain } = await number.next('qr');
    expect(qr.split(',').slice(1)).toEqual(last);
    expect(scanAgain).toBe(false);
    await client.link(number.phone, () => number.qr);
    await isLinked(number);
    // A device that is linked no longer waits.
    expect([...number.store.contents.keys.keys()]).not.toContain('linking/device');
  });

  it('can come fifty times in a row: all are acknowledged, and the last code links', async () => {
    const number = await waiting({ refreshAtScan: 0 });
    await client.refresh(await client.linking(number.qr ?? ''), { count: 50 });
    await until('the acks', async () => (await notified(number)).every(([, acks]) => acks === 1));
    expect(await notified(number)).toHaveLength(50);
    const secrets = shown(number).map(({ secret }) => secret);
    expect(secrets.length).toBeGreaterThan(1);
    expect(new Set(secrets).size).toBe(secrets.length);
    await scan(number);
    await isLinked(number);
  });

  it('renews the code that is shown when it comes, and no other', async () => {
    // The fifth stays for as long as it is needed.
    const number = await waiting({}, { qrTimeoutsMs: [5, 5, 5, 5, 60_000] });
    const fifth = await until('the fifth code', () => shown(number)[4]);
    await client.refresh(await client.linking(number.qr ?? ''));
    const again = await until('the refreshed one', () => shown(number)[5]);
    expect(again.ref).toBe(fifth.ref);
    expect(again.secret).not.toBe(fifth.secret);
    expect(new Set(shown(number).map(({ ref }) => ref)).size).toBe(5);
    // Its time runs on: a notification does not extend it.
    const [before, after] = number.events.qr.slice(4);
    expect(after?.expiresAt).toEqual(before?.expiresAt);
  });

  it('spares a code that waits to be typed', async () => {
    const number = await waiting();
    const { code } = await number.socket.requestPairingCode(number.phone);
    await client.refresh(await client.linking(number.qr ?? ''));
    await until('another code to scan', () => number.events.qr[1]);
    await client.enterPairingCode(number.phone, code);
    await isLinked(number);
  });
});

describe('linking', () => {
  it('commits the credentials before it asks for a new connection', async () => {
    const number = await waiting();
    const { expiresAt } = await number.next('qr');
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 50_000);
    expect(number.store.contents.credentials).toBeNull();
    await client.link(number.phone, () => number.qr);
    expect(await number.next('close')).toMatchObject({ reason: 'restart_required' });
    expect(number.events.paired).toMatchObject([{ phone: number.phone }]);
    expect(number.store.contents.credentials).not.toBeNull();
    await number.reconnect();
    expect(number.events.open).toMatchObject([{ phone: number.phone }]);
    expect((await client.account(number.phone)).devices).toMatchObject([
      { name: 'whathooks', online: true },
    ]);
  });

  it('ends with qr_timeout when nobody scans', async () => {
    const number = await waiting({}, { qrTimeoutsMs: [20] });
    expect(await number.next('close')).toMatchObject({ reason: 'qr_timeout', next: 'on_request' });
    expect(new Set(shown(number).map(({ ref }) => ref)).size).toBe(6);
    expect(new Set(shown(number).map(({ secret }) => secret)).size).toBe(1);
  });

  it('by a code that is typed works after the codes to scan have run out', async () => {
    // Time to ask for a code to type; then the codes to scan run out at once.
    const number = await waiting({}, { qrTimeoutsMs: [5_000, 1] });
    const { code } = await number.socket.requestPairingCode(number.phone);
    await until('the last code', () => number.events.qr[5]);
    const { expiresAt } = number.events.qr[5] ?? {};
    await until('its end', () => Date.now() > Number(expiresAt) + 100);
    await client.enterPairingCode(number.phone, code);
    await isLinked(number);
  });

  it('is ended by the server when it takes too long', async () => {
    await client.faults({ unlinkedStreamMs: 200 });
    const number = await waiting();
    expect(await number.next('close')).toMatchObject({
      reason: 'connection_lost',
      next: 'soon',
      detail: 'Connection Terminated by Server',
    });
  });
});

/** What WhatsApp heard of the codes that a client wants to be typed. */
const asked = async (number: LinkedNumber) => client.linking(number.qr ?? '');

describe('a code that is typed', () => {
  it('is handed out when WhatsApp has taken it, and links', async () => {
    const number = await waiting();
    const before = Date.now();
    const given = await number.socket.requestPairingCode(number.phone);
    expect(given).toEqual({
      phone: number.phone,
      code: expect.stringMatching(/^[0-9A-Z]{8}$/) as unknown,
      expiresAt: expect.any(Date) as unknown,
    });
    expect(given.expiresAt.getTime() - before).toBeGreaterThan(170_000);
    expect((await asked(number)).codes).toEqual([
      { phone: number.phone, display: 'Chrome (Mac OS)', platformId: '1', nonce: '00' },
    ]);
    await client.enterPairingCode(number.phone, given.code);
    expect((await asked(number)).strayAcks).toBe(0);
    await isLinked(number);
  });

  it.each([
    ['WhatsApp refuses it', { throttleCodes: true }, { why: 'refused', said: '400 bad-request' }],
    ['WhatsApp does not answer', { withholdCodes: true }, { why: 'unanswered' }],
  ])('is none where %s', async (_, faults, refusal) => {
    const number = await waiting(faults);
    const refused = number.socket.requestPairingCode(number.phone);
    await expect(refused).rejects.toBeInstanceOf(PairingRefused);
    await expect(refused).rejects.toMatchObject(refusal);
    // The device can be linked all the same, and does not take itself for one that is.
    await client.faults(number.phone, { throttleCodes: false, withholdCodes: false });
    const { code } = await number.socket.requestPairingCode(number.phone);
    await client.enterPairingCode(number.phone, code);
    await isLinked(number);
  });

  it.each(['incompleteCodeNotice', 'foreignCodeNotice'] as const)(
    'links although %s comes before the right notification',
    async (fault) => {
      const number = await waiting({ [fault]: true });
      const { code } = await number.socket.requestPairingCode(number.phone);
      await client.enterPairingCode(number.phone, code);
      const { notifications, finishes } = await asked(number);
      expect(notifications.map(({ acks }) => acks)).toEqual([1, 1]);
      expect(finishes).toBe(1);
      await isLinked(number);
    },
  );

  it('that is mistyped can be typed again, three times in all', async () => {
    const number = await waiting();
    const { code } = await number.socket.requestPairingCode(number.phone);
    const wrong = code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA';
    for (let time = 0; time < 2; time += 1) {
      await expect(client.enterPairingCode(number.phone, wrong)).rejects.toThrow(/not the one/);
    }
    await client.enterPairingCode(number.phone, code);
    await isLinked(number);
  });

  it('is renewed when WhatsApp retires it; the new one links, the old one does not', async () => {
    const number = await waiting();
    const first = await number.socket.requestPairingCode(number.phone);
    await client.refreshPairingCode(number.phone);
    const { code: second, refused } = await number.next('pairingCode');
    expect(refused).toBe(false);
    expect(second).toMatchObject({ phone: number.phone });
    expect(second?.code).not.toBe(first.code);
    await expect(client.enterPairingCode(number.phone, first.code)).rejects.toThrow(/not the one/);
    await client.enterPairingCode(number.phone, second?.code ?? '');
    await isLinked(number);
  });

  it('waits for a person where WhatsApp wants that, and where it refuses another code', async () => {
    const number = await waiting();
    await number.socket.requestPairingCode(number.phone);
    await client.refreshPairingCode(number.phone, { force: true });
    expect(await number.next('pairingCode')).toEqual({ code: null, refused: false });
    await number.socket.requestPairingCode(number.phone);
    await client.faults(number.phone, { throttleCodes: true });
    await client.refreshPairingCode(number.phone);
    await until('the refusal', () => number.events.pairingCode[1]);
    expect(number.events.pairingCode[1]).toEqual({ code: null, refused: true });
    expect((await asked(number)).codes).toHaveLength(3);
  });

  it('keeps its secret after the last step; what was retired meanwhile is shown anew at its end', async () => {
    const number = await waiting({ failAfterFinish: true }, { codeTimeoutMs: 3_000 });
    const { code } = await number.socket.requestPairingCode(number.phone);
    await expect(client.enterPairingCode(number.phone, code)).rejects.toThrow(/phone fails/);
    const linking = await asked(number);
    const pledged = await until('the code with the computed secret', () => shown(number)[1]);
    await client.refresh(linking);
    await until('the ack', async () => (await asked(number)).notifications[1]?.acks);
    expect(shown(number).at(-1)).toEqual(pledged);
    const next = await until('another secret', () => shown(number)[2]);
    expect(next.secret).not.toBe(pledged.secret);
    await client.faults(number.phone, { failAfterFinish: false });
    await client.link(number.phone, () => number.qr);
    await isLinked(number);
  });

  it('is refused after it has ended, and a new one is accepted', async () => {
    const number = await waiting({}, { codeTimeoutMs: 300 });
    const { code, expiresAt } = await number.socket.requestPairingCode(number.phone);
    await until('its end', () => Date.now() > expiresAt.getTime() + 50);
    const typed = client.enterPairingCode(number.phone, code);
    await until('the ack', async () => (await asked(number)).notifications[0]?.acks);
    expect((await asked(number)).finishes).toBe(0);
    await client.link(number.phone, () => number.qr);
    await expect(typed).rejects.toThrow();
    await isLinked(number);
  });
});
