/**
 * An OpenID Connect provider, for tests: oidc-provider behind a page that asks for an address. Its words:
 * `node log-in-provider.mjs <issuer> <client id> <client secret> <redirect uri>`.
 *
 * An account is its e-mail address. Where the address begins so, the provider is another one than it should be:
 * `unverified` has not confirmed the address, `nameless` has no name, `homeless` has no address, the token of `forged` is
 * signed with a key that is not the provider's, and that of `split` vouches for an address that it does not name, and
 * that `unverified` would have.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';

const [issuer, clientId, clientSecret, redirectUri] = process.argv.slice(2);
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const own = newKey();
const key = { ...own.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' };
const foreign = newKey();

const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  jwks: { keys: [key] },
  cookies: { keys: ['a key of a test'] },
  claims: { email: ['email', 'email_verified'], profile: ['name'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/choose/${uid}` },
  pkce: { required: () => true },
  findAccount: (_ctx, accountId) => ({ accountId, claims: () => claimsOf(accountId) }),
  // Nobody is asked whether they agree.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});

function claimsOf(email) {
  const address = { email, email_verified: !/^(unverified|split)/.test(email) };
  return {
    sub: email,
    ...(email.startsWith('homeless') ? {} : address),
    ...(email.startsWith('nameless') ? {} : { name: 'Grace Hopper' }),
  };
}

const PAGE = `<!doctype html><html lang="en"><title>Log-in provider</title><h1>Log-in provider</h1>
<form method="post"><label>Account <input name="account"></label>
<button>Go on</button> <button name="refuse" value="yes">Refuse</button></form>`;

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/choose/')) {
    await next();
    if (ctx.path === '/token') resign(ctx);
    return;
  }
  if (ctx.method === 'GET') {
    ctx.type = 'html';
    ctx.body = PAGE;
    return;
  }
  const form = new URLSearchParams(await text(ctx.req));
  const result = form.has('refuse')
    ? { error: 'access_denied' }
    : { login: { accountId: form.get('account') } };
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
  ctx.status = 303;
});

/** Signs the token of a forged account with the other key, and another one of a split account. */
function resign(ctx) {
  const [head, claims] = String(ctx.body?.id_token ?? '').split('.');
  if (!claims) return;
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString());
  if (said.sub.startsWith('forged')) signed(ctx, head, claims, foreign);
  if (!said.sub.startsWith('split')) return;
  const other = Buffer.from(JSON.stringify({ ...said, email_verified: true }));
  signed(ctx, head, other.toString('base64url'), own);
}

function signed(ctx, head, claims, by) {
  const signature = sign('sha256', Buffer.from(`${head}.${claims}`), by);
  ctx.body = { ...ctx.body, id_token: `${head}.${claims}.${signature.toString('base64url')}` };
}

const { port } = new URL(issuer);
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
