import { until } from '@whathooks/testing';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { MailServer } from '../../../test/mail-server';
import { deviceInWords } from './device-words';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

interface SignIn {
  id: string;
  device: string;
  address: string;
  createdAt: string;
  lastUsedAt: string;
  isCurrent: boolean;
  isNew: boolean;
}

let mail: MailServer;
let app: TestApp;
beforeAll(async () => {
  mail = await MailServer.start();
  app = await startTestApp({ variables: mail.variables });
});
afterAll(async () => {
  await app.close();
  await mail.stop();
});

/** Logs in with a browser; cookies are those that it has afterwards. */
async function enter(
  { email, password }: Pick<TestOrganization, 'email' | 'password'>,
  userAgent: string,
  cookie = '',
): Promise<{ headers: Record<string, string>; cookies: string }> {
  const given = { 'user-agent': userAgent, ...(cookie && { cookie }) };
  const answer = await app.call<{ accessToken: string }>(
    'POST /v1/auth/login',
    { email, password },
    given,
  );
  expect(answer.status).toBe(200);
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const headers = { authorization: `Bearer ${answer.body.accessToken}`, ...given };
  return { headers, cookies: cookies.join('; ') };
}
const listed = async (headers: Record<string, string>): Promise<SignIn[]> => {
  const { body } = await app.call<{ data: SignIn[] }>('GET /v1/auth/sign-ins', undefined, headers);
  return body.data;
};
const status = async (route: `${'GET' | 'POST' | 'DELETE'} /${string}`, headers: object) =>
  (await app.call(route, undefined, headers as Record<string, string>)).status;

describe('where somebody is logged in', () => {
  it('is listed with device, address and times, and which one asks', async () => {
    const owner = await app.organization();
    const { headers } = await enter(owner, FIREFOX);
    const [newest, first, ...rest] = await listed(headers);
    expect(rest).toEqual([]);
    expect(newest).toMatchObject({ device: 'Firefox on Windows', isCurrent: true });
    expect(newest?.address).toMatch(/127\.0\.0\.1$/);
    expect(first).toMatchObject({ isCurrent: false, isNew: false });
    for (const time of [newest?.createdAt, newest?.lastUsedAt])
      expect(Date.parse(time ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('follows a browser whose address or name changes', async () => {
    const owner = await app.organization();
    const { headers, cookies } = await enter(owner, FIREFOX);
    const answer = await app.call('POST /v1/auth/refresh', undefined, {
      ...{ cookie: cookies, 'user-agent': PHONE },
    });
    expect(answer.status).toBe(200);
    expect((await listed(headers))[0]).toMatchObject({ device: 'Safari on iOS', isCurrent: true });
  });

  it('is ended one by one from the next request on, and the log says so', async () => {
    const owner = await app.organization();
    const { headers } = await enter(owner, FIREFOX);
    const { headers: lost } = await enter(owner, PHONE);
    const [phone] = await listed(headers);
    expect(phone?.device).toBe('Safari on iOS');
    expect(await status(`DELETE /v1/auth/sign-ins/${phone?.id}`, headers)).toBe(204);
    expect(await status('GET /v1/auth/me', lost)).toBe(401);
    expect(await status('GET /v1/auth/me', headers)).toBe(200);
    expect(await status(`DELETE /v1/auth/sign-ins/${phone?.id}`, headers)).toBe(404);
    const { body } = await owner.asUser<{ data: object[] }>('GET /v1/audit-log?limit=1');
    expect(body.data[0]).toMatchObject({
      action: 'user.sign_in_ended',
      details: { device: 'Safari on iOS' },
    });
  });

  it('is ended everywhere else, and nowhere of another person', async () => {
    const owner = await app.organization();
    const other = await app.member(owner, 'agent');
    const { headers } = await enter(owner, FIREFOX);
    const { headers: elsewhere } = await enter(owner, PHONE);
    expect(await status('DELETE /v1/auth/sign-ins', headers)).toBe(204);
    expect((await listed(headers)).map(({ isCurrent }) => isCurrent)).toEqual([true]);
    expect(await status('GET /v1/auth/me', elsewhere)).toBe(401);
    expect((await other.asUser('GET /v1/auth/me')).status).toBe(200);
    const [theirs] = await listed({ authorization: `Bearer ${other.jwt}` });
    expect(await status(`DELETE /v1/auth/sign-ins/${theirs?.id}`, headers)).toBe(404);
  });
});

describe('a log-in on a browser that is new to its person', () => {
  it('is marked and told by mail, until somebody says on another one that it is theirs', async () => {
    const owner = await app.organization();
    const home = await enter(owner, FIREFOX);
    const { headers: phone } = await enter(owner, PHONE);
    const [told] = await listed(home.headers);
    expect(told).toMatchObject({ device: 'Safari on iOS', isNew: true });
    const { raw } = await until('the mail', () =>
      mail.to(owner.email).find((one) => one.raw.includes('Safari on iOS')),
    );
    expect(raw).toContain('Subject: New log-in');
    const itself = `POST /v1/auth/sign-ins/${told?.id}/recognize` as const;
    expect(await status(itself, phone)).toBe(403);
    expect(await status(itself, home.headers)).toBe(204);
    expect((await listed(home.headers))[0]?.isNew).toBe(false);
    expect(await status(itself, home.headers)).toBe(404);
  });

  it('is none where the browser was used before, whatever it says of itself', async () => {
    const owner = await app.organization();
    const { cookies } = await enter(owner, FIREFOX);
    const again = await enter(owner, PHONE, cookies);
    expect((await listed(again.headers))[0]?.isNew).toBe(false);
    const stranger = await app.organization();
    const { headers } = await enter(stranger, PHONE, cookies);
    expect((await listed(headers))[0]?.isNew).toBe(true);
  });
});

describe('a device in words', () => {
  it.each([
    [FIREFOX, 'Firefox on Windows'],
    [PHONE, 'Safari on iOS'],
    ['curl/8.5.0', 'curl'],
    ['', 'Unknown device'],
    ['<script>alert(1)</script>', 'Unknown device'],
  ])('%s', (userAgent, words) => {
    expect(deviceInWords(userAgent)).toBe(words);
  });
});
