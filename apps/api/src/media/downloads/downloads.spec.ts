import { randomBytes } from 'node:crypto';
import type { MediaView, UploadedMedia } from '@whathooks/dto';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { uploadFile } from '../../../test/storage/upload';
import { parseId } from '../../platform/database/ids';
import { MediaService } from '../items/media.service';

let app: TestApp;
let agency: TestOrganization;
let picture: UploadedMedia;
const bytes = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  randomBytes(200_000),
]);

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  agency = await app.organization();
  picture = await uploadFile(app, agency.jwt, bytes, 'Fäßchen.jpg', 'image/jpeg');
});
afterAll(() => app.close());

const get = (id: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${app.url}/v1/media/${id}`, {
    method,
    headers: { 'x-api-key': agency.apiKey, ...headers },
  });

const gathered = async (answer: Response): Promise<Buffer> =>
  Buffer.from(await answer.arrayBuffer());

/** As events and messages tell it. */
async function viewOf(id: string): Promise<MediaView> {
  const media = app.app.get(MediaService, { strict: false });
  const tenant = { organizationId: parseId('organization', agency.organizationId) };
  return media.view(await media.upload(tenant, id));
}

describe('a file', () => {
  it('is downloaded whole, with what its bytes say of it', async () => {
    const answer = await get(picture.id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="F??chen.jpg"; filename*=UTF-8''F%C3%A4%C3%9Fchen.jpg`,
      'cache-control': 'private, max-age=86400, immutable',
      etag: `"${picture.sha256}"`,
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect((await gathered(answer)).equals(bytes)).toBe(true);
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=70000-140000', 70_000, 140_000],
    ['bytes=200000-', 200_000, 200_019],
    ['bytes=-5', 200_015, 200_019],
    ['bytes=-9999999', 0, 200_019],
    ['bytes=5-9999999', 5, 200_019],
  ])('is downloaded in part with %s', async (range, first, last) => {
    const answer = await get(picture.id, { range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([
      206,
      `bytes ${first}-${last}/${bytes.length}`,
    ]);
    expect(answer.headers.get('content-length')).toBe(String(last - first + 1));
    expect((await gathered(answer)).equals(bytes.subarray(first, last + 1))).toBe(true);
  });

  it.each(['bytes=9-3', 'bytes=0-1,5-6', 'bytes=-', 'pages=1-2', 'bytes=a-b'])(
    'is downloaded whole with %s',
    async (range) => {
      const answer = await get(picture.id, { range });
      expect(answer.status).toBe(200);
      expect((await gathered(answer)).length).toBe(bytes.length);
    },
  );

  it.each(['bytes=200020-', 'bytes=9999999-99999999', 'bytes=-0'])(
    'has no part %s',
    async (range) => {
      const answer = await get(picture.id, { range });
      expect([answer.status, answer.headers.get('content-range')]).toEqual([
        416,
        `bytes */${bytes.length}`,
      ]);
      expect(await answer.json()).toMatchObject({ code: 'range_not_satisfiable' });
    },
  );

  it('is not sent to whom has it, and in parts only to whom has the same', async () => {
    const etag = `"${picture.sha256}"`;
    for (const known of [etag, `"x", W/${etag}`, '*']) {
      const answer = await get(picture.id, { 'if-none-match': known });
      expect([answer.status, await answer.text()]).toEqual([304, '']);
    }
    expect((await get(picture.id, { 'if-none-match': '"x"' })).status).toBe(200);
    const range = 'bytes=0-3';
    expect((await get(picture.id, { range, 'if-range': etag })).status).toBe(206);
    expect((await get(picture.id, { range, 'if-range': '"x"' })).status).toBe(200);
  });

  it('is described by HEAD', async () => {
    const answer = await get(picture.id, {}, 'HEAD');
    expect([
      answer.status,
      answer.headers.get('content-length'),
      answer.headers.get('etag'),
    ]).toEqual([200, String(bytes.length), `"${picture.sha256}"`]);
    expect(await answer.text()).toBe('');
  });

  it.each([
    [
      'page.html',
      '<!doctype html><script>alert(1)</script>',
      'text/html',
      'text/plain; charset=utf-8',
      'inline',
    ],
    [
      'drawing.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'image/svg+xml',
      'text/plain; charset=utf-8',
      'inline',
    ],
    [
      'drawing.xml',
      '<?xml version="1.0"?><svg onload="alert(1)"/>',
      'image/svg+xml',
      'application/xml',
      'attachment',
    ],
    ['data.json', '{"a":1}', 'application/json', 'text/plain; charset=utf-8', 'inline'],
    ['paper.pdf', '%PDF-1.7\nx', 'application/pdf', 'application/pdf', 'inline'],
    ['program.exe', 'MZ\x90\0\x03', 'text/html', 'application/x-msdownload', 'attachment'],
    [
      'page.gif',
      'GIF89a/*\x01\0\x01\0*/=1;<script>alert(1)</script>',
      'text/html',
      'image/gif',
      'inline',
    ],
    ['page.pdf', '%PDF-1.4\n<script>alert(1)</script>', 'text/html', 'application/pdf', 'inline'],
    ['archive.pdf', '%PDF-1.4\nPK\x03\x04', 'application/zip', 'application/pdf', 'inline'],
    ['unknown', '\0\x01\x02', 'text/html', 'application/octet-stream', 'attachment'],
  ])('%s is nothing that a browser runs', async (name, content, told, type, disposition) => {
    const { id } = await uploadFile(app, agency.jwt, content, name, told);
    const { headers } = await get(id);
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      type,
      `${disposition}; filename=${name}`,
    ]);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  });
});

