import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readEnvironment } from '../src/platform/config/environment';
import { createApp } from '../src/create-app';
import { type Answer, startTestApp, type TestApp, type TestOrganization } from './harness';

/** The product below a path of a host that has other programs, with the path handed on by the proxy or taken away. */

const NO_WHATSAPP = { WHATSAPP_WS_URL: 'ws://127.0.0.1:9/', WHATSAPP_ROOT_KEY: '00'.repeat(32) };
const PUBLIC_URL = 'https://agency.example/wa';

let app: TestApp;
let folder: string;
let owner: TestOrganization;

beforeAll(async () => {
  folder = dashboard('/wa');
  app = await startTestApp({ variables: { ...NO_WHATSAPP, PUBLIC_URL, DASHBOARD_DIR: folder } });
  owner = await app.organization();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** Built pages in a folder of their own, for a path; null: by a build that wrote none down. */
function dashboard(basePath: string | null): string {
  const made = mkdtempSync(join(tmpdir(), 'whathooks-pages-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), text);
  };
  for (const page of ['index.html', '404.html', 'docs/index.html']) write(page, `<p>${page}</p>`);
  if (basePath !== null) write('built-for.json', JSON.stringify({ basePath }));
  return made;
}

const page = async (path: string): Promise<Response> =>
  fetch(app.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' });

describe.each([
  ['handed on', '/wa'],
  ['taken away', ''],
])('a path that is %s by the proxy', (_, prefix) => {
  it('leads to routes and pages', async () => {
    expect((await app.call(`GET /${`${prefix}/v1/info`.slice(1)}`)).status).toBe(200);
    expect(await (await page(`${prefix}/`)).text()).toBe('<p>index.html</p>');
    expect(await (await page(`${prefix}/docs/`)).text()).toBe('<p>docs/index.html</p>');
    const missing = await page(`${prefix}/nowhere/`);
    expect([missing.status, await missing.text()]).toEqual([404, '<p>404.html</p>']);
  });

  it.each([
    [
      'a connect link far too long',
      `/v1/connect/${'a'.repeat(5_000)}`,
      404,
      'connect_link_not_found',
    ],
    [
      'the code of one too long',
      `/v1/connect/${'a'.repeat(300)}/qr`,
      404,
      'connect_link_not_found',
    ],
    ['an id far too long', `/v1/sessions/${'a'.repeat(5_000)}`, 414, 'url_too_long'],
    ['an id too long', `/v1/sessions/${'a'.repeat(300)}`, 414, 'url_too_long'],
    ['a name longer than files have', `/${'a'.repeat(5_000)}`, 404, 'not_found'],
    ['a NUL', '/%00', 404, 'not_found'],
    ['backslashes', '/docs%5c..%5cx', 404, 'not_found'],
    ['a slash too many', '/docs//index.html', 404, 'not_found'],
  ])('has nothing at %s, whoever asks', async (_what, path, status, code) => {
    const { body, ...answer } = await app.call<{ code: string }>(
      `GET /${`${prefix}${path}`.slice(1)}`,
    );
    expect([answer.status, body.code]).toEqual([status, code]);
  });

  it('is guarded as without it', async () => {
    const route = `GET /${`${prefix}/v1/sessions`.slice(1)}` as const;
    expect(await app.call(route)).toMatchObject({
      status: 401,
      body: { type: `${PUBLIC_URL}/docs/errors/#missing_credentials` },
    });
    expect((await owner.asKey(route)).status).toBe(200);
  });

  it('stands in redirects as the browser knows it', async () => {
    const answer = await page(`${prefix}/docs`);
    expect(answer.headers.get('location')).toBe('/wa/docs/');
    const former = await page(`${prefix}/v1/reference`);
    expect(former.headers.get('location')).toBe('/wa/reference/');
  });
});

it('the path alone is the start page, and a name that begins like it is another one', async () => {
  expect((await page('/wa')).status).toBe(200);
  expect((await page('/wa?from=mail')).status).toBe(200);
  expect((await page('/wab/v1/info')).status).toBe(404);
  expect((await page('/wa/wa/v1/info')).status).toBe(404);
});

it('addresses that are handed out begin with it', async () => {
  const invited = await owner.asUser<{ url: string }>('POST /v1/invitations', { role: 'agent' });
  expect(invited.body.url).toMatch(/^https:\/\/agency\.example\/wa\/invitation\/#/);
  const { body } = await app.call<{ servers: { url: string }[] }>('GET /wa/v1/openapi.json');
  expect(body.servers[0]?.url).toBe('/wa');
});

describe('cookies', () => {
  const login = (): Promise<Answer<object>> =>
    app.call('POST /wa/v1/auth/login', { email: owner.email, password: owner.password });

  it('go to the own path alone, and not to other programs of the host', async () => {
    const set = (await login()).headers.getSetCookie();
    expect(set.map((cookie) => cookie.split('=')[0]).toSorted()).toEqual([
      '__Secure-whathooks_device',
      '__Secure-whathooks_refresh',
    ]);
    for (const cookie of set) {
      expect(cookie).toMatch(/; Path=\/wa\/v1\/auth;/);
      expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict/);
      expect(cookie).not.toMatch(/Domain/i);
    }
  });

  it('count by that name alone, and end where they began', async () => {
    const [, value = ''] = /__Secure-whathooks_refresh=([^;]+)/.exec(
      (await login()).headers.getSetCookie().join('\n'),
    ) as RegExpExecArray;
    const refresh = (name: string): Promise<Answer<object>> =>
      app.call('POST /wa/v1/auth/refresh', undefined, { cookie: `${name}=${value}` });
    expect((await refresh('whathooks_refresh')).status).toBe(401);
    expect((await refresh('__Secure-whathooks_refresh')).status).toBe(200);
    const ended = await app.call('POST /v1/auth/logout');
    expect(ended.headers.get('set-cookie')).toMatch(
      /^__Secure-whathooks_refresh=; .*Path=\/wa\/v1\/auth;/,
    );
  });
});

describe('pages that were built for another path', () => {
  const start = (publicUrl: string, pages: string): Promise<unknown> =>
    createApp(
      readEnvironment({
        ...NO_WHATSAPP,
        DATABASE_URL: app.database.url,
        PUBLIC_URL: publicUrl,
        DASHBOARD_DIR: pages,
      }),
    );

  it.each([
    [
      null,
      '/wa',
      'built for /, and PUBLIC_URL has them below /wa: .*"BASE_PATH=/wa npm run build"',
    ],
    ['', '/wa', '--build-arg BASE_PATH=/wa'],
    ['/wa', '', 'built for /wa, and PUBLIC_URL has them below /: .*"BASE_PATH= npm run build"'],
    ['/wa', '/wb', '"BASE_PATH=/wb npm run build"'],
    ['/docs', '/docs', 'cannot be below /docs, which is a page of the dashboard itself'],
  ])(
    'built for %j and found below %j keep the product from starting',
    async (built, path, says) => {
      const pages = dashboard(built);
      await expect(start(`https://agency.example${path}`, pages)).rejects.toThrow(new RegExp(says));
      rmSync(pages, { recursive: true });
    },
  );
});
