import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { testDatabase } from '@whathooks/embedded-postgres';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { storeMessage } from '../../../test/stored-messages';
import { uploadFile } from '../../../test/storage/upload';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { leastId, newId, parseId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { FileFacts } from '../files/file-facts';
import { FilesService } from '../files/files.service';
import { MediaService, type NewMediaItem } from '../items/media.service';
import { MediaSweeper } from './media-sweeper';

const DAY_MS = 24 * 60 * 60_000;
const VARIABLES = {
  WHATSAPP_WS_URL: 'ws://127.0.0.1:9/',
  WHATSAPP_ROOT_KEY: '00'.repeat(32),
  MEDIA_RETENTION_DAYS: '30',
};

let app: TestApp;
let agency: TestOrganization;
let tenant: Tenant;
let files: FilesService;
let media: MediaService;
let sweeper: MediaSweeper;
let folder: string;
let session: string;

beforeAll(async () => {
  app = await startTestApp({ variables: VARIABLES });
  agency = await app.organization();
  tenant = { organizationId: parseId('organization', agency.organizationId) };
  files = app.app.get(FilesService, { strict: false });
  media = app.app.get(MediaService, { strict: false });
  sweeper = app.app.get(MediaSweeper, { strict: false });
  folder = join(app.app.get<Environment>(ENVIRONMENT, { strict: false }).dataDir, 'media');
  session = (await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'Bakery' })).body.id;
});
afterAll(() => app.close());

let texts = 0;
const newText = (): string => `bytes of file ${(texts += 1)}`;

const store = (text = newText()): Promise<FileFacts> =>
  files.store(tenant, Readable.from([Buffer.from(text)]), {
    maxBytes: 1_000,
  });

const objectsOnDisk = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'whathooks-media.txt')
    .map((entry) => join(entry.parentPath, entry.name));

const insert = (row: NewMediaItem): Promise<void> =>
  app.app.get(UnitOfWork).run((tx) => media.insertWithin(tx, tenant, [row]));

/** An id of something that was made so many days ago. */
const idOf = (daysAgo: number): string =>
  leastId(new Date(Date.now() - daysAgo * DAY_MS)).slice(0, 14) + newId().slice(14);

/** A message with a file. Returns the id of its media row. */
async function message(file: FileFacts, daysAgo: number, status = 'sent'): Promise<string> {
  const messageId = parseId('message', await storeMessage(app, agency, session));
  await app.dataSource.query('UPDATE messages SET status = $2 WHERE id = $1', [messageId, status]);
  const id = idOf(daysAgo);
  await insert({ id, messageId, type: 'document', mimeType: 'text/plain', file });
  return id;
}

/** As if the file had last been used so many days ago. */
async function unusedFor(days: number, ...stored: FileFacts[]): Promise<void> {
  await app.dataSource.query(
    'UPDATE files SET used_at = now() - make_interval(days => $2) WHERE id = ANY ($1::uuid[])',
    [stored.map(({ id }) => id), days],
  );
}

async function read({ id }: FileFacts): Promise<string> {
  let text = '';
  for await (const piece of await files.read(tenant, id)) text += String(piece);
  return text;
}

const isThere = async ({ id }: FileFacts): Promise<boolean> =>
  (await files.find(tenant, id)) !== null;

