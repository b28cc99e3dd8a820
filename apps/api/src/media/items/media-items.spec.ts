import { Readable } from 'node:stream';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { storeMessage } from '../../../test/stored-messages';
import { newId, parseId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { FileFacts } from '../files/file-facts';
import { FilesService } from '../files/files.service';
import { MediaService, type NewMediaItem } from './media.service';

let app: TestApp;
let agency: TestOrganization;
let tenant: Tenant;
let stranger: Tenant;
let media: MediaService;
let file: FileFacts;
let session: string;

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  agency = await app.organization();
  const other = await app.organization('Stranger');
  tenant = { organizationId: parseId('organization', agency.organizationId) };
  stranger = { organizationId: parseId('organization', other.organizationId) };
  media = app.app.get(MediaService, { strict: false });
  session = (await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'Bakery' })).body.id;
  const bytes = Readable.from([Buffer.from('name;price\nbread;3\n')]);
  file = await app.app.get(FilesService, { strict: false }).store(tenant, bytes, { maxBytes: 99 });
});
afterAll(() => app.close());

const within = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  app.app.get(UnitOfWork).run(work);

/** A message with a file. Returns the ids of both. */
async function item(values: Partial<NewMediaItem> = {}): Promise<[string, string]> {
  const messageId = parseId('message', await storeMessage(app, agency, session));
  const row = {
    id: newId(),
    messageId,
    type: 'document' as const,
    mimeType: 'text/csv',
    ...values,
  };
  await within((tx) => media.insertWithin(tx, tenant, [row]));
  return [row.id, messageId];
}

const becomeReady = async (tx: Transaction, of: Tenant, id: string): Promise<boolean> =>
  (await media.becomeReadyWithin(tx, of, new Map([[id, file]]))).has(id);

const viewOf = async (messageId: string): Promise<unknown> =>
  (await media.viewsOf(tenant, [messageId])).get(messageId);

describe('the file of a message', () => {
  it('is told as its sender says until it is here, and then as it is', async () => {
    const told = { size: 7, sha256: Buffer.alloc(32, 1), fileName: 'prices.csv', pages: 2 };
    const [id, messageId] = await item({ ...told, waveform: Buffer.from([0, 100]), style: 'gif' });
    expect(await viewOf(messageId)).toEqual({
      id: expect.stringMatching(/^med_/) as unknown,
      status: 'pending',
      mimeType: 'text/csv',
      size: 7,
      sha256: '01'.repeat(32),
      fileName: 'prices.csv',
      pages: 2,
      waveform: [0, 100],
      gif: true,
    });
    expect(await within((tx) => becomeReady(tx, tenant, id))).toBe(true);
    expect(await viewOf(messageId)).toMatchObject({
      status: 'ready',
      // A table is a text: its sender knows better which.
      mimeType: 'text/csv',
      size: file.size,
      sha256: file.sha256.toString('hex'),
      url: expect.stringContaining('signature=') as unknown,
    });
  });

  it('becomes ready or failed once, and later results change nothing', async () => {
    const [id, messageId] = await item();
    const ready = () => within((tx) => becomeReady(tx, tenant, id));
    const failed = () => within((tx) => media.becomeFailedWithin(tx, tenant, id, 'gone'));
    const outcomes = await Promise.all([ready(), failed(), ready(), failed()]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const status = outcomes[0] || outcomes[2] ? 'ready' : 'failed';
    expect(await viewOf(messageId)).toMatchObject({ status });
  });

  it('that failed says why, and may be asked for again', async () => {
    const [id, messageId] = await item({ error: 'too_large' });
    const view = await viewOf(messageId);
    expect(view).toMatchObject({ status: 'failed', error: 'too_large' });
    expect(view).not.toHaveProperty('url');
    expect(await within((tx) => media.becomePendingWithin(tx, tenant, id))).toBe(true);
    expect(await within((tx) => media.becomePendingWithin(tx, tenant, id))).toBe(false);
    expect(await within((tx) => becomeReady(tx, tenant, id))).toBe(true);
  });

  it('is there with its bytes when it is written with them', async () => {
    const [, messageId] = await item({ file, mimeType: 'text/html' });
    expect(await viewOf(messageId)).toMatchObject({ status: 'ready', mimeType: 'text/plain' });
  });

  it('is nothing to another organization', async () => {
    const [id, messageId] = await item();
    expect(await media.find(stranger, id)).toBeNull();
    expect(await media.viewsOf(stranger, [messageId])).toEqual(new Map());
    for (const change of [
      (tx: Transaction) => becomeReady(tx, stranger, id),
      (tx: Transaction) => media.becomeFailedWithin(tx, stranger, id, 'gone'),
      (tx: Transaction) => media.becomePendingWithin(tx, stranger, id),
    ]) {
      expect(await within(change)).toBe(false);
    }
    expect(await viewOf(messageId)).toMatchObject({ status: 'pending' });
  });

  it('of another organization is no file to write', async () => {
    const row = { id: newId(), messageId: null, type: null, mimeType: 'text/csv', file };
    const writing = within((tx) => media.insertWithin(tx, stranger, [row]));
    await expect(writing).rejects.toMatchObject({ code: 'not_found' });
  });
});
