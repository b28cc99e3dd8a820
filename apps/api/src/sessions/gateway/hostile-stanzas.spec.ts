import type { TestOrganization } from '../../../test/harness';
import { newPhone, type SessionBody, SimulatedApp, until } from '../../../test/simulated';

/* What no real server sends, against a real database: each stanza that cannot be stored would come
   again after every reconnect, and nothing behind it would ever arrive. */

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const janeJid = `${jane}@s.whatsapp.net`;
/** As long as a stanza may be, in characters that no index can make smaller. */
const endless = Array.from({ length: 3_000 }, (_, index) =>
  String.fromCodePoint(0x4e00 + ((index * 7_919) % 20_000)),
).join('');

interface Stanza {
  tag: string;
  attrs: Record<string, string>;
  content?: Stanza[] | Uint8Array;
}

const send = (tag: string, attrs: Stanza['attrs'], content: Stanza[] = []): Promise<unknown> =>
  world.client.sendStanza(session.phone ?? '', { tag, attrs, content });

const unreadable: Stanza = {
  tag: 'enc',
  attrs: { v: '2', type: 'new' },
  content: Buffer.from([1]),
};

const count = async (from: string, condition: string): Promise<number> => {
  const [row] = await world.app.dataSource.query<{ count: string }[]>(
    `SELECT count(*) FROM ${from} WHERE session_id IS NOT NULL AND ${condition}`,
  );
  return Number(row?.count);
};

/** The connection that the stanza came on still works: nothing was closed. */
async function isHeard(): Promise<void> {
  const connects = await count('session_transitions', `to_status = 'CONNECTED'`);
  expect(connects).toBe(1);
}

async function arrives(text: string): Promise<void> {
  await world.client.sendMessage(jane, { to: session.phone ?? '', text });
  await until(text, async () => (await count('messages', `text = '${text}'`)) === 1);
  await isHeard();
}

const NUL = '\u0000';

it.each<[string, Stanza['attrs']]>([
  ['its id', { id: `A${NUL}`, from: janeJid }],
  ['an id without an end', { id: endless, from: janeJid }],
  ['the number of its writer', { id: 'B', from: '77@lid', sender_pn: `49${NUL}1@s.whatsapp.net` }],
  ['the LID of its writer', { id: 'C', from: janeJid, sender_lid: `4${NUL}2@lid` }],
  ['a LID without an end', { id: 'D', from: janeJid, sender_lid: `${endless}@lid` }],
  ['its address', { id: 'E', from: `4${NUL}3@lid` }],
  ['an address without an end', { id: 'F', from: `${endless}@lid` }],
])('a message with what cannot be stored in %s is stored', async (name, attrs) => {
  const before = await count('messages', `type = 'unsupported'`);
  await send('message', { t: '1700000000', ...attrs }, [unreadable]);
  await until('its row', async () => (await count('messages', `type = 'unsupported'`)) > before);
  await arrives(`after ${name}`);
});

it.each<[string, 'call' | 'notification', Stanza['attrs']]>([
  ['a call', 'call', { id: `G${NUL}`, from: `4${NUL}4@s.whatsapp.net` }],
  ['a call without an end', 'call', { id: endless, from: `${endless}@s.whatsapp.net` }],
  ['a notification', 'notification', { id: `H${NUL}`, from: `5${NUL}@g.us`, type: `x${NUL}` }],
  ['a notification without an end', 'notification', { id: endless, from: `${endless}@g.us` }],
])('%s is noted', async (name, tag, attrs) => {
  const before = await count('session_notices', `kind = '${tag}'`);
  await send(tag, { t: '1', ...attrs }, [
    {
      tag: 'offer',
      attrs: { 'call-id': `I${NUL}`, 'call-creator': `6${NUL}@lid`, [NUL]: endless },
    },
  ]);
  await until('it', async () => (await count('session_notices', `kind = '${tag}'`)) > before);
  await arrives(`after ${name}`);
});

it('receipts of messages with such ids leave the others alone', async () => {
  const { body } = await agency.asKey<{ id: string; waMessageId: string }>('POST /v1/messages', {
    sessionId: session.id,
    to: jane,
    text: 'read this',
  });
  const item = (id: string): Stanza => ({ tag: 'item', attrs: { id } });
  await send('receipt', { id: `J${NUL}`, from: janeJid, type: 'read' }, [
    { tag: 'list', attrs: {}, content: [item(endless), item(body.waMessageId)] },
  ]);
  await until('the receipt', async () => (await count('messages', `status = 'read'`)) === 1);
  await send('receipt', { id: `K${NUL}`, from: janeJid, type: 'retry' }, [
    { tag: 'retry', attrs: { count: '1', id: `K${NUL}`, v: '1' } },
  ]);
  await arrives('after the receipts');
});

it('a refusal with such a code is one', async () => {
  // It comes to nobody: a receipt would say that it was not refused.
  await world.client.faults(session.phone ?? '', { loseMessages: true });
  const text = 'refuse this';
  const sending = agency.asKey('POST /v1/messages', { sessionId: session.id, to: jane, text });
  const id = await until('it to be written', async () => {
    const [row] = await world.app.dataSource.query<{ id: string }[]>(
      'SELECT wa_message_id AS id FROM messages WHERE text = $1',
      [text],
    );
    return row?.id;
  });
  await until('the refusal', async () => {
    // Until it is connected nobody waits for an answer.
    await send('ack', { id, from: janeJid, class: 'message', error: `47${NUL}9${endless}` });
    return (await count('messages', `status = 'failed'`)) === 1;
  });
  await sending;
  await world.client.clearFaults(session.phone ?? '');
  await arrives('after the refusal');
});
