import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { client } from './client';
import { ApiProblem } from '../../shared/api/problem';
import { publicClient } from '../../shared/api/public-client';
import { authState, restore, signIn, signOut } from './auth-store';

const USER = { id: 'usr_1', email: 'ada@agency.example', name: 'Ada', role: 'owner' as const };
const ORGANIZATION = { id: 'org_1', name: 'Agency' };

function token(secondsLeft: number, mark: string): string {
  const claims = { exp: Date.now() / 1000 + secondsLeft, mark };
  return `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
}

/** A stand-in for the API's login that counts. It is not the API: that one has its own specs. */
class LoginServer {
  refreshes = 0;
  issued: string[] = [];
  /** How many seconds the tokens live that the next answers carry. */
  lifetime = 900;
  refuseRefresh = false;
  accepts: (authorization: string) => boolean = () => true;
  seen: string[] = [];
  /** Bodies of requests to what needs a login. */
  bodies: string[] = [];
  readonly server: Server = createServer((request, response) => {
    void text(request).then((sent) => {
      if (!request.url?.startsWith('/v1/auth/') && sent !== '') this.bodies.push(sent);
      const { status, body } = this.answer(request);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === null ? undefined : JSON.stringify(body));
    });
  });

  private answer(request: IncomingMessage): { status: number; body: unknown } {
    switch (request.url) {
      case '/v1/auth/refresh':
        this.refreshes += 1;
        return this.refuseRefresh ? this.refusal('invalid_credentials') : this.entered();
      case '/v1/auth/login':
        return this.entered();
      case '/v1/auth/logout':
        return { status: 204, body: null };
      default: {
        const authorization = request.headers.authorization ?? '';
        this.seen.push(authorization);
        return this.accepts(authorization)
          ? { status: 200, body: { ok: true } }
          : this.refusal('invalid_credentials');
      }
    }
  }

  private entered() {
    const accessToken = token(this.lifetime, String(this.issued.length));
    this.issued.push(accessToken);
    return { status: 200, body: { accessToken, user: USER, organization: ORGANIZATION } };
  }

  private refusal(code: string) {
    return { status: 401, body: { code, status: 401, title: 'No', detail: 'Log in again.' } };
  }
}

describe('being logged in', () => {
  let login: LoginServer;

  beforeEach(async () => {
    login = new LoginServer();
    await new Promise<void>((resolve) => login.server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(login.server.address() as AddressInfo).port}`;
    for (const one of [publicClient, client]) one.setConfig({ baseUrl: origin });
  });

  afterEach(async () => {
    await signOut().catch(() => undefined);
    login.server.closeAllConnections();
    await new Promise((resolve) => login.server.close(resolve));
  });

  it('renews an ended token once for all requests that need it at the same time', async () => {
    login.lifetime = 5;
    await signIn({ email: USER.email, password: 'x' });
    login.lifetime = 900;

    await Promise.all(['/v1/sessions', '/v1/webhooks', '/v1/me'].map((url) => client.get({ url })));

    expect(login.refreshes).toBe(1);
    expect(new Set(login.seen)).toEqual(new Set([`Bearer ${login.issued[1]}`]));
  });

  it('repeats a request that was refused, once, with a new token and the same body', async () => {
    await signIn({ email: USER.email, password: 'x' });
    login.accepts = (authorization) => authorization !== `Bearer ${login.issued[0]}`;

    const { data } = await client.post({ url: '/v1/sessions', body: { name: 'Bakery' } });

    expect(data).toEqual({ ok: true });
    expect(login.bodies).toEqual(['{"name":"Bakery"}', '{"name":"Bakery"}']);
    expect(login.refreshes).toBe(1);
  });

  it('gives up after one repetition instead of asking for ever', async () => {
    await signIn({ email: USER.email, password: 'x' });
    login.accepts = () => false;

    await expect(client.get({ url: '/v1/sessions' })).rejects.toMatchObject({
      code: 'invalid_credentials',
    });
    expect(login.refreshes).toBe(1);
  });

  it('ends here when the refresh is refused', async () => {
    login.lifetime = 5;
    await signIn({ email: USER.email, password: 'x' });
    login.refuseRefresh = true;

    await expect(client.get({ url: '/v1/sessions' })).rejects.toBeInstanceOf(ApiProblem);
    expect(authState()).toEqual({ phase: 'anonymous', onPurpose: false });
  });

  it('is not lost when the server cannot be reached', async () => {
    login.lifetime = 5;
    await signIn({ email: USER.email, password: 'x' });
    login.server.closeAllConnections();
    await new Promise((resolve) => login.server.close(resolve));

    await expect(client.get({ url: '/v1/sessions' })).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(authState()).toMatchObject({ phase: 'signed-in' });
  });

  it('is found again after a reload by the cookie, or is found to be over', async () => {
    await restore();
    expect(authState()).toMatchObject({ phase: 'signed-in', user: USER });
    await signOut();

    login.refuseRefresh = true;
    await restore();
    expect(authState()).toEqual({ phase: 'anonymous', onPurpose: false });
  });
});
