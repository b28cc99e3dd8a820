import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@whathooks/testing';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { newId, parseId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Tenant } from '../../platform/database/tenant-repository';
import { FilesService, type StoreOptions } from './files.service';

const MIB = 1024 ** 2;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

let app: TestApp;
let files: FilesService;
let folder: string;
let agency: Tenant;

const tenantOf = ({ organizationId }: TestOrganization): Tenant => ({
  organizationId: parseId('organization', organizationId),
});

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  agency = tenantOf(await app.organization());
  files = app.app.get(FilesService, { strict: false });
  folder = join(app.app.get<Environment>(ENVIRONMENT, { strict: false }).dataDir, 'media');
});
afterAll(() => app.close());

async function* inPieces(bytes: Buffer, length = 30_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const store = (bytes: Buffer, options: Partial<StoreOptions> = {}, tenant = agency) =>
  files.store(tenant, inPieces(bytes), { maxBytes: MIB, ...options });

async function read(id: string, range?: { first: number; last: number }): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of await files.read(agency, id, range)) all.push(piece as Buffer);
  return Buffer.concat(all);
}

/** Every file in the store, with or without a row. */
const onDisk = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'whathooks-media.txt')
    .map((entry) => join(entry.parentPath, entry.name));

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

describe('a stored file', () => {
  it('is measured, hashed and given back, whole or a part of it', async () => {
    const bytes = Buffer.concat([PNG, randomBytes(200_000)]);
    const facts = await store(bytes);
    expect(facts).toEqual({
      id: expect.any(String) as unknown,
      size: bytes.length,
      sha256: sha256(bytes),
      mimeType: 'image/png',
    });
    expect((await read(facts.id)).equals(bytes)).toBe(true);
    const part = await read(facts.id, { first: 70_000, last: 150_001 });
    expect(part.equals(bytes.subarray(70_000, 150_002))).toBe(true);
    expect(await files.find(agency, facts.id)).toEqual(facts);
  });

  it('is encrypted on the disk', async () => {
    const secret = 'the text of a contract that nobody else may read';
    await store(Buffer.from(secret));
    expect(onDisk().length).toBeGreaterThan(0);
    for (const path of onDisk()) expect(readFileSync(path).includes(secret)).toBe(false);
  });

  it('is stored once, however often and by how many at once', async () => {
    const bytes = randomBytes(100_000);
    const before = onDisk().length;
    const all = await Promise.all(Array.from({ length: 6 }, () => store(bytes)));
    all.push(await store(bytes));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(onDisk()).toHaveLength(before + 1);
    expect((await read(all[0]?.id ?? '')).equals(bytes)).toBe(true);
  });

  it('belongs to one organization, also when another one has the same bytes', async () => {
    const stranger = tenantOf(await app.organization('Stranger'));
    const bytes = randomBytes(1_000);
    const ours = await store(bytes);
    const theirs = await store(bytes, {}, stranger);
    expect(theirs.id).not.toBe(ours.id);
    await expect(files.read(stranger, ours.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await files.find(stranger, ours.id)).toBeNull();
    await expect(files.read(agency, newId())).rejects.toMatchObject({ code: 'not_found' });
  });

  it('may be empty', async () => {
    const facts = await store(Buffer.alloc(0));
    expect(facts).toMatchObject({ size: 0, mimeType: 'application/octet-stream' });
    expect(await read(facts.id)).toHaveLength(0);
  });
});

it('files with the same bytes are one, also when they are recorded together', async () => {
  const before = onDisk().length;
  const bytes = [randomBytes(1_000), randomBytes(1_000)];
  const known = await store(bytes[0] ?? PNG);
  const written = await Promise.all(
    [0, 1, 1].map((n) => files.write(agency, inPieces(bytes[n] ?? PNG), { maxBytes: MIB })),
  );
  const units = app.app.get(UnitOfWork, { strict: false });
  const facts = await units.run((tx) => files.recordWithin(tx, agency, written));
  expect(facts[0]).toEqual(known);
  expect(facts[1]).toMatchObject({ sha256: sha256(bytes[1] ?? PNG), size: 1_000 });
  expect(facts[2]).toEqual(facts[1]);
  await until('only what is named', () => onDisk().length === before + 2);
  for (const [n, { id }] of facts.slice(0, 2).entries())
    expect((await read(id)).equals(bytes[n] ?? PNG)).toBe(true);
});

/** The database refuses rows of files with this error. */
async function whileRefused(code: string, run: () => Promise<void>): Promise<void> {
  await app.dataSource.query(`
    CREATE FUNCTION refuse_files() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      RAISE EXCEPTION 'refused' USING ERRCODE = '${code}';
    END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON files EXECUTE FUNCTION refuse_files()`);
  await run();
  await app.dataSource.query('DROP TRIGGER refuse ON files; DROP FUNCTION refuse_files');
}

describe('a file that is refused', () => {
  const bytes = randomBytes(100_000);
  const other = sha256(Buffer.from('other'));

  it.each([
    ['larger than accepted', { maxBytes: 99_999 }, { code: 'file_too_large' }],
    ['longer than announced', { expected: { size: 99_999 } }, { differs: 'size' }],
    ['shorter than announced', { expected: { size: 100_001 } }, { differs: 'size' }],
    ['another one than announced', { expected: { sha256: other } }, { differs: 'sha256' }],
  ])('because it is %s leaves nothing behind', async (_, options, error) => {
    const before = onDisk();
    await expect(store(bytes, options)).rejects.toMatchObject(error);
    expect(onDisk()).toEqual(before);
  });

  it('because it broke off leaves nothing behind, and its error is told', async () => {
    const before = onDisk();
    const brokenOff = (async function* () {
      yield randomBytes(100_000);
      throw Object.assign(new Error('connection reset'), { code: 'ECONNRESET' });
    })();
    const storing = files.store(agency, brokenOff, { maxBytes: MIB });
    await expect(storing).rejects.toThrow('connection reset');
    expect(onDisk()).toEqual(before);
  });

  it('because the database failed leaves nothing behind', async () => {
    const before = onDisk();
    await whileRefused('disk_full', async () => {
      await expect(store(randomBytes(1_000))).rejects.toThrow('refused');
    });
    expect(onDisk()).toEqual(before);
  });

  it('stays when nobody knows whether a row names it', async () => {
    const before = onDisk();
    await whileRefused('connection_failure', async () => {
      await expect(store(randomBytes(1_000))).rejects.toThrow('refused');
    });
    expect(onDisk()).toHaveLength(before.length + 1);
  });
});

it('files are not stored beside a folder that is gone', async () => {
  const { id } = await store(Buffer.from('kept'));
  renameSync(folder, `${folder}-away`);
  // A process that has just started does not know the folder.
  const again = await startTestApp({
    database: app.database,
    variables: { ...NO_WHATSAPP, DATA_DIR: join(folder, '..') },
  });
  for (const service of [files, again.app.get(FilesService, { strict: false })]) {
    const storing = service.store(agency, inPieces(Buffer.from('new')), { maxBytes: MIB });
    await expect(storing).rejects.toMatchObject({
      code: 'storage_unavailable',
      reason: expect.stringContaining(folder) as unknown,
    });
  }
  await expect(files.read(agency, id)).rejects.toMatchObject({ code: 'storage_unavailable' });
  renameSync(`${folder}-away`, folder);
  expect(String(await read(id))).toBe('kept');
  await again.stop();
});
