/** An OpenID Connect provider that people may log in with, beside their password. */
export interface OidcSettings {
  /** `OIDC_ISSUER`: its address, exactly as it names itself. https, or http on this machine. */
  issuer: string;
  /** `OIDC_CLIENT_ID` and `OIDC_CLIENT_SECRET`: what it knows this installation by. The second is secret. */
  clientId: string;
  clientSecret: string;
  /** `OIDC_NAME`: what people know it by. Default: the host of its address. */
  name: string;
}

const NAME_MAX = 40;

/**
 * Reads `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` and `OIDC_NAME`. Null without any of the first three.
 *
 * @returns a sentence that says what is wrong, without the secret.
 */
export function readOidcSettings(
  given: Record<'issuer' | 'clientId' | 'clientSecret' | 'name', string>,
): OidcSettings | string | null {
  const { issuer, clientId, clientSecret, name } = given;
  const needed = Object.entries({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  });
  const missing = needed.filter(([, value]) => !value).map(([variable]) => variable);
  if (missing.length === needed.length && !name) return null;
  if (missing.length > 0) {
    return `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.`;
  }
  if (!isProvider(issuer)) {
    return `OIDC_ISSUER must be the https:// address of a provider (http:// only on this machine), without query, such as https://accounts.google.com, not "${issuer}".`;
  }
  if (name.length > NAME_MAX) return `OIDC_NAME must have at most ${NAME_MAX} characters.`;
  return { issuer, clientId, clientSecret, name: name || new URL(issuer).host };
}

function isProvider(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname, search, hash, username } = new URL(issuer);
  if (search || hash || username) return false;
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
}

/** Whether a host name leads to loopback: a secret sent there in the clear leaves no machine. */
function isThisMachine(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');
}
