import { randomBytes } from 'node:crypto';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { S3Server } from '../../../test/storage/s3-server';
import { uploadFile } from '../../../test/storage/upload';
import { ObjectStore } from '../../platform/storage/object-store';
import { MediaSweeper } from '../retention/media-sweeper';

let server: S3Server;
let app: TestApp;
let agency: TestOrganization;
beforeAll(async () => {
  server = await S3Server.start();
  app = await startTestApp({ variables: { ...NO_WHATSAPP, ...server.variables('files') } });
  agency = await app.organization();
});
afterAll(async () => {
  await app.close();
  await server.stop();
});

const download = (id: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${app.url}/v1/media/${id}`, { headers: { 'x-api-key': agency.apiKey, ...headers } });

async function objects(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of app.app.get(ObjectStore, { strict: false }).list()) names.push(name);
  return names;
}

describe('files in a bucket', () => {
  it('are uploaded, downloaded whole or in part, and encrypted there', async () => {
    const bytes = Buffer.concat([Buffer.from('the beginning of a secret'), randomBytes(9_000_000)]);
    const { id } = await uploadFile(app, agency.jwt, bytes);
    const whole = Buffer.from(await (await download(id)).arrayBuffer());
    expect(whole.equals(bytes)).toBe(true);
    const part = await download(id, { range: 'bytes=8999000-' });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(8_999_000))).toBe(true);
    const [name = ''] = await objects();
    const stored = await fetch(`${server.endpoint}/${server.bucket}/files/${name}`);
    const raw = Buffer.from(await stored.arrayBuffer());
    expect(raw.length).toBeGreaterThan(bytes.length);
    expect(raw.includes('the beginning')).toBe(false);
  });

  it('are stored once, and deleted when nothing refers to them', async () => {
    const before = await objects();
    await Promise.all(['a', 'b', 'c'].map(() => uploadFile(app, agency.jwt, 'the same bytes')));
    expect(await objects()).toHaveLength(before.length + 1);
    await app.dataSource.query(`UPDATE media SET expires_at = now()`);
    await app.dataSource.query(`UPDATE files SET used_at = now() - interval '2 days'`);
    await app.app.get(MediaSweeper, { strict: false }).sweep();
    expect(await objects()).toEqual([]);
  });

  it('that cannot be reached make the process not ready, and are an error that passes', async () => {
    const { id } = await uploadFile(app, agency.jwt, 'out of reach');
    expect((await app.call('GET /health/ready')).status).toBe(200);
    await server.stop();
    expect(await app.call('GET /health/ready')).toMatchObject({
      status: 503,
      body: { code: 'storage_unavailable' },
    });
    const answers = [await download(id), await upload('new')];
    for (const answer of answers) {
      expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
      expect(await answer.json()).toMatchObject({ code: 'storage_unavailable' });
    }
    // Everything else works.
    expect((await agency.asUser('GET /v1/sessions')).status).toBe(200);
  });

  it('are not stored in an empty store that took the place of theirs', async () => {
    const port = new URL(server.endpoint).port;
    server = await S3Server.start(server.bucket, port);
    expect(await app.call('GET /health/ready')).toMatchObject({ status: 503 });
    const other = await startTestApp({
      database: app.database,
      variables: { ...NO_WHATSAPP, ...server.variables('files') },
    });
    const sweeper = other.app.get(MediaSweeper, { strict: false });
    await expect(sweeper.sweepObjects()).rejects.toMatchObject({
      reason: expect.stringMatching(/is missing or is another one/) as unknown,
    });
    await other.stop();
  });
});

function upload(content: string): Promise<Response> {
  const body = new FormData();
  body.append('file', new File([content], 'a.txt'));
  const headers = { 'x-api-key': agency.apiKey };
  return fetch(`${app.url}/v1/media`, { method: 'POST', headers, body });
}
