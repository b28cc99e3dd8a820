import { createSecretKey, randomBytes } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { ACCESS_TOKEN_RULES, AccessTokens } from '../../src/auth/tokens/access-tokens';
import type { TestApp, TestOrganization } from '../harness';

type Headers = Record<string, string>;

interface Claims {
  sub: string;
  org: string;
  sid: string;
}

/** Headers with credentials that were good once, or look like good ones, and open nothing; by what is wrong. */
export async function spentCredentials(
  app: TestApp,
  owner: TestOrganization,
): Promise<Record<string, Headers>> {
  const { sub, org, sid } = claimsOf(owner.jwt);
  const { key } = app.app.get(AccessTokens, { strict: false });
  const token = (audience: string, seconds: number, privateKey = key): Headers =>
    bearer(
      new JwtService().sign(
        { org, sid, role: 'owner' },
        { subject: sub, audience, privateKey, algorithm: 'HS256', expiresIn: seconds },
      ),
    );
  const ours = ACCESS_TOKEN_RULES.audience;
  // The same token opens as it is issued: what is refused below is refused for its one fault.
  const good = await app.call('GET /v1/auth/me', undefined, token(ours, 900));
  if (good.status !== 200) throw new Error(`a good token was answered ${good.status}`);
  return {
    'no credentials': {},
    'a revoked key': await revokedKey(owner),
    'an expired key': await expiredKey(app, owner),
    'the token of a key from before its rotation': await rotatedKey(owner),
    'an expired access token': token(ours, -1),
    'a token for another audience': token('whathooks:media', 900),
    'a token that nobody signed': unsigned(owner.jwt),
    'the token of a connect link': bearer(await connectToken(owner)),
    'the token of an invitation': bearer(await invitationToken(owner)),
    'a token that somebody else signed': token(ours, 900, createSecretKey(randomBytes(32))),
    'the token of a log-in that has ended': await endedLogIn(app, owner),
    'the token of a removed member': await removedMember(app, owner),
  };
}

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

function claimsOf(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Claims;
}

async function newKey({ asUser }: TestOrganization): Promise<{ id: string; headers: Headers }> {
  const { body } = await asUser<{ id: string; token: string }>('POST /v1/api-keys', {
    name: 'spent',
  });
  return { id: body.id, headers: { 'x-api-key': body.token } };
}

async function revokedKey(owner: TestOrganization): Promise<Headers> {
  const { id, headers } = await newKey(owner);
  await owner.asUser(`DELETE /v1/api-keys/${id}`);
  return headers;
}

async function expiredKey({ dataSource }: TestApp, owner: TestOrganization): Promise<Headers> {
  const { headers } = await newKey(owner);
  await dataSource.query(
    `UPDATE api_keys SET expires_at = now() - interval '1 second'
     WHERE id = (SELECT id FROM api_keys ORDER BY id DESC LIMIT 1)`,
  );
  return headers;
}

async function rotatedKey(owner: TestOrganization): Promise<Headers> {
  const { id, headers } = await newKey(owner);
  await owner.asUser(`POST /v1/api-keys/${id}/rotate`, { overlapMinutes: 0 });
  return headers;
}

/** The same claims, which say of themselves that they need no signature. */
function unsigned(jwt: string): Headers {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return bearer(`${header}.${jwt.split('.')[1] ?? ''}.`);
}

async function connectToken({ asUser }: TestOrganization): Promise<string> {
  const { body: session } = await asUser<{ id: string }>('POST /v1/sessions', { name: 'spent' });
  const path = `POST /v1/sessions/${session.id}/connect-links` as const;
  return secretOf((await asUser<{ url: string }>(path, { expiresInMinutes: 5 })).body);
}

async function invitationToken({ asUser }: TestOrganization): Promise<string> {
  return secretOf((await asUser<{ url: string }>('POST /v1/invitations', { role: 'admin' })).body);
}

/** What stands behind the # of a link. */
function secretOf({ url }: { url: string }): string {
  const [, secret] = url.split('#');
  if (!secret) throw new Error(`no secret in ${url}`);
  return secret;
}

async function endedLogIn(app: TestApp, owner: TestOrganization): Promise<Headers> {
  const { jwt, asUser } = await app.member(owner, 'admin');
  await asUser('POST /v1/auth/logout-all');
  return bearer(jwt);
}

async function removedMember(app: TestApp, owner: TestOrganization): Promise<Headers> {
  const { jwt, userId } = await app.member(owner, 'admin');
  await owner.asUser(`DELETE /v1/members/${userId}`);
  return bearer(jwt);
}
