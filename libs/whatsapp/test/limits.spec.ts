import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { type LimitsUpdate, newWaMessageId, userJid } from '../src';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_800_000_000;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
});
afterAll(() => simulator.close());

const opened: LinkedNumber[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((number) => number.socket.close()));
});

function newPhone(): string {
  phones += 1;
  return String(phones);
}

async function linked(): Promise<LinkedNumber> {
  const number = new LinkedNumber(simulator, newPhone());
  opened.push(number);
  await number.link(client);
  return number;
}

async function contact(): Promise<string> {
  const phone = newPhone();
  await client.createAccount({ phone, name: 'Jane' });
  return phone;
}

function send(number: LinkedNumber, to: string, waMessageId = newWaMessageId()): Promise<void> {
  return number.send({ to, text: 'Hello', waMessageId });
}

/** The last event of each limit. */
function last(number: LinkedNumber): LimitsUpdate {
  return Object.assign({}, ...number.events.limits) as LimitsUpdate;
}

const toldOfBoth = (number: LinkedNumber): Promise<LimitsUpdate> =>
  until('both limits', () => {
    const told = last(number);
    return told.reachOutTimelock && told.newChats && told;
  });

/** Whole seconds, as WhatsApp writes times. */
function inAnHour(): Date {
  return new Date(Math.floor(Date.now() / 1_000) * 1_000 + 3_600_000);
}

