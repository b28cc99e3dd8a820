import { basePathOf, isBasePath } from './base-path';
import { isNetwork } from './networks';
import { EnvironmentError, type Variables, text, list } from './variables';

export function databaseUrl(variables: Variables): string {
  const value = text(variables, 'DATABASE_URL', '');
  if (!/^postgres(ql)?:\/\//.test(value)) {
    throw new EnvironmentError(
      'DATABASE_URL must be a postgresql:// address. `npm start` brings a PostgreSQL along when it is not set.',
    );
  }
  return value;
}

export function publicUrl(variables: Variables): string | null {
  const value = text(variables, 'PUBLIC_URL', '');
  if (!value) return null;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new EnvironmentError(`PUBLIC_URL must be a full http or https address, not "${value}".`);
  }
  const { search, hash, username, password } = new URL(value);
  if (search || hash || username || password) {
    throw new EnvironmentError(
      `PUBLIC_URL must be an address without a query, a fragment and credentials, not "${value}".`,
    );
  }
  const address = value.replace(/\/+$/, '');
  const path = basePathOf(address);
  if (path !== '' && !isBasePath(path)) {
    throw new EnvironmentError(
      `PUBLIC_URL can have a path such as /wa, of letters, digits, dots, hyphens and underscores, and none that the product uses itself, such as /v1; not "${value}".`,
    );
  }
  return address;
}

export function trustProxy(variables: Variables): string[] {
  const entries = list(variables, 'TRUST_PROXY');
  const wrong = entries.find((entry) => !isNetwork(entry));
  if (wrong === undefined) return entries;
  throw new EnvironmentError(
    `TRUST_PROXY must name the addresses of your proxies, such as 10.0.0.2, 172.16.0.0/12, loopback or uniquelocal, with commas between them; not "${wrong}".`,
  );
}

const HOST_NAME = /^(\*|\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*)$/;

export function allowedHosts(variables: Variables): string[] {
  const entries = list(variables, 'ALLOWED_HOSTS');
  const wrong = entries.find((entry) => !HOST_NAME.test(entry));
  if (wrong === undefined) return entries;
  throw new EnvironmentError(
    `ALLOWED_HOSTS must be host names without port, such as hooks.example, .agency.example for all below it or * for any, with commas between them; not "${wrong}".`,
  );
}