describe('a signed address', () => {
  it('needs no credentials, and may be shown on any page until it expires', async () => {
    const { url = '' } = await viewOf(picture.id);
    expect(url.startsWith(`${app.url}/v1/media/${picture.id}?expires=`)).toBe(true);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('cross-origin-resource-policy')]).toEqual([
      200,
      'cross-origin',
    ]);
    expect((await gathered(answer)).equals(bytes)).toBe(true);
    const days = (Number(new URL(url).searchParams.get('expires')) - Date.now() / 1_000) / 86_400;
    expect(days).toBeGreaterThan(7);
    expect(days).toBeLessThan(7.1);
  });

  it('that is wrong in any way finds nothing, like an id that nobody has', async () => {
    const { url = '' } = await viewOf(picture.id);
    const other = await uploadFile(app, agency.jwt, 'other');
    const changed = (change: (address: URL) => void): string => {
      const address = new URL(url);
      change(address);
      return address.href;
    };
    const query = (name: string, value: string): string =>
      changed(({ searchParams }) => searchParams.set(name, value));
    const wrong = [
      query('expires', String(Math.floor(Date.now() / 1_000) + 999_999)),
      query('expires', '1'),
      query('expires', ''),
      query('expires', 'NaN'),
      query('signature', ''),
      query('signature', 'AAAA'),
      query('signature', `${new URL(url).searchParams.get('signature')}A`),
      changed(({ searchParams }) => searchParams.delete('signature')),
      changed(({ searchParams }) => searchParams.delete('expires')),
      changed(({ searchParams }) => searchParams.append('expires', '1')),
      changed((address) => (address.pathname = `/v1/media/${other.id}`)),
      changed((address) => (address.pathname = `/v1/media/med_${'0'.repeat(32)}`)),
      changed((address) => (address.pathname = '/v1/media/nonsense')),
    ];
    const answers = new Set<string>();
    for (const address of wrong) {
      const answer = await fetch(address);
      const body = (await answer.json()) as Record<string, unknown>;
      answers.add(JSON.stringify([answer.status, { ...body, requestId: '' }]));
    }
    expect([...answers]).toEqual([expect.stringContaining('[404,')]);
  });

  it('finds nothing once it has expired', async () => {
    const { url = '' } = await viewOf(picture.id);
    const expires = Number(new URL(url).searchParams.get('expires')) * 1_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(expires);
    const answer = await fetch(url);
    clock.mockRestore();
    expect(answer.status).toBe(404);
  });
});

it('an upload that has expired is gone', async () => {
  const { id } = await uploadFile(app, agency.jwt, 'short-lived');
  const { url = '' } = await viewOf(id);
  await app.dataSource.query('UPDATE media SET expires_at = now() WHERE id = $1', [
    parseId('media', id),
  ]);
  expect([(await get(id)).status, (await fetch(url)).status]).toEqual([404, 404]);
  await expect(viewOf(id)).rejects.toMatchObject({ code: 'not_found' });
});

it('a file whose bytes are missing is an error that says so, not a broken answer', async () => {
  const { id } = await uploadFile(app, agency.jwt, 'to be lost');
  await app.dataSource.query(
    `UPDATE files SET object = object || '-gone' WHERE id = (SELECT file_id FROM media WHERE id = $1)`,
    [parseId('media', id)],
  );
  const answer = await get(id);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    503,
    'application/problem+json; charset=utf-8',
  ]);
  expect(await answer.json()).toMatchObject({ code: 'storage_unavailable' });
});
