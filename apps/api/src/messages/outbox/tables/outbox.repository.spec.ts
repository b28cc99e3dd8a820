import { newId } from '../../../platform/database/ids';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { QueueBench } from '../../../../test/deliveries/queue';
import { OutboxRepository } from './outbox.repository';

let bench: QueueBench;
let rows: OutboxRepository;
let session: string;

beforeAll(async () => {
  bench = await QueueBench.open();
  rows = new OutboxRepository(bench.dataSource);
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.clear();
  session = await newSession();
});

async function newSession(): Promise<string> {
  const id = newId();
  await bench.dataSource.query(
    `INSERT INTO sessions (id, organization_id, name, status, metadata) VALUES ($1, $2, 'Bakery', 'CONNECTED', '{}')`,
    [id, bench.organizationId],
  );
  return id;
}

/** Writes a message of ours. Returns its id. */
async function written(
  {
    status = 'pending',
    of = session,
    error = null,
  }: { status?: string; of?: string; error?: string | null } = {},
  id = newId(),
): Promise<string> {
  await bench.dataSource.query(
    `INSERT INTO messages (id, organization_id, session_id, direction, chat, origin_chat, author, sender,
       sender_type, recipient, type, text, content, wa_message_id, status, error, recipient_checked, sent_at)
     VALUES ($1, $2, $3, 'outbound', 'chat', 'jid', 'us', '49151', 'phone', '49152', 'text', 'Hi', '', $5, $4, $6, false, now())`,
    [id, bench.organizationId, of, status, id, error],
  );
  return id;
}

const next = async (
  held: string[] = [],
  before: string | null = null,
  limit = 100,
): Promise<string[]> => (await rows.next(session, held, before, limit)).map(({ id }) => id);

it('gives what waits in a session, oldest first, as much as is wanted', async () => {
  const ids = [newId(), newId(), newId()];
  for (const id of [...ids].reverse()) await written({}, id);
  await written({ status: 'sent' });
  await written({ status: 'failed' });
  await written({ of: await newSession() });
  expect(await next()).toEqual(ids);
  expect(await next([], null, 2)).toEqual(ids.slice(0, 2));
});

it('leaves out what is in memory, and what is newer than one that is still being written', async () => {
  const [first, second] = [await written(), await written()];
  const beingWritten = newId();
  await written();
  expect(await next([first], beingWritten)).toEqual([second]);
  // The message that was being written is committed; its notification is still under way.
  await written({}, beingWritten);
  expect(await next([], beingWritten)).toEqual([first, second]);
});

it('tells which sessions have something that waits', async () => {
  const [other, idle] = [await newSession(), await newSession()];
  await written();
  await written({ of: other, status: 'sent' });
  expect(await rows.waiting([session, other, idle])).toEqual([session]);
});

it('knows a message as pending until something became of it', async () => {
  const [pending, sent] = [await written(), await written({ status: 'sent' })];
  const known = [pending, sent, newId()].map((id) => rows.isPending(id));
  expect(await Promise.all(known)).toEqual([true, false, false]);
});

it('tells the result of a message whose ack was lost', async () => {
  const ids = [
    await written(),
    await written({ status: 'sent' }),
    await written({ status: 'failed', error: '463' }),
  ];
  expect(await Promise.all(ids.map((id) => rows.outcome(id)))).toEqual([
    null,
    { result: 'sent' },
    { result: 'refused', error: '463' },
  ]);
});

it('notes the JID of one recipient', async () => {
  const [asked, other] = [await written(), await written()];
  await new UnitOfWork(bench.dataSource).run((tx) => rows.noteRecipient(tx, asked, 'lid'));
  const [first, second] = await rows.next(session, [], null, 2);
  expect(first).toMatchObject({ id: asked, jid: 'lid', recipientChecked: true });
  expect(second).toMatchObject({ id: other, jid: 'jid', recipientChecked: false });
});
