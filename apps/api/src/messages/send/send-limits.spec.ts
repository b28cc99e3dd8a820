import { parseId } from '../../platform/database/ids';
import { OutboxService } from '../outbox/outbox.service';
import type { SessionLimitsView, SessionRestrictedPayload } from '@whathooks/dto';
import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let number: string;

beforeAll(async () => {
  world = await SimulatedApp.start();
});
afterAll(() => world.close());

/** A number of its own for each test: what WhatsApp said of one is not known of the next. */
beforeEach(async () => {
  agency = await world.app.organization();
  session = await world.linked(agency);
  number = session.phone ?? '';
  await until('what WhatsApp says', async () => (await limits()).newChats);
});

const newContact = async (): Promise<string> => {
  const phone = newPhone();
  await world.client.createAccount({ phone, name: `Contact ${phone}` });
  return phone;
};

/** A contact who has written to the number. */
const friend = async (): Promise<string> => {
  const phone = await newContact();
  await world.client.sendMessage(phone, { to: number, text: 'Hi' });
  await until('their message', async () => {
    const { body } = await world
      .now(agency)
      .asKey<{ data: MessageBody[] }>(`GET /v1/messages?chat=${phone}`);
    return body.data.length > 0;
  });
  return phone;
};

const send = (to: string, text: string, more: object = {}) =>
  world
    .now(agency)
    .asKey<MessageBody>('POST /v1/messages', { sessionId: session.id, to, text, ...more });

const limits = async (): Promise<SessionLimitsView> =>
  (await world.now(agency).asKey<SessionLimitsView>(`GET /v1/sessions/${session.id}/limits`)).body;

const message = async (id: string): Promise<MessageBody | undefined> => {
  const { body } = await world
    .now(agency)
    .asKey<{ data: MessageBody[] }>('GET /v1/messages?direction=outbound&limit=100');
  return body.data.find((row) => row.id === id);
};

