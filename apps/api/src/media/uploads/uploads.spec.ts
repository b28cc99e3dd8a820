import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { UploadedMedia } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import {
  type Answer,
  startTestApp,
  type TestApp,
  type TestOrganization,
} from '../../../test/harness';
import { uploadFile } from '../../../test/storage/upload';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';

const MIB = 1024 ** 2;
const VARIABLES = {
  WHATSAPP_WS_URL: 'ws://127.0.0.1:9/',
  WHATSAPP_ROOT_KEY: '00'.repeat(32),
  MEDIA_MAX_MB: '1',
  REQUEST_TIMEOUT_S: '1',
};

let app: TestApp;
let agency: TestOrganization;
let folder: string;

beforeAll(async () => {
  app = await startTestApp({ variables: VARIABLES });
  agency = await app.organization();
  folder = join(app.app.get<Environment>(ENVIRONMENT, { strict: false }).dataDir, 'media');
  await upload(form('first'));
});
afterAll(() => app.close());

type Body = Record<string, unknown>;

function form(content: string | Uint8Array<ArrayBuffer>, name = 'a.txt', type = ''): FormData {
  const data = new FormData();
  data.append('file', new File([content], name, { type }));
  return data;
}

async function upload(
  body: FormData | string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const answer = await fetch(`${app.url}/v1/media`, {
    method: 'POST',
    headers: { 'x-api-key': agency.apiKey, ...headers },
    body,
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Body,
  };
}

/** A form as it stands on the wire. */
const written = (...parts: string[]): string => [...parts, '--x--', ''].join('\r\n');
const part = (disposition: string, content = 'x'): string =>
  `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}`;
const FORM = { 'content-type': 'multipart/form-data; boundary=x' };

/** Objects and rows: what an upload leaves. */
async function stored(): Promise<number[]> {
  const objects = readdirSync(folder, { recursive: true, withFileTypes: true });
  const [rows] = await app.dataSource.query<{ files: number; media: number }[]>(
    'SELECT (SELECT count(*)::int FROM files) AS files, (SELECT count(*)::int FROM media) AS media',
  );
  return [objects.filter((entry) => entry.isFile()).length, rows?.files ?? 0, rows?.media ?? 0];
}

describe('an upload', () => {
  it('is stored, measured and kept for a day', async () => {
    const bytes = randomBytes(300_000);
    const { status, body } = await upload(form(bytes, 'photo.jpg', 'image/jpeg'));
    expect([status, body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^med_[0-9a-f]{32}$/) as unknown,
        // What its sender says does not count.
        mimeType: 'application/octet-stream',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        expiresAt: expect.any(String) as unknown,
      },
    ]);
    const hours = (Date.parse(String(body['expiresAt'])) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
  });

  it('works with the credentials of a person, and keeps the name whatever its letters', async () => {
    const { id } = await uploadFile(app, agency.jwt, 'x', 'Größe «1».pdf');
    const answer = await fetch(`${app.url}/v1/media/${id}`, {
      headers: { 'x-api-key': agency.apiKey },
    });
    expect(answer.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%C2%AB1%C2%BB.pdf`,
    );
  });

  it.each<[string, number, string, () => ReturnType<typeof upload>]>([
    [
      'no form',
      415,
      'unsupported_media_type',
      () => upload('{}', { 'content-type': 'application/json' }),
    ],
    [
      'bytes alone',
      415,
      'unsupported_media_type',
      () => upload('x', { 'content-type': 'image/png' }),
    ],
    [
      'a form without boundary',
      400,
      'invalid_upload',
      () => upload('x', { 'content-type': 'multipart/form-data' }),
    ],
    ['a form without file', 400, 'invalid_upload', () => upload(written(), FORM)],
    ['an empty body', 400, 'invalid_upload', () => upload('', FORM)],
    ['no form inside', 400, 'invalid_upload', () => upload('nonsense', FORM)],
    ['another field', 400, 'invalid_upload', () => upload(written(part('name="to"')), FORM)],
    [
      'a field besides',
      400,
      'invalid_upload',
      () => upload(written(part('name="file"; filename="a"'), part('name="to"')), FORM),
    ],
    [
      'a file of another name',
      400,
      'invalid_upload',
      () => upload(written(part('name="picture"; filename="a"')), FORM),
    ],
    [
      'two files',
      400,
      'invalid_upload',
      () =>
        upload(
          written(
            part('name="file"; filename="a"', 'one'),
            part('name="file"; filename="b"', 'two'),
          ),
          FORM,
        ),
    ],
    ['an empty file', 400, 'invalid_upload', () => upload(form(''))],
    [
      'a form without end',
      400,
      'invalid_upload',
      () => upload(part('name="file"; filename="a"'), FORM),
    ],
    ['a file that is too large', 413, 'file_too_large', () => upload(form(randomBytes(MIB + 1)))],
    ['one that is much too large', 413, 'file_too_large', () => upload(form(randomBytes(3 * MIB)))],
  ])('that is %s is refused and leaves nothing behind', async (_, status, code, send) => {
    const before = await stored();
    const answer = await send();
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.body['detail']).toEqual(expect.stringMatching(/\w.*\.$/));
    expect(await stored()).toEqual(before);
  });

  it('of unknown length that is too large is refused while it is sent, and its sender hears it', async () => {
    const before = await stored();
    const pieces = function* (): Generator<Uint8Array<ArrayBuffer>> {
      yield Buffer.from(part('name="file"; filename="a"'));
      for (let count = 0; count < 320; count += 1) yield new Uint8Array(MIB / 16);
    };
    const answer = await fetch(`${app.url}/v1/media`, {
      method: 'POST',
      headers: { 'x-api-key': agency.apiKey, ...FORM },
      body: ReadableStream.from(pieces()),
      duplex: 'half',
    });
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'file_too_large' }]);
    expect(await stored()).toEqual(before);
    // The connection is still good.
    expect((await upload(form('next'))).status).toBe(201);
  });

  it('that is as large as allowed is accepted', async () => {
    expect((await upload(form(randomBytes(MIB)))).status).toBe(201);
  });

  it('is refused without credentials before it is read', async () => {
    const before = await stored();
    const answer = await fetch(`${app.url}/v1/media`, { method: 'POST', body: form('x') });
    expect(answer.status).toBe(401);
    expect(await stored()).toEqual(before);
  });

  it('leaves nothing behind when its sender goes away', async () => {
    const before = await stored();
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    const head = [
      'POST /v1/media HTTP/1.1',
      'Host: localhost',
      `X-API-Key: ${agency.apiKey}`,
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Length: 500000',
    ].join('\r\n');
    socket.write(`${head}\r\n\r\n${part('name="file"; filename="a"', 'x'.repeat(200_000))}`);
    // Its file is being written.
    await until(
      'the file is being written',
      async () => ((await stored())[0] ?? 0) > (before[0] ?? 0),
    );
    socket.destroy();
    await until(
      'nothing is left',
      async () => JSON.stringify(await stored()) === JSON.stringify(before),
    );
  });

  it('may take longer than other requests', async () => {
    const pieces = [part('name="file"; filename="a"', 'slow'), 'ly', ' sent', '\r\n--x--\r\n'];
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const piece = pieces.shift();
        if (piece === undefined) return controller.close();
        // Node.js looks for requests that take too long four times in REQUEST_TIMEOUT_S.
        await new Promise((resolve) => setTimeout(resolve, 700));
        controller.enqueue(Buffer.from(piece));
      },
    });
    const answer = await fetch(`${app.url}/v1/media`, {
      method: 'POST',
      headers: { 'x-api-key': agency.apiKey, ...FORM },
      body,
      duplex: 'half',
    });
    expect(await answer.json()).toMatchObject({ mimeType: 'text/plain', size: 11 });
  });
});

describe('an upload with an Idempotency-Key', () => {
  it('is executed once, and gets the same response', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await upload(form('the same'), key);
    const before = await stored();
    const again = await upload(form('the same'), key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await stored()).toEqual(before);
  });

  it('is refused with another file or name', async () => {
    const key = { 'idempotency-key': 'other' };
    await upload(form('one'), key);
    for (const other of [form('two'), form('one', 'b.txt')]) {
      expect(await upload(other, key)).toMatchObject({
        status: 422,
        body: { code: 'idempotency_key_reused' },
      });
    }
  });

  it('may be repeated after it was refused', async () => {
    const key = { 'idempotency-key': 'mended' };
    expect((await upload(form(''), key)).status).toBe(400);
    expect((await upload(form('x'), key)).status).toBe(201);
  });
});

it('other routes take no forms', async () => {
  const answer = await fetch(`${app.url}/v1/sessions`, {
    method: 'POST',
    headers: { 'x-api-key': agency.apiKey },
    body: form('x'),
  });
  expect([answer.status, ((await answer.json()) as Body)['code']]).toEqual([
    415,
    'unsupported_media_type',
  ]);
});

it('uploads of the same bytes are different things with one file', async () => {
  const uploads: UploadedMedia[] = [];
  for (const name of ['a.txt', 'b.txt']) {
    uploads.push(await uploadFile(app, agency.jwt, 'shared bytes', name));
  }
  expect(uploads[0]?.id).not.toBe(uploads[1]?.id);
  const rows = await app.dataSource.query<unknown[]>(
    'SELECT DISTINCT file_id FROM media WHERE sha256 = $1',
    [Buffer.from(uploads[0]?.sha256 ?? '', 'hex')],
  );
  expect(rows).toHaveLength(1);
});
