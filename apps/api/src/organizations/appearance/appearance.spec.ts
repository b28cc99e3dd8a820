import sharp from 'sharp';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';

interface Details {
  id: string;
  name: string;
  logo: string | null;
  color: string | null;
  errors?: { path: string; message: string }[];
}

interface Entry {
  action: string;
  target: string;
  details: Record<string, string>;
}

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

let app: TestApp;
let owner: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
  owner = await app.organization('Northwind');
});
afterAll(() => app.close());

const change = (body: object, by: Pick<TestOrganization, 'asUser'> = owner) =>
  by.asUser<Details>('PATCH /v1/organization', body);
const seen = async () => (await owner.asUser<Details>('GET /v1/organization')).body;
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');
const picture = (width: number, height: number, background = '#0b6e4f') =>
  sharp({ create: { width, height, channels: 3, background } });
const bytesOf = (logo: string | null): Buffer =>
  Buffer.from(/^data:image\/png;base64,(.+)$/.exec(logo ?? '')?.[1] ?? '', 'base64');

describe('the looks of an organization', () => {
  it('are none at first', async () => {
    expect(await seen()).toEqual({
      id: owner.organizationId,
      ...{ name: 'Northwind', logo: null, color: null, requiresTwoFactor: false },
    });
  });

  it('are a colour, and a small PNG of whatever picture is given', async () => {
    const given = await picture(1_600, 400)
      .withExif({ IFD0: { Copyright: 'Ada' } })
      .jpeg()
      .toBuffer();
    const { status, body } = await change({ logo: base64(given), color: '#0B6E4F' });
    expect({ status, color: body.color }).toEqual({ status: 200, color: '#0b6e4f' });
    const logo = bytesOf(body.logo);
    const head = await sharp(logo).metadata();
    expect(head).toMatchObject({ format: 'png', width: 320, height: 80 });
    expect(head.exif).toBeUndefined();
    expect(await seen()).toEqual(body);
  });

  it('never make a large file, however many colours the picture has', async () => {
    const noise = await sharp({
      create: {
        ...{ width: 320, height: 160, channels: 3, background: '#000' },
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .webp({ quality: 90 })
      .toBuffer();
    const { body } = await change({ logo: base64(noise) });
    expect(bytesOf(body.logo).length).toBeLessThan(64 * 1024);
  });

  it('stay as they are where they are left out, and go where they are null', async () => {
    await change({ logo: base64(await picture(40, 40).png().toBuffer()), color: '#123456' });
    expect((await change({ color: '#654321' })).body).toMatchObject({
      logo: expect.stringMatching(/^data:image\/png/) as unknown,
      color: '#654321',
    });
    expect((await change({ logo: null, color: null })).body).toMatchObject({
      ...{ logo: null, color: null },
    });
  });

  it.each([
    ['an SVG', base64(SVG)],
    ['nothing', ''],
    ['no picture', base64('hello')],
    ['no base64', 'not base64!'],
    ['too much', base64(Buffer.alloc(600 * 1024))],
  ])('are not made of %s', async (_, logo) => {
    const { status, body } = await change({ logo });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.path).toBe('logo');
  });

  it('are not made of a few bytes that unpack to a wall of pixels', async () => {
    const bomb = await picture(8_000, 8_000, '#fff').png({ compressionLevel: 9 }).toBuffer();
    const { status, body } = await change({ logo: base64(bomb) });
    expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path: 'logo' });
  });

  it.each(['red', '#12345', '#1234567', 'url(x)', ''])('have no colour %j', async (color) => {
    const { status, body } = await change({ color });
    expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path: 'color' });
  });

  it('are changed by admins, and the log says so', async () => {
    const agent = await app.member(owner, 'agent');
    expect((await change({ color: '#111111' }, agent)).status).toBe(403);
    await change({ color: '#222222', logo: null });
    const { body } = await owner.asUser<{ data: Entry[] }>('GET /v1/audit-log?limit=1');
    expect(body.data[0]).toMatchObject({
      action: 'organization.appearance_changed',
      target: owner.organizationId,
      details: { color: '#222222', logo: 'removed' },
    });
  });
});