const restrictions = async (): Promise<SessionRestrictedPayload[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'session.restricted' ORDER BY id`,
  );
  return rows
    .map(({ body }) => (JSON.parse(body) as { data: SessionRestrictedPayload }).data)
    .filter(({ sessionId }) => sessionId === session.id);
};

/** Texts that a contact got, in their order. */
const read = async (contact: string): Promise<(string | null)[]> =>
  (await world.client.messages(contact, { with: number })).map(({ text }) => text);

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();

/** WhatsApp locks the number. */
const lock = async (seconds: number, push = true): Promise<void> => {
  const timelock = { until: inSeconds(seconds), type: 'RESTRICT_ALL_COMPANIONS' };
  await world.client.setLimits(number, { timelock, push });
  if (push) await until('the lock', async () => (await limits()).reachOutTimelock?.active);
};

describe('limits of a number', () => {
  it('are told as WhatsApp says them, and whether they changed', async () => {
    expect(await limits()).toEqual({
      reachOutTimelock: { active: false, until: null, type: null },
      newChats: { quota: null, used: 0, status: 'ok', resetsAt: null },
    });
    await lock(3_600);
    const { reachOutTimelock } = await limits();
    expect(reachOutTimelock).toMatchObject({ active: true, type: 'RESTRICT_ALL_COMPANIONS' });
    // The same once more is no news; another quota that is not used up is none, either.
    const { timelock } = await world.client.limits(number);
    const resetsAt = inSeconds(3_600);
    const newChats = { quota: 9, used: 5, status: 'FIRST_WARNING' as const, resetsAt };
    await world.client.setLimits(number, { timelock, newChats });
    await until('the quota', async () => (await limits()).newChats?.quota === 9);
    await world.client.setLimits(number, { newChats: { ...newChats, used: 9, status: 'CAPPED' } });
    await until('the cap', async () => (await limits()).newChats?.status === 'capped');
    await world.client.setLimits(number, { timelock: null, newChats: null });
    await until('the end', async () => (await limits()).newChats?.status === 'ok');
    await until('all events', async () => (await restrictions()).length >= 4);
    expect(await restrictions()).toMatchObject([
      { kind: 'reach_out_timelock', active: true, until: reachOutTimelock?.until, quota: null },
      { kind: 'new_chat_cap', active: true, quota: 9, used: 9 },
      { kind: 'reach_out_timelock', active: false, until: null },
      { kind: 'new_chat_cap', active: false, until: null },
    ]);
  });

  it('are those of a number that is away, and end with their time', async () => {
    await lock(3_600);
    await world.client.faults(number, { refuseLogin: 503 });
    await world.client.changeConnection(number, { action: 'drop' });
    await world.session(agency, session.id, ({ status }) => status !== 'CONNECTED');
    expect((await limits()).reachOutTimelock).toMatchObject({ active: true });
    await world.app.dataSource.query(`UPDATE session_limits SET lock_until = now()`);
    expect((await limits()).reachOutTimelock).toMatchObject({ active: false, until: null });
    await until('the end', async () => (await restrictions()).length === 2);
    expect(await restrictions()).toMatchObject([{ active: true }, { active: false, until: null }]);
  });

  it('are forgotten with the number', async () => {
    await lock(3_600);
    await world.now(agency).asKey(`POST /v1/sessions/${session.id}/logout`);
    expect(await limits()).toEqual({ reachOutTimelock: null, newChats: null });
  });
});

describe('a message that would begin a chat', () => {
  it('is refused by WhatsApp during a timelock, once, and by us from then on', async () => {
    await lock(3_600, false);
    const contact = await newContact();
    const refused = await send(contact, 'Hello');
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'reach_out_timelock',
      detail: expect.stringMatching(/^Until 20.+not sent/) as string,
    });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(3_500);
    expect(seconds).toBeLessThanOrEqual(3_600);
    expect(await send(await newContact(), 'Hello')).toMatchObject({
      status: 429,
      body: { code: 'reach_out_timelock' },
    });
    expect(await world.client.sent(number)).toHaveLength(1);
    // What WhatsApp says counts at once, and is told once it is committed.
    await until('the event', async () => (await restrictions()).length > 0);
    expect(await restrictions()).toMatchObject([{ kind: 'reach_out_timelock', active: true }]);
  });

  it('that was refused is not tried again under its key, which is said when the lock is over', async () => {
    await lock(3_600, false);
    const contact = await newContact();
    const again = (key: string) =>
      world
        .now(agency)
        .asKey<MessageBody>(
          'POST /v1/messages',
          { sessionId: session.id, to: contact, text: 'Hello' },
          { 'idempotency-key': key },
        );
    const detail = (words: string): unknown => expect.stringContaining(words);
    const first = { status: 429, body: { detail: detail('with another one') } };
    expect(await again('first')).toMatchObject(first);
    expect(await again('first')).toMatchObject(first);
    await world.client.setLimits(number, { timelock: null, push: true });
    await until('the end of the lock', async () => !(await limits()).reachOutTimelock?.active);
    expect(await again('first')).toMatchObject({
      status: 422,
      body: { code: 'message_refused', detail: detail('use another one') },
    });
    expect((await again('second')).status).toBe(201);
    expect(await world.client.sent(number)).toHaveLength(2);
  });

  it('is refused when the new chats are used up', async () => {
    const newChats = {
      quota: 1,
      used: 0,
      status: 'SECOND_WARNING' as const,
      resetsAt: inSeconds(600),
    };
    await world.client.setLimits(number, { newChats });
    await until('the quota', async () => (await limits()).newChats?.quota === 1);
    const first = await newContact();
    expect((await send(first, 'The last one')).status).toBe(201);
    await until('the cap', async () => (await limits()).newChats?.status === 'capped');
    const refused = await send(await newContact(), 'One too many');
    expect(refused).toMatchObject({ status: 429, body: { code: 'new_chat_cap' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
    // They have not answered, but they have our message.
    expect((await send(first, 'And another')).status).toBe(201);
    await until('the event', async () => (await restrictions()).length > 0);
    expect(await restrictions()).toMatchObject([{ kind: 'new_chat_cap', quota: 1, used: 1 }]);
  });

  it('is refused by WhatsApp beyond a quota that it never announced', async () => {
    await world.client.setSendPolicy(number, { policy: 'capped' });
    const refused = await send(await newContact(), 'Hello');
    expect(refused).toMatchObject({ status: 429, body: { code: 'new_chat_cap' } });
    expect(refused.headers.get('retry-after')).toBe('3600');
  });

  it('is refused in other words where WhatsApp restricts nothing', async () => {
    const contact = await newContact();
    await world.client.setSendPolicy(number, { contact, policy: 'needs-token' });
    expect(await send(contact, 'Hello')).toMatchObject({
      status: 422,
      body: {
        code: 'message_refused',
        detail: expect.stringContaining('though it does not restrict the number') as string,
      },
    });
    expect(await world.client.sent(number)).toHaveLength(1);
  });

  it('waits with `queue` until the end of the timelock, and nobody else does', async () => {
    const [stranger, known] = [await newContact(), await friend()];
    await lock(3_600);
    const held = await send(stranger, 'first', { queue: true });
    expect(held).toMatchObject({ status: 202, body: { status: 'pending' } });
    await send(stranger, 'second', { queue: true });
    await until('the reason', async () => {
      return (await message(held.body.id))?.statusReason === 'reach_out_timelock';
    });
    expect((await send(known, 'to a friend')).status).toBe(201);
    expect(await world.client.sent(number)).toHaveLength(1);
    await world.client.setLimits(number, { timelock: null });
    await world.client.waitForMessage(stranger, { text: 'second' });
    expect(await read(stranger)).toEqual(['first', 'second']);
  });

  it('waits over a restart, and until the time that WhatsApp said', async () => {
    const stranger = await newContact();
    await lock(3_600);
    const held = await send(stranger, 'first', { queue: true });
    await until('the hold', async () => (await message(held.body.id))?.statusReason !== 'queued');
    await world.restart();
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
    await send(stranger, 'second', { queue: true });
    await send(await newContact(), 'third', { queue: true });
    await until('all of them', async () => {
      const rows = await world.app.dataSource.query<unknown[]>(
        `SELECT FROM messages WHERE held_until > now() AND status = 'pending'`,
      );
      return rows.length === 3;
    });
    expect(await world.client.sent(number)).toHaveLength(0);
    // Time goes by.
    await world.client.setLimits(number, { timelock: null, push: false });
    await world.app.dataSource.query(`UPDATE session_limits SET lock_until = now()`);
    await world.client.changeConnection(number, { action: 'drop' });
    await world.client.waitForMessage(stranger, { text: 'second' }, 30_000);
    expect(await read(stranger)).toEqual(['first', 'second']);
  });

  it('does not overtake an earlier one of its chat that is held', async () => {
    const [stranger, known] = [await newContact(), await friend()];
    await lock(3_600);
    const first = await send(stranger, 'first', { queue: true });
    await until('the hold', async () => (await message(first.body.id))?.statusReason !== 'queued');
    // The chat is begun, and nobody has let the first one go yet.
    await world.app.dataSource.query(
      `UPDATE messages SET chat = $1 WHERE chat = $2 AND direction = 'inbound'`,
      [`${stranger}@s.whatsapp.net`, `${known}@s.whatsapp.net`],
    );
    expect((await send(stranger, 'second')).status).toBe(202);
    await world.client.setLimits(number, { timelock: null });
    await world.client.waitForMessage(stranger, { text: 'second' });
    expect(await read(stranger)).toEqual(['first', 'second']);
  });

  it('goes when the recipient writes first', async () => {
    const stranger = await newContact();
    await lock(3_600);
    const held = await send(stranger, 'first', { queue: true });
    await send(stranger, 'second', { queue: true });
    await until('the hold', async () => (await message(held.body.id))?.statusReason !== 'queued');
    await world.client.sendMessage(stranger, { to: number, text: 'Hi' });
    await world.client.waitForMessage(stranger, { text: 'second' });
    expect(await read(stranger)).toEqual(['Hi', 'first', 'second']);
  });
});

describe('a chat of which WhatsApp refuses messages though it restricts nothing', () => {
  it('waits longer each time, one message after the other, until one is taken', async () => {
    const stranger = await newContact();
    await lock(3_600);
    const texts = ['first', 'second', 'third', 'fourth'];
    const ids: string[] = [];
    for (const text of texts) ids.push((await send(stranger, text, { queue: true })).body.id);
    await until('the hold', async () => (await message(ids[3] ?? ''))?.statusReason !== 'queued');
    await world.client.setSendPolicy(number, { contact: stranger, refuseWith: 475, times: 2 });
    await world.client.setLimits(number, { timelock: null });

    /** Seconds for which what waits is held, once so many have failed and the rest is held anew. */
    const heldAfter = (failures: number): Promise<number[]> =>
      until<number[] | null>('the refusal and the hold', async () => {
        const rows = await Promise.all(ids.map((id) => message(id)));
        if (rows.filter((row) => row?.status === 'failed').length !== failures) return null;
        const held = await world.app.dataSource.query<{ left: number }[]>(
          `SELECT extract(epoch FROM held_until - now())::float AS left FROM messages
           WHERE status = 'pending' AND held_until > now() AND wait_reason = 'chat_refused'
             AND id = ANY ($1)`,
          [ids.map((id) => parseId('message', id))],
        );
        return held.length === ids.length - failures ? held.map(({ left }) => left) : null;
      });
    const timeGoesBy = async (): Promise<void> => {
      await world.app.dataSource.query(
        `UPDATE messages SET held_until = now() WHERE status = 'pending'`,
      );
      // As it is done once a minute.
      world.app.app.get(OutboxService, { strict: false }).wake(parseId('session', session.id));
    };

    const [first, ...others] = await heldAfter(1);
    expect(others).toHaveLength(2);
    expect(first).toBeLessThanOrEqual(60);
    expect(await world.client.sent(number)).toHaveLength(1);
    // What is asked for now stands behind them.
    const fifth = await send(stranger, 'fifth');
    expect(fifth).toMatchObject({ status: 202 });
    ids.push(fifth.body.id);
    expect(await heldAfter(1)).toHaveLength(4);
    expect(await world.client.sent(number)).toHaveLength(1);
    await timeGoesBy();
    const second = await heldAfter(2);
    expect(Math.min(...second)).toBeGreaterThan(60);
    expect(await world.client.sent(number)).toHaveLength(2);
    await timeGoesBy();
    await world.client.waitForMessage(stranger, { text: 'fifth' });
    expect(await read(stranger)).toEqual(['third', 'fourth', 'fifth']);
  });
});

it('the token of a recipient opens their chat after a restart, too', async () => {
  const contact = await newContact();
  await world.client.setSendPolicy(number, { contact, policy: 'needs-token' });
  await world.client.sendMessage(contact, { to: number, text: 'Do write' });
  const { lid } = await world.client.account(contact);
  await until('the token and the list of tokens', async () => {
    const rows = await world.app.dataSource.query<{ id: string }[]>(
      `SELECT id FROM session_keys WHERE type = 'tctoken' AND id IN ('__index', $1)`,
      [`${lid}@lid`],
    );
    return rows.length === 2;
  });
  await world.restart();
  await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
  expect((await send(contact, 'As you wished')).status).toBe(201);
  const [stanza] = await world.client.sent(number);
  expect(stanza?.children).toContain('tctoken');
});

it('a message that WhatsApp takes for malformed is not sent again', async () => {
  const contact = await newContact();
  await world.client.setSendPolicy(number, { contact, refuseWith: 479 });
  expect(await send(contact, 'Hello')).toMatchObject({
    status: 422,
    body: { code: 'message_refused', detail: expect.stringContaining('479') as string },
  });
  expect(await world.client.sent(number)).toHaveLength(1);
});