describe('retention', () => {
  it('of tens of thousands of files tells how far it is', async () => {
    const log = jest.spyOn(Logger.prototype, 'log');
    const count = 10_400;
    await app.dataSource.query(
      `INSERT INTO files (id, organization_id, object, sha256, size, mime_type, used_at, created_at)
       SELECT gen_random_uuid(), $1, 'a/gone/' || n, sha256(n::text::bytea), 5, 'text/plain',
         now() - interval '40 days', now() - interval '40 days'
       FROM generate_series(1, $2::int) n`,
      [tenant.organizationId, count],
    );
    const messageId = parseId('message', await storeMessage(app, agency, session));
    await app.dataSource.query(
      `INSERT INTO media (id, organization_id, message_id, file_id, status, type, mime_type, created_at)
       SELECT ($3::text || substr(id::text, 15))::uuid, $1, $2, id, 'ready', 'document', 'text/plain', created_at
       FROM files WHERE object LIKE '%/gone/%'`,
      [tenant.organizationId, messageId, idOf(40).slice(0, 14)],
    );
    await sweeper.sweep();
    const told = log.mock.calls.map(([line]) => String(line));
    log.mockRestore();
    expect(told.filter((line) => line.includes('so far'))).toEqual([
      '10000 files of messages have expired so far',
      '10000 files were deleted so far',
    ]);
    expect(told.at(-1)).toContain(`${count} files of messages are older than 30 days`);
    expect(await app.dataSource.query(`SELECT FROM files WHERE object LIKE '%/gone/%'`)).toEqual(
      [],
    );
    await app.dataSource.query('DELETE FROM media WHERE message_id = $1', [messageId]);
  });

  it('deletes the files of messages that are older, and tells so', async () => {
    const text = newText();
    const [old, young] = [await store(text), await store()];
    const [oldId, youngId] = [await message(old, 31), await message(young, 29)];
    await unusedFor(31, old, young);
    const before = objectsOnDisk().length;
    await sweeper.sweep();
    expect(await media.find(tenant, oldId)).toMatchObject({
      status: 'failed',
      error: 'deleted',
      fileId: null,
    });
    expect(await isThere(old)).toBe(false);
    expect((await media.find(tenant, youngId))?.status).toBe('ready');
    expect(await read(young)).toMatch(/^bytes/);
    expect(objectsOnDisk()).toHaveLength(before - 1);
    // The same bytes may come again.
    expect(await read(await store(text))).toBe(text);
  });

  it('keeps what a younger message refers to, and what is still to be sent', async () => {
    const [shared, queued, scheduled] = [await store(), await store(), await store()];
    const [first, second] = [await message(shared, 40), await message(shared, 1)];
    const waiting = [
      await message(queued, 40, 'pending'),
      await message(scheduled, 40, 'scheduled'),
    ];
    await unusedFor(40, shared, queued, scheduled);
    await sweeper.sweep();
    expect((await media.find(tenant, first))?.error).toBe('deleted');
    expect((await media.find(tenant, second))?.status).toBe('ready');
    for (const id of waiting) expect((await media.find(tenant, id))?.status).toBe('ready');
    for (const file of [shared, queued, scheduled]) expect(await read(file)).toMatch(/^bytes/);
  });

  it('of 0 days keeps files of messages for ever', async () => {
    const environment = app.app.get<Environment>(ENVIRONMENT, { strict: false });
    const file = await store();
    const id = await message(file, 4_000);
    await unusedFor(4_000, file);
    Object.assign(environment, { mediaRetentionDays: 0 });
    await sweeper.sweep();
    Object.assign(environment, { mediaRetentionDays: 30 });
    expect((await media.find(tenant, id))?.status).toBe('ready');
  });

  it('deletes uploads that nobody used, and their bytes a day later', async () => {
    const { id, sha256 } = await uploadFile(app, agency.jwt, newText());
    const [file] = await app.dataSource.query<FileFacts[]>(
      'SELECT id FROM files WHERE sha256 = $1',
      [Buffer.from(sha256, 'hex')],
    );
    if (!file) throw new Error('the upload has no file');
    await app.dataSource.query('UPDATE media SET expires_at = now() WHERE id = $1', [
      parseId('media', id),
    ]);
    await sweeper.sweep();
    expect(await media.find(tenant, parseId('media', id))).toBeNull();
    expect(await isThere(file)).toBe(true);
    await unusedFor(2, file);
    await sweeper.sweep();
    expect(await isThere(file)).toBe(false);
  });

  it('deletes the files of a session that was deleted', async () => {
    const { body } = await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'Gone' });
    const kept = session;
    session = body.id;
    const file = await store();
    await message(file, 1);
    session = kept;
    await unusedFor(2, file);
    await sweeper.sweep();
    expect(await isThere(file)).toBe(true);
    expect((await agency.asUser(`DELETE /v1/sessions/${body.id}`)).status).toBe(204);
    await sweeper.sweep();
    expect(await isThere(file)).toBe(false);
  });
});

describe('a file that is used while it is being deleted', () => {
  it('is kept, or its user hears that it is gone: never is there a row without bytes', async () => {
    for (let round = 0; round < 15; round += 1) {
      const text = newText();
      const file = await store(text);
      await unusedFor(2, file);
      const id = newId();
      const used = (async () => {
        // Half of them store the same bytes again, the others use what they have found.
        const found = round % 2 === 0 ? await store(text) : file;
        await insert({ id, messageId: null, type: null, mimeType: 'text/plain', file: found });
        return found;
      })();
      const [outcome] = await Promise.allSettled([used, sweeper.sweep()]);
      if (outcome.status === 'fulfilled') {
        expect(await read(outcome.value)).toBe(text);
        await sweeper.sweep();
        expect(await read(outcome.value)).toBe(text);
      } else {
        expect(outcome.reason).toMatchObject({ code: 'not_found' });
        expect(await media.find(tenant, id)).toBeNull();
      }
    }
  });

  it('is not found by who comes too late', async () => {
    const file = await store();
    await unusedFor(2, file);
    await sweeper.sweep();
    const late = insert({ id: newId(), messageId: null, type: null, mimeType: 'a/b', file });
    await expect(late).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('objects without a file', () => {
  const leave = (name: string, daysAgo: number): string => {
    const path = join(objectsOnDisk()[0] ?? '', '..', name);
    writeFileSync(path, 'left');
    const time = new Date(Date.now() - daysAgo * DAY_MS);
    utimesSync(path, time, time);
    return path;
  };

  it('are deleted when they are older than a day, and no others', async () => {
    const file = await store('kept for ever');
    for (const path of objectsOnDisk()) utimesSync(path, 1, 1);
    const left = [leave(newId(), 2), leave(`${newId()}.part`, 2)];
    const young = leave(newId(), 0.9);
    await sweeper.sweepObjects();
    const now = objectsOnDisk();
    for (const path of left) expect(now).not.toContain(path);
    expect(now).toContain(young);
    expect(await read(file)).toBe('kept for ever');
  });

  it('are left alone when they belong to another installation', async () => {
    await store();
    for (const path of objectsOnDisk()) utimesSync(path, 1, 1);
    const before = objectsOnDisk();
    const other = await startTestApp({
      database: await testDatabase(),
      variables: { ...VARIABLES, DATA_DIR: join(folder, '..') },
    });
    const theirs = other.app.get(MediaSweeper, { strict: false });
    await expect(theirs.sweepObjects()).rejects.toMatchObject({
      code: 'storage_unavailable',
      reason: expect.stringContaining('belong to another installation') as unknown,
    });
    await other.close();
    expect(objectsOnDisk()).toEqual(before);
  });
});
