import { JwtService } from '@nestjs/jwt';
import { InstallationSecrets } from '../../src/platform/vault/installation-secrets';
import type { TestApp } from '../harness';

/** How a forged token is signed. */
export interface Forgery {
  claims?: Record<string, unknown>;
  algorithm?: 'HS256' | 'HS384' | 'HS512';
  secret?: Buffer;
}

/** A copy of a token with some claims changed, signed with this installation's own key. */
export async function forged(app: TestApp, token: string, forgery: Forgery = {}): Promise<string> {
  const own = await app.app.get(InstallationSecrets, { strict: false }).get('access-token-key');
  const jwt = app.app.get(JwtService, { strict: false });
  const claims: Record<string, unknown> = { ...jwt.decode<object>(token), ...forgery.claims };
  for (const [name, value] of Object.entries(claims)) {
    if (value === undefined) delete claims[name];
  }
  const { algorithm = 'HS256', secret = own } = forgery;
  return jwt.sign(claims, { algorithm, secret });
}

/** Unix time this many seconds from now. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
