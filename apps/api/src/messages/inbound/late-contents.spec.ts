import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface Row {
  sender: string;
  text: string | null;
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const mallory = newPhone();
/** Whose numbers nobody is told. */
const ann = newPhone();
const eve = newPhone();
let group: string;

beforeAll(async () => {
  ({ world, agency, session } = await SimulatedApp.withNumber([
    { phone: jane, name: 'Jane' },
    { phone: mallory, name: 'Mallory' },
    { phone: ann, name: 'Ann', addressing: 'hidden-lid' },
    { phone: eve, name: 'Eve', addressing: 'hidden-lid' },
  ]));
  const members = [jane, mallory, ann, eve, number()];
  group = (await world.client.createGroup({ subject: 'Square', members, addressing: 'lid' })).jid;
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';

const LONG_AGO = new Date(Date.now() - 20 * 86_400_000).toISOString();

/** Somebody writes what only the phone may show, which is then asked for it: unless it was long ago. */
async function shownOnce(from: string, to: string, id: string, timestamp?: string): Promise<void> {
  const text = `of ${from}`;
  await world.client.sendMessage(from, {
    ...{ to, text, kind: 'viewOnce', id },
    ...(timestamp && { timestamp }),
  });
}

/** Messages with an id, by their writer's address. */
const rows = (id: string): Promise<Row[]> =>
  world.app.dataSource.query<Row[]>(
    `SELECT sender, text FROM messages WHERE wa_message_id = $1
     ORDER BY created_at`,
    [id],
  );

const arrived = (id: string, count = 1): Promise<Row[]> =>
  until(`${count} of ${id}`, async () => {
    const found = await rows(id);
    return found.length === count ? found : null;
  });

const filled = (id: string): Promise<unknown> =>
  until(`the content of ${id}`, async () => (await rows(id)).some(({ text }) => text !== null));

/** The phone answers one question after the other. */
async function answered(id: string): Promise<void> {
  await shownOnce(jane, number(), id);
  await filled(id);
}

describe('what our own phone tells of a message that could not be read', () => {
  it('is told of that message alone, though somebody else wrote one with the same id', async () => {
    const id = 'SHAREDBYTWO';
    await shownOnce(jane, group, id, LONG_AGO);
    await arrived(id);
    await shownOnce(mallory, number(), id);
    await filled(id);
    expect(await rows(id)).toEqual([
      { sender: jane, text: null },
      { sender: mallory, text: `of ${mallory}` },
    ]);
    const path = `GET /v1/messages?sessionId=${session.id}&limit=100` as const;
    const { body } = await agency.asUser<{ data: MessageBody[] }>(path);
    const shown = body.data.filter(({ waMessageId }) => waMessageId === id);
    expect(shown.map(({ from, text }) => ({ from, text }))).toEqual(
      expect.arrayContaining([
        { from: jane, text: null },
        { from: mallory, text: `of ${mallory}` },
      ]),
    );
  });

  it('is told of a message in a group, by the number of its writer', async () => {
    await shownOnce(mallory, group, 'INAGROUP');
    await filled('INAGROUP');
    expect(await rows('INAGROUP')).toEqual([{ sender: mallory, text: `of ${mallory}` }]);
  });

  it('is told of the only message with its id, where the number behind its LID is unknown', async () => {
    await shownOnce(ann, group, 'BYALID');
    const [{ sender } = { sender: '' }] = await arrived('BYALID');
    expect(sender).not.toBe(ann);
    await filled('BYALID');
    expect(await rows('BYALID')).toEqual([{ sender, text: `of ${ann}` }]);
  });

  it('is told of none where it may be of two', async () => {
    const id = 'OFWHOMEVER';
    await shownOnce(ann, group, id, LONG_AGO);
    await arrived(id);
    await shownOnce(eve, group, id);
    await arrived(id, 2);
    await answered('ASKEDAFTERWARDS');
    expect((await rows(id)).map(({ text }) => text)).toEqual([null, null]);
  });
});