describe('what a number may send', () => {
  it('is asked when a connection is open', async () => {
    const number = await linked();
    expect(await toldOfBoth(number)).toEqual({
      reachOutTimelock: { active: false, until: null, isGuess: false, type: null },
      newChats: { quota: null, used: 0, status: 'ok', resetsAt: null },
    });
    expect((await client.limits(number.phone)).asked).toEqual({
      timelock: 1,
      newChats: ['INDIVIDUAL_NEW_CHAT_THREAD'],
    });
  });

  it('is asked in the words of before where WhatsApp does not take those of today', async () => {
    const number = await linked();
    await toldOfBoth(number);
    const resetsAt = inAnHour();
    await client.setLimits(number.phone, {
      question: 'old',
      newChats: { quota: 20, used: 15, status: 'SECOND_WARNING', resetsAt: resetsAt.toISOString() },
      push: false,
    });
    await number.socket.close();
    await number.reconnect();
    expect((await toldOfBoth(number)).newChats).toEqual({
      quota: 20,
      used: 15,
      status: 'second_warning',
      resetsAt,
    });
  });

  it('is heard when WhatsApp tells it, with kinds that Baileys has no name for', async () => {
    const number = await linked();
    await toldOfBoth(number);
    const end = inAnHour();
    const timelock = { until: end.toISOString(), type: 'RESTRICT_ALL_COMPANIONS' };
    await client.setLimits(number.phone, { timelock });
    await until('the timelock', () => last(number).reachOutTimelock?.active);
    expect(last(number).reachOutTimelock).toEqual({
      active: true,
      until: end,
      isGuess: false,
      type: 'RESTRICT_ALL_COMPANIONS',
    });
    await client.setLimits(number.phone, { timelock: null });
    await until('its end', () => last(number).reachOutTimelock?.active === false);
  });

  it('is locked for a minute where WhatsApp does not say for how long, which is a guess', async () => {
    const number = await linked();
    await toldOfBoth(number);
    await client.setLimits(number.phone, { timelock: { until: null, type: 'BIZ_QUALITY' } });
    await until('the timelock', () => last(number).reachOutTimelock?.active);
    const { until: end, ...lock } = last(number).reachOutTimelock ?? { until: null };
    expect(lock).toEqual({ active: true, isGuess: true, type: 'BIZ_QUALITY' });
    const left = (end?.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
  });

  it('is not learnt from anybody but the server', async () => {
    const number = await linked();
    await toldOfBoth(number);
    const data = { xwa2_notify_account_reachout_timelock: { is_active: true } };
    const update = {
      tag: 'update',
      attrs: { op_name: 'NotificationUserReachoutTimelockUpdate' },
      content: Buffer.from(JSON.stringify({ data })),
    };
    const attrs = { type: 'mex', id: 'F', t: '1' };
    const stanza = { tag: 'notification', attrs, content: [update] };
    const from = userJid(await contact());
    await client.sendStanza(number.phone, { ...stanza, attrs: { ...attrs, from } });
    const unreadable = { ...update, content: Buffer.from('{') };
    const server = { ...attrs, id: 'G', from: 's.whatsapp.net' };
    await client.sendStanza(number.phone, { ...stanza, attrs: server, content: [unreadable] });
    await until('both notices', () => number.store.contents.notices.length === 2);
    expect(last(number).reachOutTimelock?.active).toBe(false);
    expect(number.events.close).toEqual([]);
  });
});

describe('a message to somebody whom the number does not know', () => {
  it('is refused during a timelock, which is known by then; nobody sends it again', async () => {
    const number = await linked();
    await toldOfBoth(number);
    const timelock = { until: inAnHour().toISOString(), type: 'WEB_COMPANION_ONLY' };
    await client.setLimits(number.phone, { timelock, push: false });
    const refused = send(number, userJid(await contact()));
    await expect(refused).rejects.toMatchObject({ outcome: 'refused', code: '463' });
    expect(last(number).reachOutTimelock).toMatchObject({ active: true });
    expect(number.store.contents.receipts).toMatchObject([{ status: 'failed', error: '463' }]);
    expect(await client.sent(number.phone)).toHaveLength(1);
  });

  it('is refused beyond the quota, which is known by then', async () => {
    const number = await linked();
    await toldOfBoth(number);
    const newChats = {
      quota: 3,
      used: 3,
      status: 'CAPPED' as const,
      resetsAt: inAnHour().toISOString(),
    };
    await client.setLimits(number.phone, { newChats, push: false });
    const refused = send(number, userJid(await contact()));
    await expect(refused).rejects.toMatchObject({ outcome: 'refused', code: '475' });
    expect(last(number).newChats).toMatchObject({ status: 'capped', used: 3 });
    expect(await client.sent(number.phone)).toHaveLength(1);
  });

  it('is refused without a word on the limits where WhatsApp says none', async () => {
    const number = await linked();
    const to = await contact();
    await client.setLimits(number.phone, { refuse: true });
    await client.setSendPolicy(number.phone, { contact: to, policy: 'timelocked' });
    await expect(send(number, userJid(to))).rejects.toMatchObject({ code: '463' });
  });
});

describe('a message to a group whose addresses changed', () => {
  it('is sent once more, with what the server says of the group now', async () => {
    const number = await linked();
    const members = [number.phone, await contact()];
    const { jid } = await client.createGroup({ subject: 'Family', members });
    await client.setSendPolicy(number.phone, { contact: jid, refuseWith: 421, times: 1 });
    const waMessageId = newWaMessageId();
    await send(number, jid, waMessageId);
    expect(await client.sent(number.phone)).toMatchObject([
      { id: waMessageId, refusedWith: '421' },
      { id: waMessageId, refusedWith: null },
    ]);
    expect(number.store.contents.receipts[0]).toMatchObject({ status: 'sent', error: null });
    expect((await client.account(number.phone)).stats.groupQuestions).toBe(2);
    const seen = await client.waitForMessage(members[1] ?? '', { id: waMessageId });
    expect(seen).toMatchObject({ text: 'Hello', deliveries: 1 });
  });

  it('is refused when that is refused as well, and so is one that is malformed, at once', async () => {
    const number = await linked();
    const members = [number.phone, await contact()];
    const { jid } = await client.createGroup({ subject: 'Family', members });
    await client.setSendPolicy(number.phone, { contact: jid, refuseWith: 421 });
    await expect(send(number, jid)).rejects.toMatchObject({ outcome: 'refused', code: '421' });
    expect(await client.sent(number.phone)).toHaveLength(2);
    await client.setSendPolicy(number.phone, { contact: jid, refuseWith: 479 });
    await expect(send(number, jid)).rejects.toMatchObject({ outcome: 'refused', code: '479' });
    expect(await client.sent(number.phone)).toHaveLength(3);
    expect(number.store.contents.receipts).toMatchObject([{ error: '421' }, { error: '479' }]);
  });
});
