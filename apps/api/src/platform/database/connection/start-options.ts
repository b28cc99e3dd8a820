import { ALL_ORGANIZATIONS, ORGANIZATION_SETTING } from './scoped-query';

/** Roles that the application runs under, by the address of their database, once {@link useRole} has been called. */
const roles = new Map<string, string>();

/** From here on connections to this database run under this role. */
export function useRole(databaseUrl: string, role: string): void {
  roles.set(databaseUrl, role);
}

/** The role that the application runs under; `none` for the one that logs in. */
export function roleOf(databaseUrl: string): string {
  return roles.get(databaseUrl) ?? 'none';
}

/** The address of a database for connections that see no organization until one is set. */
export function scopedUrl(databaseUrl: string): string {
  return withSettings(databaseUrl, roleSetting(databaseUrl));
}

/** The address of a database for connections that always work for all organizations. */
export function urlForAll(databaseUrl: string): string {
  const sees = { [ORGANIZATION_SETTING]: ALL_ORGANIZATIONS };
  return withSettings(databaseUrl, { ...sees, ...roleSetting(databaseUrl) });
}

/** The address of a database for its owner, who may change its tables, and sees all organizations. */
export function ownersUrl(databaseUrl: string): string {
  return withSettings(databaseUrl, { [ORGANIZATION_SETTING]: ALL_ORGANIZATIONS });
}

function roleSetting(databaseUrl: string): Record<string, string> {
  const role = roleOf(databaseUrl);
  return role === 'none' ? {} : { role };
}

/** Settings with which a connection begins, beside those that the address has already. */
function withSettings(url: string, settings: Record<string, string>): string {
  const ours = Object.entries(settings).map(
    ([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`,
  );
  if (ours.length === 0) return url;
  const given = /([?&])options=([^&]*)/.exec(url);
  const theirs = given ? [decodeURIComponent((given[2] ?? '').replaceAll('+', ' '))] : [];
  const options = `options=${encodeURIComponent([...theirs, ...ours].join(' '))}`;
  if (given) return url.replace(given[0], () => `${given[1]}${options}`);
  return `${url}${url.includes('?') ? '&' : '?'}${options}`;
}
