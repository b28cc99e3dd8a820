import { randomBytes } from 'node:crypto';
import type { MediaView } from '@whathooks/dto';
import type { TestOrganization } from '../../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../../test/simulated';
import { parseId } from '../../../platform/database/ids';
import { MediaDownloads } from './media-downloads';

type FileMessage = MessageBody & { media?: MediaView };

/** A download as its row has it. */
interface Waiting {
  attempts: number;
  asked: number;
  error: string | null;
  /** Until it is due. */
  seconds: number;
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const contact = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start({ MEDIA_WAIT_S: '0' });
  agency = await world.app.organization();
  await world.client.createAccount({ phone: contact, name: 'Jane' });
  session = await world.linked(agency);
});
afterAll(() => world.close());
afterEach(async () => {
  await world.client.media.clearFaults({ phone: contact });
  await world.client.media.clearFaults({ phone: number() });
});

const number = (): string => session.phone ?? '';

async function sendFile(to = number(), bytes = randomBytes(5_000)): Promise<string> {
  const file = { kind: 'document', mimeType: 'application/pdf', bytes } as const;
  return (await world.client.media.send(contact, { ...file, to })).id;
}

const mediaOf = async (waMessageId: string): Promise<MediaView | undefined> => {
  const { body } = await agency.asUser<Page<FileMessage>>('GET /v1/messages?limit=100');
  return body.data.find((one) => one.waMessageId === waMessageId)?.media;
};

const rowOf = async (waMessageId: string): Promise<Waiting | undefined> => {
  const rows = await world.app.dataSource.query<Waiting[]>(
    `SELECT attempts, asked, last_error AS error, extract(epoch FROM due_at - now())::float AS seconds
     FROM media_downloads
     WHERE message_id = (SELECT id FROM messages WHERE wa_message_id = $1)`,
    [waMessageId],
  );
  return rows[0];
};

const waits = (waMessageId: string, fits: (row: Waiting) => boolean): Promise<Waiting> =>
  until(`${waMessageId} to wait`, async () => {
    const row = await rowOf(waMessageId);
    return row && fits(row) ? row : null;
  });

/** As if the pause were over. */
async function tryNow(): Promise<void> {
  await world.app.dataSource.query('UPDATE media_downloads SET due_at = now()');
  world.app.app.get(MediaDownloads, { strict: false }).wake(parseId('session', session.id));
}

it('a media server says when a file is asked for again', async () => {
  await world.client.media.faults({ phone: contact }, { status: 503, retryAfterS: 900 });
  const id = await sendFile();
  const { seconds, error } = await waits(id, ({ attempts }) => attempts === 1);
  expect(error).toBe('status 503');
  expect(seconds).toBeGreaterThan(600);
  expect(seconds).toBeLessThanOrEqual(900);
  await world.client.media.clearFaults({ phone: contact });
  await tryNow();
  await until('the file', async () => (await mediaOf(id))?.status === 'ready');
});

it('a file that never comes is tried nine times, at growing distances, and is unreachable then', async () => {
  await world.client.media.faults({ phone: contact }, { status: 500 });
  const id = await sendFile();
  const pauses = new Map<number, number>();
  await until(
    () => `the end; so far ${JSON.stringify([...pauses])}`,
    async () => {
      const row = await rowOf(id);
      if (!row) return (await mediaOf(id))?.status === 'failed';
      // The first pauses are over before they can be seen.
      if (row.seconds < 20 || pauses.has(row.attempts)) return false;
      pauses.set(row.attempts, row.seconds);
      await tryNow();
      return false;
    },
  );
  expect([...pauses.keys()]).toEqual([3, 4, 5, 6, 7, 8]);
  const seconds = [...pauses.values()];
  expect(seconds).toEqual([...seconds].sort((one, other) => one - other));
  expect(seconds.at(-1)).toBeGreaterThan(8 * 3_600);
  expect(await mediaOf(id)).toMatchObject({ status: 'failed', error: 'unreachable' });
});

it('a file that the phone uploads three times in vain is gone', async () => {
  await world.client.media.faults({ phone: contact }, { status: 404 });
  await world.client.media.faults({ phone: number() }, { status: 404 });
  const asked = async () => (await world.client.account(number())).stats.mediaRetries;
  const before = await asked();
  const id = await sendFile();
  await until('the end', async () => (await mediaOf(id))?.status === 'failed');
  expect(await mediaOf(id)).toMatchObject({ error: 'gone' });
  expect(await asked()).toBe(before + 3);
});

it.each(['error', 'decryption_error'] as const)(
  'a phone that answers %s is asked again after a while',
  async (reupload) => {
    await world.client.media.faults({ phone: contact }, { status: 404 });
    await world.client.media.faults({ phone: number() }, { reupload });
    const id = await sendFile();
    const { seconds, asked, attempts } = await waits(
      id,
      ({ error }) => error === 'the phone was asked: refused',
    );
    expect({ asked, attempts }).toEqual({ asked: 1, attempts: 0 });
    expect(seconds).toBeGreaterThan(300);
    await world.client.media.clearFaults({ phone: number() });
    await tryNow();
    await until('the file', async () => (await mediaOf(id))?.status === 'ready');
  },
);

it('files of all numbers are downloaded eight at a time', async () => {
  const others = await Promise.all(Array.from({ length: 4 }, () => world.linked(agency)));
  await world.client.media.faults({ phone: contact }, { bytesPerSecond: 2_000 });
  const numbers = [session, ...others].map(({ phone }) => phone ?? '');
  const ids: string[] = [];
  for (const to of [...numbers, ...numbers, ...numbers])
    ids.push(await sendFile(to, randomBytes(400_000)));
  const files = async () => (await world.client.media.list(contact)).slice(-ids.length);
  const begun = async (): Promise<number> =>
    (await files()).filter(({ downloads }) => downloads > 0).length;
  await until('eight downloads', async () => (await begun()) >= 8);
  // Two of each number would be ten. Texts come beside them.
  for (const to of numbers) {
    const { id } = await world.client.sendMessage(contact, { to, text: 'beside the files' });
    await until('the text', async () => {
      const { body } = await agency.asUser<Page<MessageBody>>('GET /v1/messages?limit=20');
      return body.data.some(({ waMessageId }) => waMessageId === id);
    });
  }
  expect(await begun()).toBe(8);
  expect((await files()).every(({ completed }) => completed === 0)).toBe(true);
});
